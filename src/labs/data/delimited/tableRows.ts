import Papa from 'papaparse';
import { isNumber } from '../cellText.js';
import { ColumnBuilder } from '../columnBuilder.js';
import { listOfNumbers, ListBuilder } from '../listColumn.js';
import type { Form } from '../form.js';
import { MOST_COLUMNS } from '../rows.js';
import { DataError, rowNames, type DataTable } from '../table.js';
import { isEmpty, isHeader, isSame, namesOf, PEEKED, usualWidth } from './header.js';

const SHOWN_ROWS = 5;

/** Makes the rows of a delimited text a table: finds its header, and what of it does not fit. */
export class TableRows {
  #columns: ColumnBuilder[] | undefined;
  #header: readonly string[] | undefined;
  #waiting: readonly string[][] = [];
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
    const waiting = this.#waiting;
    if (this.begin(waiting)) this.take(waiting.slice(this.skipped));
  }

  /**
   * Finds the header and the columns by the first rows, and takes none of these.
   *
   * @returns whether there is any row.
   */
  begin(rows: readonly string[][]): boolean {
    const filled = rows.filter((row) => !isEmpty(row));
    const width = usualWidth(filled.slice(0, PEEKED));
    const first = filled.find((row) => row.length === width) ?? filled[0];
    if (!first) return false;
    const others = filled.slice(filled.indexOf(first) + 1, filled.indexOf(first) + 1 + PEEKED);
    const hasHeader = isHeader(first, others);
    const names = hasHeader ? first : (this.#commentNames(first.length) ?? first);
    const below = hasHeader ? others : [first, ...others];
    this.#columns = namesOf(names, names !== first || hasHeader).map((name, i) => {
      const length = lengthOfLists(below.map((row) => row[i] ?? ''));
      return length > 0 ? new ListBuilder(name, length) : new ColumnBuilder(name, true);
    });
    this.#header = hasHeader ? first : undefined;
    this.#width = first.length;
    this.#waiting = rows.slice(0, rows.indexOf(first) + (hasHeader ? 1 : 0));
    return true;
  }

  get columns(): readonly ColumnBuilder[] {
    return this.#columns ?? [];
  }

  get header(): readonly string[] | undefined {
    return this.#header;
  }

  /** Makes room for so many times the rows that are there. */
  reserve(times: number): void {
    for (const column of this.columns) column.reserve(Math.ceil(times * this.#rows));
  }

  /** Cells of a row. */
  get width(): number {
    return this.#width;
  }

  /** Records before the first row. */
  get skipped(): number {
    return this.#waiting.length;
  }

  /** Whether empty lines wait for a row after them, without which they are the end of the file. */
  get hasEmpty(): boolean {
    return this.#empty > 0;
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
      this.passEmpty();
      return;
    }
    if (this.#header && isSame(row, this.#header)) {
      this.passHeader();
      return;
    }
    this.fillEmpty();
    const width = this.#width;
    if (row.length === width || (row.length === width + 1 && row[width]?.trim() === '')) {
      for (let i = 0; i < columns.length; i++) columns[i]?.addText(row[i] ?? '');
      this.count();
    } else {
      this.leaveOut(row.length);
    }
  }

  passEmpty(): void {
    this.#empty++;
  }

  /** Whether a line is the header again. */
  isHeader(line: string): boolean {
    const { data } = Papa.parse<string[]>(line, { delimiter: this.delimiter, newline: '\n' });
    return this.#header !== undefined && isSame(data[0] ?? [], this.#header);
  }

  /** The header is there again. */
  passHeader(): void {
    this.#restarts.push(this.#rows + this.#empty + 1);
    this.#empty++;
  }

  /** The empty lines before a row are rows themselves. */
  fillEmpty(): void {
    for (; this.#empty > 0; this.#empty--) this.leaveOut(0);
  }

  /** A row whose cells the columns have got. */
  count(): void {
    this.#rows++;
  }

  /** A row of another number of cells than the columns. */
  leaveOut(cells: number): void {
    if (cells > 0) {
      this.#ragged++;
      this.#sizes.add(cells);
      if (this.#firstRagged.length < SHOWN_ROWS) this.#firstRagged.push(this.#rows);
    }
    for (const column of this.columns) column.addMissing();
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
      columns: columns.flatMap((column) =>
        column instanceof ListBuilder ? column.finishAll() : column.finish(),
      ),
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

/** How long the longest list of a column is whose cells are lists of numbers; 0 of others. */
function lengthOfLists(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const lists = filled.flatMap((cell) => {
    const list = listOfNumbers(cell);
    return list ? [list.length] : [];
  });
  return lists.length === filled.length ? Math.max(0, ...lists) : 0;
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}
