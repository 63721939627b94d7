import { columnOf, type Column, type DataTable } from '../data/table.js';
import { resolveLog } from './logTable.js';
import { resume, type Resumed, type ResumeReading } from './resumes.js';
import { along, type Axis } from './runs/axes.js';
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
  readonly resumed: Resumed | undefined;
  /** The steps at which the log begins with its header again. */
  readonly restarts: readonly number[];
  /** Whether empty cells are taken for NaN. */
  readonly hasBlanks: boolean;
  readonly problems: readonly string[];
}

export type Sums = Partial<Readonly<Record<'trainLoss' | 'validationLoss', readonly string[]>>>;

/** What of a state says how a log is read. */
export interface LogReading {
  readonly columns: Columns;
  readonly run?: string | null;
  readonly resumed?: ResumeReading | null;
  /** Columns whose sum is taken for a loss in the place of its own column. */
  readonly sums?: Sums;
  /** What the rows are placed along; the step that the log is read by unless told. */
  readonly axis?: Axis;
}

/** So many rows without a loss at the end of a log are one that became NaN, not yet to come. */
const FEWEST_BLANK = 2;
/** So many rows in a row have a value before empty ones mean that it became NaN; fewer where no value follows. */
const FEWEST_FILLED = 3;
const FEWEST_AT_END = 2;

/** The curves of a table. */
export function runOf(given: DataTable, reading: LogReading): Run {
  const { columns } = reading;
  const { table, notes } = resolveLog(given, reading.run ?? null);
  const problems = [...given.problems, ...notes];
  const sums: Partial<Record<Curve, readonly string[]>> = reading.sums ?? {};
  const own = CURVES.map((curve) => {
    const parts = sums[curve];
    return [curve, parts ? sumOf(table, parts) : columnOf(table, columns[curve])] as const;
  });
  const shown = own.flatMap(([, column]) => column ?? []);
  const blanks = blanksOf(table, shown);
  const written = columnOf(table, columns.step)?.numbers;
  const loss = columnOf(table, columns.trainLoss ?? columns.validationLoss);
  const resumed =
    written &&
    resume(
      written,
      loggedRows(table, shown),
      shown.flatMap(({ numbers }) => numbers ?? []),
      loss?.numbers,
      reading.resumed ?? null,
    );
  const { axis = 'logged' } = reading;
  const other = axis === 'logged' ? undefined : along(table, axis);
  const steps = other ? keptOf(other.steps, resumed) : (resumed?.steps ?? written);
  const curves: Partial<Record<Curve, Series>> = {};
  for (const [curve, column] of own) {
    if (axis !== 'logged' && !other) continue;
    if (column?.numbers) {
      curves[curve] = series(steps, column, blanks.get(column));
    } else if (columns[curve] !== null) {
      problems.push(
        `${table.name} has no column “${columns[curve]}” of numbers. Choose another under Log.`,
      );
    }
  }
  const restarts = (table.restarts ?? []).map((row) => steps?.[row] ?? row + 1);
  return {
    stepName: other?.name ?? columns.step ?? 'row',
    curves,
    resumed,
    restarts,
    hasBlanks: blanks.size > 0,
    problems,
  };
}

/** The sum of columns, NaN where one of them is; a row without one of them has none. */
function sumOf(table: DataTable, names: readonly string[]): Column | undefined {
  const parts = names.flatMap((name) => columnOf(table, name) ?? []);
  const [first] = parts;
  if (!first?.numbers) return undefined;
  const saysNaN = new Set(parts.flatMap((part) => [...(part.saysNaN ?? [])]));
  return {
    name: names.join(' + '),
    numbers: first.numbers.map((_, row) =>
      parts.reduce((sum, { numbers }) => sum + (numbers?.[row] ?? NaN), 0),
    ),
    ...(saysNaN.size > 0 && { saysNaN: Int32Array.from(saysNaN).sort() }),
  };
}

/** The places of the rows that a resumed log is read by. */
function keptOf(steps: Float64Array, resumed: Resumed | undefined): Float64Array {
  return resumed
    ? steps.map((step, row) => (Number.isNaN(resumed.steps[row]) ? NaN : step))
    : steps;
}

function loggedRows(table: DataTable, columns: readonly Column[]): Int32Array {
  const rows = new Int32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (columns.some(({ numbers }) => !Number.isNaN(numbers?.[row] ?? NaN))) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/**
 * Empty cells that mean NaN, as pandas writes it: after at least `FEWEST_FILLED` filled ones from the first row
 * on, where the other columns are filled as before. A single one at the end is a value that is yet to come.
 */
function blanksOf(table: DataTable, columns: readonly Column[]): Map<Column, ReadonlySet<number>> {
  const blanks = new Map<Column, ReadonlySet<number>>();
  const numeric = table.columns.flatMap((column) => (column.numbers ? [column] : []));
  for (const column of columns) {
    const values = column.numbers;
    if (!values) continue;
    const first = values.findIndex((value) => Number.isNaN(value));
    const last = values.findLastIndex((value) => !Number.isNaN(value));
    if (first < (last > first ? FEWEST_FILLED : FEWEST_AT_END)) continue;
    const found = new Set<number>();
    for (let row = first; row < table.rows; row++) {
      if (Number.isNaN(values[row]) && isFilledAs(numeric, columns, row, first - 1)) found.add(row);
    }
    const isEnd = found.size < FEWEST_BLANK && found.has(table.rows - 1);
    const isSparse = found.size > table.rows / 2 && last > first;
    if (found.size > 0 && !isEnd && !isSparse) blanks.set(column, found);
  }
  return blanks;
}

/** Whether a row has a number where another has one, but for curves that have become NaN. */
function isFilledAs(
  columns: readonly Column[],
  curves: readonly Column[],
  row: number,
  like: number,
): boolean {
  return columns.every((column) => {
    const isFilled = !Number.isNaN(column.numbers?.[row] ?? NaN);
    const wasFilled = !Number.isNaN(column.numbers?.[like] ?? NaN);
    return isFilled === wasFilled || (curves.includes(column) && wasFilled);
  });
}

/** The rows that have a value, or say that it is NaN, by ascending steps. */
function series(
  steps: Float64Array | undefined,
  { numbers, saysNaN }: Column,
  blank: ReadonlySet<number> | undefined,
): Series {
  const values = numbers ?? new Float64Array();
  const nan = new Set(saysNaN);
  const rows = new Int32Array(values.length);
  let count = 0;
  let isAscending = true;
  let last = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const isLogged = !Number.isNaN(values[row]) || nan.has(row) || blank?.has(row) === true;
    const step = steps ? (steps[row] ?? NaN) : row + 1;
    if (!isLogged || !Number.isFinite(step)) continue;
    if (step < last) isAscending = false;
    last = step;
    rows[count++] = row;
  }
  const stepOf = (row: number): number => steps?.[row] ?? row + 1;
  const kept = rows.slice(0, count);
  if (!isAscending) kept.sort((a, b) => stepOf(a) - stepOf(b) || a - b);
  const ordered = { steps: new Float64Array(count), values: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const row = kept[i] ?? 0;
    ordered.steps[i] = stepOf(row);
    ordered.values[i] = values[row] ?? NaN;
  }
  return ordered;
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
