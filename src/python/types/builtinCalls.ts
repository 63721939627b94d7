import { argument, type CallParts } from '../syntax/callParts.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { asList, heldBy, isContainer, onlyList } from './containers.js';
import type { Evaluator } from './evaluator.js';
import {
  areAll,
  entryAt,
  itemsOf,
  known,
  mappingOf,
  NUMERIC,
  STRING,
  union,
  UNKNOWN,
  type Meaning,
  type Meanings,
} from './meaning.js';
import { computedFrom, isNumeric } from './tensors.js';

const NUMBERS = new Set('bool callable float hasattr int isinstance issubclass len ord'.split(' '));
const STRINGS = new Set('ascii bin chr format hex input oct repr str'.split(' '));
const SHUFFLED = new Set('frozenset iter reversed set sorted'.split(' '));

/** The functions of Python whose results are told. */
export const INFERRED_BUILTINS: ReadonlySet<string> = new Set([
  ...NUMBERS,
  ...STRINGS,
  ...SHUFFLED,
  ...'abs dict enumerate getattr list max min next pow print range round sum tuple zip'.split(' '),
]);

/** What a call of one of Python's own functions gives; unknown where that is not told. */
export function resultOfBuiltin(
  name: string,
  self: Meaning | undefined,
  parts: CallParts,
  evaluator: Evaluator,
): Meanings {
  if (self?.kind === 'mapping') return ofMapping(name, self, parts, evaluator);
  if (self?.kind === 'items') return ofList(name, self);
  const { positional, keywords, isOpen } = parts;
  const [first, second] = positional;
  const of = (node: SyntaxNode | undefined): Meanings => (node ? evaluator.of(node) : UNKNOWN);
  const isStarred = positional.some((part) => part.isStarred);
  if (NUMBERS.has(name)) return NUMERIC;
  if (STRINGS.has(name)) return STRING;
  if (name === 'print') return [];
  if (name === 'range') return itemsOf([NUMERIC], true);
  if (name === 'dict') {
    if (isOpen || positional.length > 1) return UNKNOWN;
    return first ? asMapping(of(first.node)) : namedEntries(keywords, evaluator);
  }
  if (isStarred || isOpen) return UNKNOWN;
  switch (name) {
    case 'list':
    case 'tuple':
      return first ? asList(of(first.node), evaluator) : itemsOf([], false);
    case 'enumerate':
      return first
        ? itemsOf([itemsOf([NUMERIC, evaluator.items(of(first.node))], false)], true)
        : UNKNOWN;
    case 'zip': {
      const items = positional.map(({ node }) => evaluator.items(of(node)));
      return itemsOf([itemsOf(items, false)], true);
    }
    case 'next':
      return first && !second ? evaluator.items(of(first.node)) : UNKNOWN;
    case 'getattr': {
      const attribute = second && stringAt(evaluator, second.node);
      return first && attribute !== undefined && positional.length === 2
        ? evaluator.attribute(of(first.node), attribute)
        : UNKNOWN;
    }
    case 'abs':
    case 'pow':
    case 'round':
      return sameKind(
        positional.slice(0, 1).map(({ node }) => of(node)),
        evaluator,
      );
    case 'sum':
      return first ? sameKind([evaluator.items(of(first.node))], evaluator) : UNKNOWN;
    case 'max':
    case 'min':
      if (keywords.size > 0) return UNKNOWN;
      return sameKind(
        positional.length === 1
          ? positional.map(({ node }) => evaluator.items(of(node)))
          : positional.map(({ node }) => of(node)),
        evaluator,
      );
    default:
      return first && SHUFFLED.has(name) ? endlessly(of(first.node), evaluator) : UNKNOWN;
  }
}

function endlessly(values: Meanings, evaluator: Evaluator): Meanings {
  const items = evaluator.items(values);
  return items === UNKNOWN ? UNKNOWN : itemsOf([items], true);
}

/** A tensor for tensors and numbers, a number for numbers alone, unknown for anything else. */
function sameKind(all: readonly Meanings[], { knowledge }: Evaluator): Meanings {
  const together = union(all);
  const tensor = computedFrom(together, knowledge);
  if (tensor) return [tensor];
  return known(together).length > 0 && areAll(together, isNumeric) ? NUMERIC : UNKNOWN;
}

/** `dict(a=1)`, `OrderedDict([("a", 1)])`. */
export function asMapping(values: Meanings): Meanings {
  if (areAll(values, ({ kind }) => kind === 'mapping')) return values;
  const list = onlyList(values);
  if (!list) return UNKNOWN;
  const pairs = list.items.map((item) => onlyList(item));
  if (pairs.some((pair) => pair?.isEndless !== false || pair.items.length !== 2)) return UNKNOWN;
  return mappingOf(STRING, union(pairs.map((pair) => pair?.items[1] ?? UNKNOWN)));
}

function namedEntries(keywords: CallParts['keywords'], evaluator: Evaluator): Meanings {
  const entries = new Map<string, Meanings>();
  for (const [key, node] of keywords) entries.set(key, evaluator.of(node));
  return mappingOf(STRING, union([...entries.values()]), entries);
}

/** The text of a plain string. */
export function stringAt(evaluator: Evaluator, node: SyntaxNode): string | undefined {
  if (node.name !== 'String') return undefined;
  return /^(['"])([^\\]*)\1$/.exec(evaluator.source.text.slice(node.from, node.to))?.[2];
}

function ofMapping(
  name: string,
  self: Extract<Meaning, { kind: 'mapping' }>,
  parts: CallParts,
  evaluator: Evaluator,
): Meanings {
  switch (name) {
    case 'dict.items':
      return itemsOf([itemsOf([self.keys, self.values], false)], true);
    case 'dict.keys':
      return itemsOf([self.keys], true);
    case 'dict.values':
      return self.entries
        ? itemsOf([...self.entries.values()], false)
        : itemsOf([self.values], true);
    case 'dict.copy':
      return [self];
    case 'dict.get':
    case 'dict.pop': {
      const key = argument(parts, 0, 'key');
      const at = key && stringAt(evaluator, key);
      const other = parts.positional[1];
      return other ? union([entryAt(self, at), evaluator.of(other.node)]) : entryAt(self, at);
    }
    default:
      return UNKNOWN;
  }
}

function ofList(name: string, self: Extract<Meaning, { kind: 'items' }>): Meanings {
  if (name === 'list.pop') return union(self.items);
  if (name === 'list.copy') return [self];
  return ['list.count', 'list.index'].includes(name) ? NUMERIC : UNKNOWN;
}

/** The methods of containers of modules that give their items. */
export function resultOfContainer(
  container: Extract<Meaning, { kind: 'instance' }>,
  method: string,
  parts: CallParts,
  evaluator: Evaluator,
): Meanings {
  if (!isContainer(container.type)) return UNKNOWN;
  const [held] = known(heldBy(container, evaluator));
  if (held?.kind === 'mapping') return ofMapping(`dict.${method}`, held, parts, evaluator);
  return held?.kind === 'items' && method === 'pop' ? union(held.items) : UNKNOWN;
}
