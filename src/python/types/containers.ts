import { grownOf } from '../scopes/grown.js';
import { argument, callParts, type Part } from '../syntax/callParts.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { Evaluator } from './evaluator.js';
import {
  areAll,
  endless,
  instance,
  itemsOf,
  known,
  mappingOf,
  only,
  union,
  UNKNOWN,
  type Items,
  type Meaning,
  type Meanings,
} from './meaning.js';

const MODULES = ['torch.nn.Module'];
const PARAMETERS = ['torch.nn.Parameter'];

/** Classes of torch that hold others, what their items are at least, and the argument that gives these. */
const CONTAINERS: ReadonlyMap<string, readonly [readonly string[], string]> = new Map([
  ['torch.nn.Sequential', [MODULES, '']],
  ['torch.nn.ModuleList', [MODULES, 'modules']],
  ['torch.nn.ModuleDict', [MODULES, 'modules']],
  ['torch.nn.ParameterList', [PARAMETERS, 'values']],
  ['torch.nn.ParameterDict', [PARAMETERS, 'parameters']],
]);

/** More items are not told apart. */
export const MOST_ITEMS = 50;

type Instance = Extract<Meaning, { kind: 'instance' }>;

export function isContainer(type: string): boolean {
  return CONTAINERS.has(type);
}

/** What a container of torch holds, as a list or a dict. */
export function heldBy({ type, call }: Instance, asking: Evaluator): Meanings {
  const [[atLeast = ''] = [], keyword = ''] = CONTAINERS.get(type) ?? [];
  const any: Meanings = [instance(atLeast)];
  const isMapping = type.endsWith('Dict');
  const unknown = isMapping ? mappingOf(UNKNOWN, any) : itemsOf([any], true);
  if (!call) return unknown;
  const { node, source } = call;
  const evaluator = asking.in(source);
  return evaluator.once(`held ${node.from} ${node.to}`, () => {
    const parts = callParts(source.text, node);
    const given = argument(parts, 0, keyword);
    let held: Meanings;
    if (type === 'torch.nn.Sequential') {
      const [lone] = parts.positional.length === 1 ? parts.positional : [];
      const first = lone && !lone.isStarred ? evaluator.of(lone.node) : UNKNOWN;
      held = known(first).some(({ kind }) => kind === 'mapping')
        ? first
        : listOf(parts.positional, evaluator);
    } else if (!given) {
      held = parts.isOpen || parts.positional.length > 0 ? UNKNOWN : emptyOf(isMapping);
    } else {
      held = isMapping ? evaluator.of(given) : asList(evaluator.of(given), evaluator);
      if (isMapping && !areAll(held, ({ kind }) => kind === 'mapping')) held = UNKNOWN;
    }
    const grown = withGrown(held, node, evaluator);
    return known(grown).length > 0 ? atLeastEach(grown, any) : unknown;
  });
}

/** What is not known of the items is known of all items. */
function atLeastEach(held: Meanings, any: Meanings): Meanings {
  const [first] = known(held);
  const atLeast = (item: Meanings): Meanings => (item === UNKNOWN ? any : item);
  if (first?.kind === 'items') return itemsOf(first.items.map(atLeast), first.isEndless);
  if (first?.kind !== 'mapping') return held;
  const entries = [...(first.entries ?? [])].map(([key, item]): [string, Meanings] => [
    key,
    atLeast(item),
  ]);
  return mappingOf(first.keys, atLeast(first.values), first.entries && new Map(entries));
}

function emptyOf(isMapping: boolean): Meanings {
  return isMapping ? mappingOf([], [], new Map()) : itemsOf([], false);
}

/** The items of a list, tuple or call, where `*others` adds those of another list. */
export function listOf(parts: readonly Part[], evaluator: Evaluator): Meanings {
  if (parts.length > MOST_ITEMS) return UNKNOWN;
  const items: Meanings[] = [];
  let isEndless = false;
  for (const { node, isStarred } of parts) {
    if (!isStarred) items.push(evaluator.of(node));
    else {
      const list = onlyList(asList(evaluator.of(node), evaluator));
      if (!list) return UNKNOWN;
      items.push(...list.items);
      isEndless ||= list.isEndless;
    }
  }
  if (items.length > MOST_ITEMS) return UNKNOWN;
  return isEndless ? endless(...items) : itemsOf(items, false);
}

/** What can be iterated over, as a list of what it gives. */
export function asList(values: Meanings, evaluator: Evaluator): Meanings {
  const list = onlyList(values);
  if (list) return [list];
  const held = only(values);
  if (held?.kind === 'instance' && isContainer(held.type) && !held.type.endsWith('Dict')) {
    return heldBy(held, evaluator);
  }
  const items = evaluator.items(values);
  return items === UNKNOWN ? UNKNOWN : itemsOf([items], true);
}

export function onlyList(values: Meanings): Items | undefined {
  const list = only(values);
  return list?.kind === 'items' ? list : undefined;
}

/** A list or dict with what the file puts into it later. */
export function withGrown(made: Meanings, node: SyntaxNode, evaluator: Evaluator): Meanings {
  const held = only(made);
  if (held?.kind !== 'items' && held?.kind !== 'mapping') return made;
  const { added, lists, isReordered, isOpen } = grownOf(evaluator.source, node);
  if (isOpen) return UNKNOWN;
  if (added.length + lists.length === 0 && !isReordered) return made;
  const more = [
    ...added.map((one) => evaluator.of(one)),
    ...lists.map((one) => evaluator.items(evaluator.of(one))),
  ];
  if (held.kind === 'mapping') return mappingOf(UNKNOWN, union([held.values, ...more]));
  return endless(...held.items, ...more);
}
