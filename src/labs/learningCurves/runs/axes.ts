import type { Column, DataTable } from '../../data/table.js';
import { isStepName, stepRank, wordsOf } from '../names.js';

/** What the runs are compared along: the step that each is read by, or another of its counters or clocks. */
export const AXES = ['logged', 'epoch', 'step', 'relative', 'wall'] as const;
export type Axis = (typeof AXES)[number];

/** The places of a log's rows along an axis. */
export interface AlongAxis {
  readonly name: string;
  /** Of each row, shape (rows); NaN where the log does not say. Times are in seconds. */
  readonly steps: Float64Array;
}

const WALL =
  /^(wall[ _]?time|_?timestamp|time|date|datetime|created[ _]?at|utc|unix[ _]?time|epoch[ _]?time)$/i;
const RELATIVE =
  /^(_?runtime|relative[ _]?time|elapsed([ _]?time)?|time([ _](elapsed|total))?([ _]?(s|sec|secs|seconds))?|total[ _]?time|train(ing)?[ _]?time|seconds|wall[ _]?clock)$/i;
/** Later than 2001 in seconds since 1970, and in milliseconds. */
const SECONDS = 1e9;
const MILLISECONDS = 1e12;

/** The rows of a log along an axis; `undefined` if the log does not say. */
export function along(table: DataTable, axis: Exclude<Axis, 'logged'>): AlongAxis | undefined {
  if (axis === 'epoch' || axis === 'step') return counter(table, axis);
  const wall = wallTimes(table);
  if (axis === 'wall') return wall && { name: 'time', steps: wall };
  const relative = wall ? sinceStart(wall) : elapsed(table);
  return relative && { name: 'time since the start', steps: relative };
}

/** The axes that a log can be shown along. */
export function axesOf(table: DataTable): Axis[] {
  return AXES.filter((axis) => axis === 'logged' || along(table, axis) !== undefined);
}

function counter({ columns }: DataTable, axis: 'epoch' | 'step'): AlongAxis | undefined {
  const fitting = columns.flatMap((column) => {
    const words = wordsOf(column.name);
    if (!column.numbers || !isStepName(words)) return [];
    const rank = stepRank(words);
    return (rank === 0) === (axis === 'epoch') && ascends(column.numbers)
      ? [{ column, numbers: column.numbers, rank }]
      : [];
  });
  const [found] = fitting.toSorted((one, other) => one.rank - other.rank);
  return found && { name: found.column.name, steps: found.numbers };
}

/** Whether a counter never goes back, as that of the batches of an epoch does. */
function ascends(numbers: Float64Array): boolean {
  let last = -Infinity;
  return numbers.every((value) => {
    if (Number.isNaN(value)) return true;
    const isNext = value >= last;
    last = value;
    return isNext;
  });
}

/** In seconds since 1970. */
function wallTimes({ columns }: DataTable): Float64Array | undefined {
  const found = columns.find(
    ({ name, numbers }) => numbers && WALL.test(name.trim()) && firstOf(numbers) >= SECONDS,
  )?.numbers;
  if (!found) return undefined;
  return firstOf(found) >= MILLISECONDS ? found.map((time) => time / 1000) : found;
}

function elapsed({ columns }: DataTable): Float64Array | undefined {
  const isElapsed = ({ name, numbers }: Column): boolean =>
    numbers !== undefined &&
    RELATIVE.test(name.trim()) &&
    firstOf(numbers) >= 0 &&
    firstOf(numbers) < SECONDS &&
    ascends(numbers);
  return columns.find(isElapsed)?.numbers;
}

function sinceStart(times: Float64Array): Float64Array {
  const start = firstOf(times);
  return times.map((time) => time - start);
}

function firstOf(numbers: Float64Array): number {
  return numbers.find((value) => !Number.isNaN(value)) ?? NaN;
}

/** A length of time in words of its size: `42 s`, `3.5 min`, `1 h 20 min`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const [whole, sign] = [Math.abs(seconds), seconds < 0 ? '−' : ''];
  if (whole < 60) return `${sign}${Number(whole.toPrecision(3))} s`;
  const minutes = Math.round(whole / 60);
  if (whole < 600) return `${sign}${Number((whole / 60).toPrecision(2))} min`;
  if (minutes < 60) return `${sign}${minutes} min`;
  const rest = minutes % 60;
  return `${sign}${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** A moment, in the time zone of the reader: `Nov 29, 14:05`. */
export function moment(seconds: number): string {
  const options = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-US', { ...options, hourCycle: 'h23' }).format(
    new Date(seconds * 1000),
  );
}
