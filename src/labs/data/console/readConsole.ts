import { ColumnBuilder } from '../columnBuilder.js';
import { rowNames, type DataTable } from '../table.js';
import { cleanLine, type CleanLine } from './cleanLine.js';
import { consoleTables } from './consoleTables.js';
import { readLine, SIDED, type Line } from './linePairs.js';

const SHOWN_LINES = 5;
/** A console has so many names at most. */
const MOST_NAMES = 500;
const HELD_OUT = /^(val|test)\//;

interface Row {
  readonly cells: Map<string, number>;
  readonly isHeldOut: boolean;
}

/** A loss or an accuracy, with which a line says that it is of a training. */
const MEASURED = /loss|acc/i;
/** So many lines with a counter and a number are the output of a training, whatever is between them. */
const SURELY = 3;

interface Looks {
  readonly lines: readonly string[];
  /** Lines with names and numbers, those that have a counter too, and those with several measures. */
  readonly named: number;
  readonly counted: number;
  readonly measured: number;
}

/** Whether lines of a text hold names and numbers as the console output of a training does. */
export function looksLikeConsole(text: string): boolean {
  const { lines, named, counted, measured } = looksOf(text);
  const isSome = counted > 0 || measured > 0 || named >= 0.2 * lines.length;
  return named > 0 && isSome && !isDelimited(lines);
}

/** Whether a text is the output of a training even if there is code in it. */
export function isSurelyConsole(text: string): boolean {
  const { lines, counted } = looksOf(text);
  return counted >= Math.max(SURELY, 0.1 * lines.length) && !isDelimited(lines);
}

function looksOf(text: string): Looks {
  const lines = text
    .slice(0, 100_000)
    .split('\n', 400)
    .filter((line) => line.trim() !== '');
  const cleaned = lines.map((line) => cleanLine(line).text);
  const inTables = [...consoleTables(cleaned).values()].filter((cells) => cells !== 'header');
  let [counted, named, measured] = [inTables.length, inTables.length, 0];
  for (const line of cleaned) {
    const { pairs, counters } = readLine(line);
    if (pairs.size > 0) named++;
    if (pairs.size > 0 && counters.size > 0) counted++;
    if ([...pairs.keys()].filter((name) => MEASURED.test(name)).length > 1) measured++;
  }
  return { lines, named, counted, measured };
}

/** Lines of equally many cells below a header, of which no cell holds a name and a number. */
function isDelimited(lines: readonly string[]): boolean {
  const [header = '', ...rows] = lines.filter((line) => !/^\s*[#%]/.test(line));
  if (rows.length === 0 || /[:=]\s*[-\d.]/.test(header) || /\d\.\d/.test(header)) return false;
  return [',', '\t', ';', '|', /\s+/].some((delimiter) => {
    const size = header.trim().split(delimiter).length;
    const fitting = rows.filter((row) => row.trim().split(delimiter).length === size);
    return size > 1 && fitting.length >= 0.8 * rows.length;
  });
}

/**
 * Reads the console output of a training. Each line with names and numbers becomes a row; its counters are
 * those of the line itself, else of the last line that has some. Unfinished progress bars are skipped.
 */
export function readConsole(
  name: string,
  text: string,
  progress: (part: number) => void = () => undefined,
): DataTable {
  const lines = text.split('\n');
  const cleaned = lines.map((line, i) => {
    if (i % 20_000 === 0) progress((0.5 * i) / lines.length);
    return cleanLine(line);
  });
  const hasWhole = cleaned.some(({ progress: part }) => part !== undefined && part >= 100);
  const tables = consoleTables(cleaned.map(({ text: line }) => line));
  const collected = new ConsoleRows();
  const leftOut: number[] = [];
  let unfinished = 0;
  cleaned.forEach((line, i) => {
    if (i % 20_000 === 0) progress(0.5 + (0.5 * i) / lines.length);
    if (line.text.trim() === '') return;
    if (hasWhole && isUnfinished(line)) {
      unfinished++;
      return;
    }
    const cells = tables.get(i);
    if (cells === 'header') return;
    const read = cells ? { ...EMPTY, pairs: cells } : readLine(line.text);
    if (!collected.add(read)) leftOut.push(i);
  });
  const rows = collected.finish();
  const taken = lines.filter((line) => line.trim() !== '').length - leftOut.length - unfinished;
  return {
    ...toTable(name, rows),
    form: { kind: 'console', hasTables: tables.size > 0 },
    problems: notes(name, taken, leftOut, unfinished),
  };
}

const EMPTY: Line = {
  counters: new Map(),
  pairs: new Map(),
  batches: undefined,
  section: undefined,
  isDictionary: false,
};

function isUnfinished({ progress }: CleanLine): boolean {
  return progress !== undefined && progress < 100;
}

function notes(
  name: string,
  taken: number,
  leftOut: readonly number[],
  unfinished: number,
): string[] {
  const where = rowNames({ firstLine: 1 }, leftOut.slice(0, SHOWN_LINES), leftOut.length);
  return [
    `${name} is read as console output: names and numbers are taken from ${taken} ${taken === 1 ? 'line' : 'lines'}${leftOut.length > 0 ? `, none from ${where}` : ''}.`,
    ...(unfinished > 0 ? [`${unfinished} lines of unfinished progress bars are passed over.`] : []),
  ];
}

/** The rows of a console, with counters carried on to the lines below. */
class ConsoleRows {
  readonly #rows: Row[] = [];
  readonly #counters = new Map<string, number>();
  #section: string | undefined;
  #batches: number | undefined;
  #firstEpoch: number | undefined;

  /** @returns whether the line holds anything. */
  add(line: Line): boolean {
    const { counters, pairs, batches, section } = line;
    if (counters.has('epoch') && counters.get('epoch') !== this.#counters.get('epoch')) {
      for (const name of this.#counters.keys()) if (name === 'batch') this.#counters.delete(name);
    }
    for (const [name, value] of counters) this.#counters.set(name, value);
    if (batches !== undefined && !isHeldOut(section)) this.#batches = batches;
    this.#firstEpoch ??= this.#counters.get('epoch');
    if (pairs.size === 0) {
      this.#section = section === 'train' ? undefined : section;
      return counters.size > 0;
    }
    const named = section === undefined && !line.isDictionary ? this.#section : undefined;
    const cells = new Map<string, number>();
    for (const [name, value] of pairs) {
      const isNamed = named === undefined || SIDED.test(name);
      cells.set(isNamed ? name : `${named}/${name}`, value);
    }
    this.#section = section === undefined ? this.#section : undefined;
    const isOther = [...cells.keys()].every((name) => HELD_OUT.test(name));
    this.#push(cells, isOther, counters.has('batch'));
    return true;
  }

  #push(cells: Map<string, number>, isOther: boolean, hasBatch: boolean): void {
    const own = new Map(this.#counters);
    const epoch = own.get('epoch');
    const batch = own.get('batch');
    if (isOther) own.delete('batch');
    if (epoch !== undefined && this.#batches !== undefined && this.#firstEpoch !== undefined) {
      const done = isOther || batch === undefined ? this.#batches : batch;
      own.set('step', (epoch - this.#firstEpoch) * this.#batches + done);
    }
    const before = this.#rows.at(-1);
    const isSameRun =
      isOther && hasBatch && before?.isHeldOut === true && before.cells.get('epoch') === epoch;
    if (isSameRun) this.#rows.pop();
    this.#rows.push({ cells: new Map([...own, ...cells]), isHeldOut: isOther });
  }

  finish(): readonly Row[] {
    if (this.#isCountedOn()) {
      let done: number | undefined;
      for (const { cells } of this.#rows) {
        done = cells.get('batch') ?? done;
        if (done !== undefined && cells.has('step')) cells.set('step', done);
      }
    }
    return this.#rows;
  }

  /** Whether batches are counted on from one epoch to the next, so that they are the steps themselves. */
  #isCountedOn(): boolean {
    let [epoch, batch] = [NaN, NaN];
    let changes = 0;
    for (const { cells } of this.#rows) {
      const [ownEpoch, ownBatch] = [cells.get('epoch'), cells.get('batch')];
      if (ownEpoch === undefined || ownBatch === undefined) continue;
      if (ownEpoch > epoch) {
        if (ownBatch <= batch) return false;
        changes++;
      }
      [epoch, batch] = [ownEpoch, ownBatch];
    }
    return changes > 0;
  }
}

function isHeldOut(section: string | undefined): boolean {
  return section === 'val' || section === 'test';
}

function toTable(name: string, rows: readonly Row[]): Omit<DataTable, 'problems'> {
  const names = new Set<string>();
  for (const { cells } of rows) for (const key of cells.keys()) names.add(key);
  const columns = [...names].slice(0, MOST_NAMES).map((column) => {
    const builder = new ColumnBuilder(column);
    for (const { cells } of rows) {
      const value = cells.get(column);
      if (value === undefined) builder.addMissing();
      else builder.addNumber(value);
    }
    return builder.finish();
  });
  return { name, rows: rows.length, columns, firstLine: 0 };
}
