import type { SyntaxNode } from '../syntax/nodes.js';
import { stringAt } from './builtinCalls.js';
import { heldBy, isContainer } from './containers.js';
import type { Evaluator } from './evaluator.js';
import {
  each,
  entryAt,
  instance,
  itemsOf,
  known,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Items,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { isNumeric, isString, tensorFrom } from './tensors.js';

/** `object[key]`. */
export function indexed(
  meaning: Meaning,
  node: SyntaxNode,
  key: SyntaxNode,
  evaluator: Evaluator,
): Meanings {
  const tensor = tensorFrom(meaning, evaluator.knowledge);
  if (tensor) return [tensor];
  if (isString(meaning)) return STRING;
  const isSlice = node.getChild(':') !== null;
  const isPair = node.getChild(',') !== null;
  switch (meaning.kind) {
    case 'mapping':
      return entryAt(meaning, stringAt(evaluator, key));
    case 'items':
      return isPair
        ? UNKNOWN
        : isSlice
          ? slice(meaning, node, evaluator)
          : itemAt(meaning, key, evaluator);
    case 'instance': {
      if (isPair) return UNKNOWN;
      if (meaning.type === 'torch.Size') return isSlice ? [meaning] : NUMERIC;
      if (isContainer(meaning.type)) {
        if (isSlice) return [instance(meaning.type)];
        return each(heldBy(meaning, evaluator), (held) => indexed(held, node, key, evaluator));
      }
      return integerOf(evaluator.source.text, key) !== undefined && !isSlice
        ? evaluator.items([meaning])
        : UNKNOWN;
    }
    case 'ownInstance':
      if (isSlice || isPair) return UNKNOWN;
      return each(evaluator.attribute([meaning], '__getitem__'), (method) =>
        method.kind === 'ownFunction' ? evaluator.result(method, node) : UNKNOWN,
      );
    default:
      return UNKNOWN;
  }
}

function itemAt(list: Items, key: SyntaxNode, evaluator: Evaluator): Meanings {
  const index = integerOf(evaluator.source.text, key);
  if (index !== undefined)
    return list.isEndless ? union(list.items) : (list.items.at(index) ?? UNKNOWN);
  return known(evaluator.of(key)).some(isNumeric) ? union(list.items) : UNKNOWN;
}

/** `list[a:b]`, exact where a and b are written as numbers. */
function slice(list: Items, node: SyntaxNode, evaluator: Evaluator): Meanings {
  const written = evaluator.source.text.slice(node.getChild('[')?.to ?? node.from, node.to - 1);
  const ends = /^\s*(-?\d*)\s*:\s*(-?\d*)\s*$/.exec(written)?.slice(1);
  if (!ends || list.isEndless) return itemsOf([union(list.items)], true);
  const [from, to] = ends.map((end) => (end === '' ? undefined : Number(end)));
  return itemsOf(list.items.slice(from, to), false);
}

/** A whole number as it is written. */
function integerOf(text: string, node: SyntaxNode): number | undefined {
  const written = text.slice(node.from, node.to);
  return /^-?\d+$/.test(written) ? Number(written) : undefined;
}
