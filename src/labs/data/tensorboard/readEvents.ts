import { ColumnBuilder } from '../columnBuilder.js';
import { DataError, type DataTable } from '../table.js';
import { STEP, WALL_TIME } from './columns.js';
import { EventLog, type Scalars } from './eventLog.js';
import type { RecordsEnd } from './records.js';

/** Cells that a table of event files has at most. */
const MOST_CELLS = 50_000_000;

export interface EventFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether a file is named as TensorBoard's writers name their event files. */
export function isEventFile(name: string): boolean {
  return /(^|[\\/.])events\.out\.tfevents\.|\.tfevents(\.|$)/.test(name);
}

/**
 * The scalars of a run's event files as a table: `step`, `wall_time` in seconds since 1970, and one column
 * per tag. A row has what was written for a step; a step that a tag writes again begins another row.
 *
 * @param files in any order: their names tell when each was begun.
 * @throws {DataError} if they hold no scalar.
 */
export function readEvents(name: string, files: readonly EventFile[]): DataTable {
  const log = new EventLog();
  const problems: string[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const problem = endOf(file, log.read(file.bytes));
    if (problem !== undefined) problems.push(problem);
  }
  if (log.unreadable > 0) {
    problems.push(
      `${counted(log.unreadable, 'record')} of ${name} hold no event and are left out.`,
    );
  }
  if (log.scalars.every(({ values }) => values.length === 0)) {
    throw new DataError(
      [`${name} holds no scalar${othersText(log, ', only ')}.`, ...problems].join(' '),
    );
  }
  return {
    name,
    ...tableOf(log.scalars, problems),
    ...(files.length === 1 && { form: { kind: 'events' } }),
    facts: factsOf(log),
    firstLine: 0,
    problems,
  };
}

/** What of a file was not read. */
function endOf({ name, bytes }: EventFile, { kind, at }: RecordsEnd): string | undefined {
  if (bytes.length === 0) return `${name} is empty: the run has written nothing yet.`;
  if (kind === 'whole') return undefined;
  if (kind === 'broken' && at === 0) {
    throw new DataError(
      `${name} is no event file of TensorBoard: it does not begin with a record and its checksum.`,
    );
  }
  const rest = counted(bytes.length - at, 'byte');
  return kind === 'cut'
    ? `The last ${rest} of ${name} are an unfinished record: the run is writing it, or the file was cut off. All before is shown.`
    : `The record at byte ${at} of ${name} does not match its checksum: all before is shown, the last ${rest} are not.`;
}

function tableOf(all: readonly Scalars[], problems: string[]): Pick<DataTable, 'rows' | 'columns'> {
  const given = all.filter(({ values }) => values.length > 0);
  const { rowOf, steps, wallTimes } = rowsOf(given);
  const most = Math.max(1, Math.floor(MOST_CELLS / steps.length) - 2);
  const shown = given.slice(0, most);
  if (shown.length < given.length) {
    problems.push(
      `Of ${given.length} tags the first ${most} are shown: a table has ${MOST_CELLS / 1e6} million cells at most.`,
    );
  }
  return {
    rows: steps.length,
    columns: [
      columnOf(STEP, steps),
      columnOf(WALL_TIME, wallTimes),
      ...shown.map((one) => {
        const cells = new Array<number | undefined>(steps.length);
        one.values.forEach((value, i) => (cells[rowOf.get(one)?.[i] ?? 0] = value));
        return columnOf(one.tag, cells);
      }),
    ],
  };
}

interface Rows {
  /** Of each value, the row that it is in. */
  readonly rowOf: ReadonlyMap<Scalars, Int32Array>;
  readonly steps: readonly number[];
  readonly wallTimes: readonly number[];
}

/** Puts what was written for the same step into one row, and the rows in the order of their steps. */
function rowsOf(all: readonly Scalars[]): Rows {
  /** Step → the rows of its first, second, … writing. */
  const byStep = new Map<number, number[]>();
  const steps: number[] = [];
  const wallTimes: number[] = [];
  const written = new Map<Scalars, Int32Array>();
  for (const one of all) {
    const seen = new Map<number, number>();
    const rows = new Int32Array(one.values.length);
    for (let i = 0; i < rows.length; i++) {
      const step = one.steps[i] ?? 0;
      const time = seen.get(step) ?? 0;
      seen.set(step, time + 1);
      let places = byStep.get(step);
      if (!places) byStep.set(step, (places = []));
      let row = places[time];
      if (row === undefined) {
        row = places[time] = steps.length;
        steps.push(step);
        wallTimes.push(one.wallTimes[i] ?? NaN);
      }
      rows[i] = row;
    }
    written.set(one, rows);
  }
  return inOrder({ rowOf: written, steps, wallTimes });
}

/** By the time of writing, so that a run that was resumed repeats its steps further down. */
function inOrder({ rowOf, steps, wallTimes }: Rows): Rows {
  const order = Int32Array.from(steps.keys());
  const times = Float64Array.from(wallTimes);
  const isOrdered = times.every((time, row) => row === 0 || !(time < (times[row - 1] ?? 0)));
  if (isOrdered) return { rowOf, steps, wallTimes };
  order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const place = new Int32Array(order.length);
  order.forEach((row, i) => (place[row] = i));
  return {
    rowOf: new Map([...rowOf].map(([one, rows]) => [one, rows.map((row) => place[row] ?? 0)])),
    steps: Array.from(order, (row) => steps[row] ?? 0),
    wallTimes: Array.from(order, (row) => times[row] ?? NaN),
  };
}

function columnOf(name: string, cells: readonly (number | undefined)[]): DataTable['columns'][0] {
  const builder = new ColumnBuilder(name);
  for (const cell of cells) {
    if (cell === undefined) builder.addMissing();
    else builder.addNumber(cell);
  }
  return builder.finish();
}

function factsOf(log: EventLog): string[] {
  const facts: string[] = [];
  const given = [...log.hyperparameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} = ${String(value)}`);
  if (given.length > 0) facts.push(`Hyperparameters: ${given.join(', ')}.`);
  const others = othersText(log, '');
  if (others !== '') facts.push(`Also written, and not shown: ${others}.`);
  for (const { step, values } of log.purges) {
    facts.push(
      `The run was restarted at step ${step}: ${counted(values, 'value')} from there on were written before that and are left out.`,
    );
  }
  return facts;
}

function othersText({ others }: EventLog, before: string): string {
  const texts = [...others].map(([kind, count]) => counted(count, kind));
  return texts.length > 0 ? before + texts.join(', ') : '';
}

function counted(count: number, what: string): string {
  const plural = what === 'text' ? what : `${what}s`;
  return `${count.toLocaleString('en-US')} ${count === 1 ? what : plural}`;
}
