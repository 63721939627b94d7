import Papa from 'papaparse';
import { ColumnBuilder, isNumber } from './columnBuilder.js';
import { undress } from './dressedText.js';
import type { Form } from './form.js';
import { MOST_COLUMNS } from './rows.js';
import { DataError, rowNames, type DataTable } from './table.js';

/** Characters that are parsed between two reports of progress. */
const CHUNK = 4_000_000;
const SHOWN_ROWS = 5;
/** Rows that are looked at to tell a header from data. */
const PEEKED = 50;
/** A cell of more characters has lost its closing quote. */
const LONGEST_CELL = 200_000;

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
  const plain = undress(text);
  const delimiter = plain.isMarkdown ? '|' : guessDelimiter(plain.text);
  const reader = new RowReader(plain.text, delimiter, plain.comment);
  const isWhole = parse(plain.text, delimiter, '"', reader, progress);
  if (isWhole) {
    const table = reader.finish(name);
    return plain.text === text ? { ...table, form: reader.form() } : table;
  }
  const unquoted = new RowReader(plain.text, delimiter, plain.comment);
  parse(plain.text, delimiter, '\u0000', unquoted, progress);
  const table = unquoted.finish(name);
  const problem = `${name} opens a double quote that is never closed: double quotes are read as text. Close it to have them hold “${delimiter}”.`;
  return { ...table, problems: [problem, ...table.problems] };
}

/** @returns whether all quotes are closed. */
function parse(
  text: string,
  delimiter: string,
  quoteChar: string,
  reader: RowReader,
  progress: (part: number) => void,
): boolean {
  let isWhole = true;
  const onlySpaces = delimiter === ' ';
  Papa.parse<string[]>(onlySpaces ? text.replace(/^ +| +$/gm, '').replace(/ +/g, ' ') : text, {
    delimiter,
    quoteChar,
    chunkSize: CHUNK,
    chunk: ({ data, errors, meta }: Papa.ParseResult<string[]>) => {
      isWhole &&= !errors.some(({ code }) => code === 'MissingQuotes') && !data.some(hasLongCell);
      if (isWhole) reader.take(data);
      progress(Math.min(1, meta.cursor / text.length));
    },
    complete: () => {
      progress(1);
    },
  });
  return isWhole;
}

function hasLongCell(row: readonly string[]): boolean {
  return row.some((cell) => cell.length > LONGEST_CELL);
}

/** The character that divides most of the first lines into equally many cells. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"\n]*"/g, '""')
    .split(/\r\n|\r|\n/, PEEKED)
    .filter((line) => line.trim() !== '');
  const agreeing = (delimiter: string): number => {
    const sizes = lines.map(
      (line) => line.trim().split(delimiter === ' ' ? / +/ : delimiter).length,
    );
    const many = (size: number): number => sizes.filter((one) => one === size).length;
    const most = Math.max(0, ...sizes.map((size) => (size > 1 ? many(size) : 0)));
    return delimiter === ' ' && most < lines.length ? 0 : most; // texts contain spaces too
  };
  const [best] = ['\t', ';', ',', '|', ' ']
    .map((delimiter) => ({ delimiter, lines: agreeing(delimiter) }))
    .sort((one, other) => other.lines - one.lines);
  return best && best.lines > 0 ? best.delimiter : ',';
}

class RowReader {
  #columns: ColumnBuilder[] | undefined;
  #header: readonly string[] | undefined;
  #waiting: string[][] = [];
  #rows = 0;
  /** Empty lines that may be the end of the file. */
  #empty = 0;
  #ragged = 0;
  #width = 0;
  readonly #restarts: number[] = [];
  readonly #firstRagged: number[] = [];
  readonly #sizes = new Set<number>();

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
    private readonly comment: string | undefined,
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
    const width = usualWidth(filled.slice(0, PEEKED));
    const first = filled.find((row) => row.length === width) ?? filled[0];
    if (!first) return;
    const others = filled.slice(filled.indexOf(first) + 1, filled.indexOf(first) + 1 + PEEKED);
    const hasHeader = isHeader(first, others);
    const names = hasHeader ? first : (this.#commentNames(first.length) ?? first);
    const columns = namesOf(names, names !== first || hasHeader).map(
      (name) => new ColumnBuilder(name, true),
    );
    this.#columns = columns;
    this.#header = hasHeader ? first : undefined;
    this.#width = first.length;
    const skipped = this.#waiting.indexOf(first) + (hasHeader ? 1 : 0);
    for (const row of this.#waiting.slice(skipped)) this.#add(row, columns);
    this.#waiting = this.#waiting.slice(0, skipped);
  }

  /** The names in the comment above the rows, as `numpy.savetxt` writes a header. */
  #commentNames(width: number): string[] | undefined {
    if (this.comment === undefined) return undefined;
    const cells = this.comment.trim().split(this.delimiter === ' ' ? /\s+/ : this.delimiter);
    const isNamed = cells.length === width && !cells.some((cell) => isNumber(cell.trim()));
    return isNamed ? cells : undefined;
  }

  #add(row: readonly string[], columns: readonly ColumnBuilder[]): void {
    if (isEmpty(row)) {
      this.#empty++;
      return;
    }
    if (this.#header && isSame(row, this.#header)) {
      this.#restarts.push(this.#rows + this.#empty + 1);
      this.#empty++;
      return;
    }
    for (; this.#empty > 0; this.#empty--) this.#leaveOut(0, columns);
    const width = this.#width;
    if (row.length === width || (row.length === width + 1 && row[width]?.trim() === '')) {
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

  form(): Form {
    return {
      kind: 'delimited',
      delimiter: this.delimiter,
      names: (this.#columns ?? []).map((column) => column.name),
      skipped: this.#waiting.length,
      encoding: 'utf-8',
    };
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
    const restarts = this.#restarts.filter((row) => row < this.#rows);
    return {
      name,
      rows: this.#rows,
      columns: columns.map((column) => column.finish()),
      firstLine,
      ...(restarts.length > 0 && { restarts }),
      problems: [
        ...this.#before(name),
        ...this.#tooWide(name),
        ...this.#raggedRows(name, firstLine),
      ],
    };
  }

  /** What is above the table. */
  #before(name: string): string[] {
    const above = this.#waiting.filter((row) => !isEmpty(row) && row !== this.#header);
    return above.length === 0
      ? []
      : [`The first ${above.length} lines of ${name} are not part of its table and are left out.`];
  }

  #tooWide(name: string): string[] {
    return this.#width > MOST_COLUMNS
      ? [
          `${name} has ${this.#width} columns: the first ${MOST_COLUMNS} are read. Keep those that are needed.`,
        ]
      : [];
  }

  #raggedRows(name: string, firstLine: number): string[] {
    if (this.#ragged === 0) return [];
    const where = rowNames({ firstLine }, this.#firstRagged, this.#ragged);
    const sizes = [...this.#sizes].slice(0, 3).join(' or ');
    return [
      `${capital(where)} of ${name} ${this.#ragged === 1 ? 'has' : 'have'} ${sizes === '1' ? '1 cell' : `${sizes} cells`} instead of ${this.#width} and ${this.#ragged === 1 ? 'is' : 'are'} left out. Put text that holds a “${this.delimiter}” in double quotes.`,
    ];
  }
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '') && row.length <= 1;
}

function isSame(row: readonly string[], header: readonly string[]): boolean {
  return row.length === header.length && row.every((cell, i) => cell === header[i]);
}

/** How many cells most rows have; the first row decides where no number is usual. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const first = rows[0]?.length ?? 0;
  let [width, most] = [first, first > 1 ? rows.length / 2 : 0];
  for (const [length, count] of counts) {
    if (length > 1 && count > most) [width, most] = [length, count];
  }
  return width;
}

/**
 * A header has a text above numbers, or no number and not merely what is below it; or the numbers of
 * classes above their probabilities.
 */
function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const isText = (cell: string): boolean => cell.trim() !== '' && !isNumber(cell.trim());
  const different = others.filter((row) => !isSame(row, first));
  const below = different.length > 0 ? different : others;
  const isNumeric = (i: number): boolean =>
    below.some((row) => isNumber(row[i]?.trim() ?? '')) &&
    below.every((row) => !isText(row[i] ?? '') || /^(nan|none|no log|n\/a|-)$/i.test(row[i] ?? ''));
  if (first.some((cell, i) => isText(cell) && !MISSING_TEXT.test(cell) && isNumeric(i)))
    return true;
  const numbers = first.filter((cell) => isNumber(cell.trim()));
  if (numbers.length > 0) {
    const isCounted = numbers.length > 1 && numbers.every((cell, i) => Number(cell) === i);
    const isFractional = below.some((row) => row.some((cell) => /\d\.\d/.test(cell)));
    return isCounted && isFractional && !first.some((cell) => /\d\.\d/.test(cell));
  }
  return !first.every((cell, i) => others.some((row) => row[i] === cell));
}

const MISSING_TEXT = /^\s*(nan|na|n\/a|null|none|#n\/a|[-+]?inf(inity)?)\s*$/i;

/** Names that differ from each other; a column without one is called by its place. */
function namesOf(first: readonly string[], hasHeader: boolean): string[] {
  const names = new Set<string>();
  first.slice(0, MOST_COLUMNS).forEach((cell, i) => {
    const base = (hasHeader && cell.trim()) || `column ${i + 1}`;
    let unique = base;
    for (let copy = 2; names.has(unique); copy++) unique = `${base} (${copy})`;
    names.add(unique);
  });
  return [...names];
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
