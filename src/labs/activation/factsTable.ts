import { facts, type Facts, type Interval } from '../../engine/activations/facts.js';
import { type Table } from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
import { Recent } from '../recent.js';
import { bind, labelOf } from './curves.js';
import { MAX_CURVES, type Curve } from './state.js';

interface Row {
  readonly name: string;
  readonly of: (facts: Facts) => string;
  /** It is found by f″. */
  readonly needsSecond?: true;
}

const ROWS: readonly Row[] = [
  { name: 'Range', of: ({ range }) => rangeText(range) },
  { name: 'Zero-centered', of: ({ zeroCentred }) => (zeroCentred ? 'yes' : 'no') },
  { name: 'Monotone', of: ({ monotone }) => monotone },
  { name: 'Saturates', of: ({ saturates }) => sidesText(saturates) },
  { name: 'Dead where', of: ({ dead }) => listText(dead) },
  {
    name: 'Steepest slope',
    of: ({ steepest: { slope, at } }) => `${show(slope)} at ${show(at)}`,
    needsSecond: true,
  },
  { name: 'Fixed points', of: ({ fixedPoints }) => listText(fixedPoints) },
  { name: 'Mean of f(Z), Z ~ N(0, 1)', of: ({ mean }) => show(clean(mean)) },
  { name: 'Variance of f(Z)', of: ({ variance }) => show(variance) },
];

const known = new Recent<readonly string[]>(MAX_CURVES);

/** What can be said of each curve, computed by the engine: a column a curve. */
export function factsTable(curves: readonly Curve[]): Table {
  const columns = curves.map((curve) => {
    const key = JSON.stringify([curve.id, curve.params]);
    return known.get(key, () => factsOf(curve));
  });
  return {
    columns: ['Fact', ...curves.map(labelOf)],
    rows: ROWS.map(({ name }, i) => [name, ...columns.map((texts) => texts[i] ?? '')]),
  };
}

function factsOf(curve: Curve): string[] {
  const bound = bind(curve);
  const { d2f } = bound;
  const found = facts({ ...bound, d2f: d2f ?? (() => NaN) });
  return ROWS.map(({ of, needsSecond }) => (needsSecond && !d2f ? 'not computed' : of(found)));
}

function rangeText({ inf, sup, infAttained, supAttained }: Facts['range']): string {
  return `${infAttained ? '[' : '('}${show(clean(inf))}, ${show(clean(sup))}${supAttained ? ']' : ')'}`;
}

function sidesText({ left, right }: Facts['saturates']): string {
  if (left && right) return 'both sides';
  return left ? 'on the left' : right ? 'on the right' : 'nowhere';
}

function listText(intervals: readonly Interval[]): string {
  if (intervals.length === 0) return 'nowhere';
  return intervals
    .map(({ from, to }) =>
      from === to ? show(clean(from)) : `${show(clean(from))} to ${show(clean(to))}`,
    )
    .join('; ');
}

/** What is known to 1e-10 is not shown closer to 0 than that. */
function clean(value: number): number {
  return Math.abs(value) < 1e-10 ? 0 : value;
}
