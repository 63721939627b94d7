import { COMPREHENSIONS, LOOPS, nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { heldInCell } from './cells.js';
import type { Definition } from './definitions.js';

const BLOCKS = nodeNames('Body', 'Script');
/** `a = 1; b = 2`. */
const SIDE_BY_SIDE = 'StatementGroup';
const RUN_LATER = nodeNames(
  'ClassDefinition',
  'ComprehensionExpression',
  'FunctionDefinition',
  'LambdaExpression',
);
const CERTAIN = nodeNames(
  'AssignStatement',
  'ClassDefinition',
  'DecoratedStatement',
  'DeleteStatement',
  'FunctionDefinition',
  'ImportStatement',
);
/** The order of more definitions is not looked at. */
const MOST_DEFINITIONS = 200;

/** From where on, and in which block, a definition has surely been run. */
interface Reach {
  readonly at: number;
  /** Where its statement has taken effect. */
  readonly from: number;
  /** Everything in this block behind `from` comes after it; `undefined` if it may be passed over. */
  readonly block: SyntaxNode | undefined;
}

/** The definitions of a name in one scope. */
interface Order {
  readonly scope: SyntaxNode;
  readonly reaches: readonly Reach[];
  readonly subsets: Map<string, readonly Definition[]>;
}

const newOrders = () => new Map<readonly Definition[], Order | undefined>();

/**
 * The definitions of a name that can hold at a place where it is read: those since the last one that
 * is always run before it. All of them where the order in which they run cannot be told.
 *
 * @param all the definitions in one scope. The same subset of them is always the same object.
 */
export function reaching(
  source: PythonSource,
  place: SyntaxNode,
  all: readonly Definition[],
): readonly Definition[] {
  if (all.length < 2 || all.length > MOST_DEFINITIONS) return all;
  const orders = source.remember(newOrders);
  if (!orders.has(all)) orders.set(all, orderOf(source, all));
  const order = orders.get(all);
  if (!order) return all;
  const kept = ownAt(place, order.reaches) ?? heldAt(source, place, order);
  if (kept.length === 0 || kept.length === all.length) return all;
  const key = kept.join();
  let subset = order.subsets.get(key);
  if (!subset) order.subsets.set(key, (subset = kept.flatMap((i) => all[i] ?? [])));
  return subset;
}

/** The definition that a place is the target of. */
function ownAt(place: SyntaxNode, reaches: readonly Reach[]): number[] | undefined {
  const own = reaches.findIndex(({ at, block }) => at === place.from && block !== undefined);
  return own < 0 ? undefined : [own];
}

function heldAt(source: PythonSource, place: SyntaxNode, order: Order): number[] {
  const { scope, reaches } = order;
  const loops = loopsAround(place, scope);
  if (loops) return keptAt(place, reaches, loops);
  if (scope.name !== 'Script' || source.starts.length < 2) return [];
  return heldInCell(
    source,
    place,
    reaches.map(({ at, block }) => ({ at, isCertain: block?.name === 'Script' })),
  );
}

function keptAt(
  place: SyntaxNode,
  reaches: readonly Reach[],
  loops: readonly SyntaxNode[],
): number[] {
  let last: Reach | undefined;
  for (const reach of reaches) {
    if (reach.from > place.from || !reach.block || !holds(reach.block, place)) continue;
    if (!last || reach.from >= last.from) last = reach;
  }
  const from = last?.from ?? -1;
  const at = last?.at ?? -1;
  const again = loops.filter((loop) => at < loop.from || at > loop.to).at(-1);
  return reaches.flatMap((reach, i) => {
    if (reach !== last && reach.from < from) return [];
    const isRunAgain = again !== undefined && again.from <= reach.at && reach.at <= again.to;
    return reach.from <= place.from || isRunAgain ? [i] : [];
  });
}

/** `undefined` where the definitions are in several scopes, or an annotation holds for all of them. */
function orderOf(source: PythonSource, all: readonly Definition[]): Order | undefined {
  if (all.some((one) => one.kind !== 'parameter' && 'type' in one)) return undefined;
  const scopes = all.map(({ at, kind }) => scopeAround(source.tree.resolveInner(at, 1), kind));
  const [scope] = scopes;
  if (!scope || scopes.some((one) => !one || !isSame(one, scope))) return undefined;
  const reaches = all.map((one) => reachOf(source, one, scope));
  return { scope, reaches, subsets: new Map() };
}

function isSame(a: SyntaxNode, b: SyntaxNode): boolean {
  return a.from === b.from && a.name === b.name;
}

/** The function, class or file that a definition binds its name in. */
function scopeAround(node: SyntaxNode, kind: Definition['kind']): SyntaxNode | undefined {
  const isHeader = kind === 'function' || kind === 'class';
  for (let at = isHeader ? (node.parent?.parent ?? null) : node; at; at = at.parent) {
    if (at.name === 'Script' || RUN_LATER.has(at.name)) return at;
    if (isComprehension(at)) return undefined;
  }
  return undefined;
}

function isComprehension(node: SyntaxNode): boolean {
  return (
    COMPREHENSIONS.has(node.name) || (node.name === 'ArgList' && node.getChild('for') !== null)
  );
}

/** The loops around a place, the innermost first; `undefined` if it runs at another time than its scope. */
function loopsAround(place: SyntaxNode, scope: SyntaxNode): readonly SyntaxNode[] | undefined {
  const loops: SyntaxNode[] = [];
  for (let at = place.parent; at; at = at.parent) {
    if (isSame(at, scope)) return loops;
    if (RUN_LATER.has(at.name)) return undefined;
    if (LOOPS.has(at.name)) loops.push(at);
  }
  return undefined;
}

function reachOf(source: PythonSource, one: Definition, scope: SyntaxNode): Reach {
  const { at } = one;
  if (one.kind === 'parameter') {
    const block = scope.getChild('Body') ?? scope.lastChild ?? undefined;
    return { at, from: scope.from, block };
  }
  const never = { at, from: at, block: undefined };
  let node = source.tree.resolveInner(at, 1);
  while (node.parent && !BLOCKS.has(node.parent.name) && node.parent.name !== SIDE_BY_SIDE) {
    if (node.name === 'NamedExpression' || node.name === 'ParamList') return never;
    node = node.parent;
  }
  const block =
    (node.parent?.name === SIDE_BY_SIDE ? node.parent.parent : node.parent) ?? undefined;
  switch (node.name) {
    case 'ForStatement': {
      const body = node.getChild('Body');
      return body ? { at, from: body.from, block: body } : never;
    }
    case 'WithStatement':
      return { ...never, block };
    case 'UpdateStatement':
      return { at, from: node.to, block: undefined };
    default:
      return CERTAIN.has(node.name) ? { at, from: node.to, block } : never;
  }
}

function holds(block: SyntaxNode, place: SyntaxNode): boolean {
  return block.from <= place.from && place.to <= block.to;
}
