import { columnOf, type DataTable } from '../data/table.js';
import type { Columns, Role } from './state.js';

/** One logged quantity: its values at ascending steps. Both of shape (n). */
export interface Series {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export type Curve = Exclude<Role, 'step'>;
export const CURVES = [
  'trainLoss',
  'validationLoss',
  'trainAccuracy',
  'validationAccuracy',
] as const;

/** What a log holds of each quantity, and what of it could not be read. */
export interface Run {
  readonly stepName: string;
  readonly curves: Partial<Readonly<Record<Curve, Series>>>;
  readonly problems: readonly string[];
}

/** So many rows without a loss at the end of a log are one that became NaN, not yet to come. */
const FEWEST_BLANK = 2;

/** The curves of a table. */
export function runOf(table: DataTable, columns: Columns): Run {
  const steps = columnOf(table, columns.step)?.numbers;
  const curves: Partial<Record<Curve, Series>> = {};
  const problems = [...table.problems];
  const end = lastLogged(table, columns);
  const isBlank = table.rows - 1 - end >= FEWEST_BLANK;
  for (const curve of CURVES) {
    const column = columnOf(table, columns[curve]);
    if (column?.numbers) {
      const broken = brokenAt(column.numbers, column.saysNaN?.[0], isBlank ? end : undefined);
      curves[curve] = series(steps, column.numbers, broken);
    } else if (columns[curve] !== null) {
      problems.push(
        `${table.name} has no column “${columns[curve]}” of numbers. Choose another under Log.`,
      );
    }
  }
  return { stepName: columns.step ?? 'row', curves, problems };
}

/** The last row with a loss; −1 if there is none. */
function lastLogged(table: DataTable, { trainLoss, validationLoss }: Columns): number {
  const losses = [trainLoss, validationLoss].map((name) => columnOf(table, name)?.numbers);
  return Math.max(-1, ...losses.map((values) => (values ? lastNumber(values) : -1)));
}

function lastNumber(values: Float64Array): number {
  return values.findLastIndex((value) => !Number.isNaN(value));
}

/**
 * The row at which an unbroken curve goes wrong: its first cell that says NaN, or the first empty one
 * after `end`, where all losses end. pandas writes NaN as an empty cell.
 */
function brokenAt(
  values: Float64Array,
  firstNaN: number | undefined,
  end: number | undefined,
): number | undefined {
  const last = lastNumber(values);
  const isUnbroken = values.subarray(0, last + 1).every((value) => !Number.isNaN(value));
  if (last < 0 || !isUnbroken) return undefined;
  return firstNaN === last + 1 || end === last ? last + 1 : undefined;
}

/** The rows that have a value, and the broken one, by ascending steps. */
function series(
  steps: Float64Array | undefined,
  values: Float64Array,
  broken: number | undefined,
): Series {
  const rows = Array.from(values.keys()).filter(
    (row) => (!Number.isNaN(values[row]) || row === broken) && Number.isFinite(steps?.[row] ?? 0),
  );
  const stepOf = (row: number): number => steps?.[row] ?? row + 1;
  rows.sort((a, b) => stepOf(a) - stepOf(b));
  return {
    steps: Float64Array.from(rows, stepOf),
    values: Float64Array.from(rows, (row) => values[row] ?? NaN),
  };
}

/** The last value that was logged by a step; NaN before the first. */
export function valueAt({ steps, values }: Series, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? Infinity) <= step) low = middle + 1;
    else high = middle;
  }
  return values[low - 1] ?? NaN;
}

/** Another curve's value at each step of this one: the last that was logged by then, NaN before. */
export function alignedTo({ steps }: Series, other: Series): Float64Array {
  let at = -1;
  return steps.map((step) => {
    while (at + 1 < other.steps.length && (other.steps[at + 1] ?? Infinity) <= step) at += 1;
    return other.values[at] ?? NaN;
  });
}
