import type { Part } from '../syntax/callParts.js';
import { children } from '../syntax/children.js';
import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import { stringAt } from './builtinCalls.js';
import { MOST_ITEMS, onlyList } from './containers.js';
import type { Evaluator } from './evaluator.js';
import {
  areAll,
  each,
  itemsOf,
  mappingOf,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Meanings,
} from './meaning.js';
import { computedFrom, isNumeric, isString } from './tensors.js';

/** A dictionary with more entries is as good as unknown. */
const MOST_ENTRIES = 200;
const PUNCTUATION = nodeNames('(', ')', '[', ']', ',', 'Comment', 'return', 'yield');

/** `[x for x in xs]`, whose items are all alike. */
export function comprehension(node: SyntaxNode, evaluator: Evaluator): Meanings {
  const item = node.firstChild?.nextSibling;
  return item && node.getChild('for') ? itemsOf([evaluator.of(item)], true) : UNKNOWN;
}

/** `{"a": x, "b": y}`, `{**others}`. */
export function dictionary(node: SyntaxNode, evaluator: Evaluator): Meanings {
  const parts = children(node).filter(({ name }) => name !== 'Comment');
  const entries = new Map<string, Meanings>();
  const values: Meanings[] = [];
  const keys: Meanings[] = [];
  for (let i = 1; i < parts.length - 1; i += 4) {
    const [key, colon, value] = parts.slice(i, i + 3);
    if (!key || colon?.name !== ':' || !value || values.length > MOST_ENTRIES) return UNKNOWN;
    const at = stringAt(evaluator, key);
    if (at !== undefined) entries.set(at, evaluator.of(value));
    keys.push(evaluator.of(key));
    values.push(evaluator.of(value));
  }
  const areNamed = entries.size === values.length;
  return mappingOf(union(keys), union(values), areNamed ? entries : undefined);
}

/** `model.module if hasattr(model, "module") else model`: each object is asked whether it has it. */
export function unwrapped(node: SyntaxNode, evaluator: Evaluator): Meanings {
  const [value, , condition, , other] = children(node);
  const object = value?.name === 'MemberExpression' ? value.firstChild : null;
  if (!object || !value?.lastChild || !condition || !other) return UNKNOWN;
  const name = textOf(evaluator, value.lastChild);
  const written = textOf(evaluator, condition).replaceAll(/\s/g, '').replaceAll('"', "'");
  const text = textOf(evaluator, object);
  const isAsked =
    written === `hasattr(${text},'${name}')` || written.startsWith(`isinstance(${text},`);
  if (!isAsked || textOf(evaluator, other) !== text) return UNKNOWN;
  return each(evaluator.of(object), (one) => {
    const held = evaluator.attribute([one], name);
    return held === UNKNOWN ? [one] : held;
  });
}

/** Two operands with an operator between them. */
export function binary(node: SyntaxNode, evaluator: Evaluator): Meanings {
  const { firstChild: left, lastChild: right } = node;
  const operator = left?.nextSibling?.name;
  if (!left || !right) return UNKNOWN;
  if (operator === 'and' || operator === 'or')
    return union([evaluator.of(left), evaluator.of(right)]);
  if (operator === 'in' || operator === 'not' || operator === 'is') return NUMERIC;
  return operands([left, right], evaluator);
}

/** An operator gives a tensor where one side is a tensor, and says nothing where both are numbers. */
export function operands(sides: readonly (SyntaxNode | null)[], evaluator: Evaluator): Meanings {
  const all = sides.map((side): Meanings =>
    side ? evaluator.values(evaluator.of(side)) : UNKNOWN,
  );
  for (const meanings of all) {
    const tensor = computedFrom(meanings, evaluator.knowledge);
    if (tensor) return [tensor];
  }
  if (all.some((meanings) => meanings !== UNKNOWN && meanings.length === 0)) return [];
  if (all.every((meanings) => areAll(meanings, isNumeric))) return NUMERIC;
  const [left, right] = all.map((meanings) => onlyList(meanings));
  if (left && right) {
    const items = [...left.items, ...right.items];
    const isExact = !left.isEndless && !right.isEndless && items.length <= MOST_ITEMS;
    return isExact ? itemsOf(items, false) : itemsOf([union(items)], true);
  }
  return areAll(all[0] ?? UNKNOWN, isString) && all.length === 2 ? STRING : UNKNOWN;
}

/** `[("name", value), …]` as a dict. */
export function pairs(node: SyntaxNode, evaluator: Evaluator): Meanings {
  if (node.name !== 'ArrayExpression') return UNKNOWN;
  const entries = new Map<string, Meanings>();
  for (const { node: pair, isStarred } of partsOf(node)) {
    const [key, value, other] = pair.name === 'TupleExpression' ? partsOf(pair) : [];
    const name = key && stringAt(evaluator, key.node);
    if (isStarred || name === undefined || !value || other) return UNKNOWN;
    entries.set(name, evaluator.of(value.node));
  }
  return mappingOf(STRING, union([...entries.values()]), entries);
}

/** The items of a list or tuple as it is written. */
export function partsOf(node: SyntaxNode): Part[] {
  const parts: Part[] = [];
  let isStarred = false;
  for (let at = node.firstChild; at && parts.length <= MOST_ITEMS; at = at.nextSibling) {
    if (at.name === '*') isStarred = true;
    else if (!PUNCTUATION.has(at.name) && !at.type.isError) {
      parts.push({ node: at, isStarred });
      isStarred = false;
    }
  }
  return parts;
}

function textOf({ source }: Evaluator, node: SyntaxNode): string {
  return source.text.slice(node.from, node.to);
}
