import Papa from 'papaparse';
import { ColumnBuilder } from './columnBuilder.js';
import { DataError, rowNames, type DataTable } from './table.js';

/** Characters that are parsed between two reports of progress. */
const CHUNK = 4_000_000;
const SHOWN_ROWS = 5;
/** Rows that are looked at to tell a header from data. */
const PEEKED = 50;

/**
 * Reads comma, semicolon or tab separated text, with or without a header. A row of another number of
 * cells than the header stays as an empty one and is named in `problems`.
 *
 * @param progress told which part of the text is read.
 * @throws {DataError} if there is no row.
 */
export function readDelimited(
  name: string,
  text: string,
  progress: (part: number) => void = () => undefined,
): DataTable {
  const delimiter = guessDelimiter(text);
  const reader = new RowReader(text, delimiter);
  const onlySpaces = delimiter === ' ';
  Papa.parse<string[]>(onlySpaces ? text.replace(/^ +| +$/gm, '').replace(/ +/g, ' ') : text, {
    delimiter,
    chunkSize: CHUNK,
    chunk: ({ data, meta }: Papa.ParseResult<string[]>) => {
      reader.take(data);
      progress(Math.min(1, meta.cursor / text.length));
    },
    complete: () => {
      progress(1);
    },
  });
  return reader.finish(name);
}

/** The character that divides most of the first lines into equally many cells. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n|\r|\n/, PEEKED)
    .filter((line) => line.trim() !== '');
  const agreeing = (delimiter: string): number => {
    const sizes = lines.map(
      (line) => line.trim().split(delimiter === ' ' ? / +/ : delimiter).length,
    );
    const many = (size: number): number => sizes.filter((one) => one === size).length;
    const most = Math.max(0, ...sizes.map((size) => (size > 1 ? many(size) : 0)));
    return delimiter === ' ' && most < lines.length ? 0 : most; // spaces stand in texts too
  };
  const [best] = ['\t', ';', ',', '|', ' ']
    .map((delimiter) => ({ delimiter, lines: agreeing(delimiter) }))
    .sort((one, other) => other.lines - one.lines);
  return best && best.lines > 0 ? best.delimiter : ',';
}

class RowReader {
  #columns: ColumnBuilder[] | undefined;
  #waiting: string[][] = [];
  #rows = 0;
  /** Empty lines that may be the end of the file. */
  #empty = 0;
  #ragged = 0;
  readonly #firstRagged: number[] = [];
  readonly #sizes = new Set<number>();

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  take(rows: readonly string[][]): void {
    if (this.#columns) {
      for (const row of rows) this.#add(row, this.#columns);
      return;
    }
    this.#waiting = [...this.#waiting, ...rows];
    this.#start();
  }

  #start(): void {
    const filled = this.#waiting.filter((row) => !isEmpty(row));
    const [first, ...others] = filled;
    if (!first) return;
    const hasHeader = isHeader(first, others.slice(0, PEEKED));
    const names = namesOf(first, hasHeader);
    const columns = names.map((name) => new ColumnBuilder(name, true));
    this.#columns = columns;
    const skipped = this.#waiting.indexOf(first) + (hasHeader ? 1 : 0);
    for (const row of this.#waiting.slice(skipped)) this.#add(row, columns);
    this.#waiting = this.#waiting.slice(0, skipped);
  }

  #add(row: readonly string[], columns: readonly ColumnBuilder[]): void {
    if (isEmpty(row)) {
      this.#empty++;
      return;
    }
    for (; this.#empty > 0; this.#empty--) this.#leaveOut(0, columns);
    if (row.length === columns.length) {
      for (let i = 0; i < columns.length; i++) columns[i]?.addText(row[i] ?? '');
      this.#rows++;
    } else {
      this.#leaveOut(row.length, columns);
    }
  }

  #leaveOut(cells: number, columns: readonly ColumnBuilder[]): void {
    if (cells > 0) {
      this.#ragged++;
      this.#sizes.add(cells);
      if (this.#firstRagged.length < SHOWN_ROWS) this.#firstRagged.push(this.#rows);
    }
    for (const column of columns) column.addMissing();
    this.#rows++;
  }

  finish(name: string): DataTable {
    const columns = this.#columns;
    if (!columns || this.#rows === 0) {
      throw new DataError(
        this.text.trim() === ''
          ? `${name} is empty. Open a file with a row for each sample.`
          : `${name} has a header but no rows. Add a row for each sample below it.`,
      );
    }
    const firstLine = this.#waiting.length + 1;
    const where = rowNames({ firstLine }, this.#firstRagged, this.#ragged);
    const sizes = [...this.#sizes].slice(0, 3).join(' or ');
    return {
      name,
      rows: this.#rows,
      columns: columns.map((column) => column.finish()),
      firstLine,
      problems:
        this.#ragged === 0
          ? []
          : [
              `${capital(where)} of ${name} ${this.#ragged === 1 ? 'has' : 'have'} ${sizes === '1' ? '1 cell' : `${sizes} cells`} instead of ${columns.length} and ${this.#ragged === 1 ? 'is' : 'are'} left out. Put text that holds a “${this.delimiter}” in double quotes.`,
            ],
    };
  }
}

function isEmpty(row: readonly string[]): boolean {
  return row.length === 1 && row[0]?.trim() === '';
}

/** A header holds no number, and not merely what stands below it. */
function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  if (first.some((cell) => cell.trim() !== '' && !Number.isNaN(Number(cell)))) return false;
  return !first.every((cell, i) => others.some((row) => row[i] === cell));
}

/** Names that differ from each other; a column without one is called by its place. */
function namesOf(first: readonly string[], hasHeader: boolean): string[] {
  const names: string[] = [];
  first.forEach((cell, i) => {
    const base = (hasHeader && cell.trim()) || `column ${i + 1}`;
    let unique = base;
    for (let copy = 2; names.includes(unique); copy++) unique = `${base} (${copy})`;
    names.push(unique);
  });
  return names;
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
