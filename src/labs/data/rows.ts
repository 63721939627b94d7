import { ColumnBuilder } from './columnBuilder.js';
import { isRecord } from './jsonText.js';
import { DataError, type DataTable } from './table.js';

/** A list in a record becomes so many columns at most, e.g. the probabilities of the classes. */
const WIDEST_LIST = 1000;
/** A table has so many columns at most. */
export const MOST_COLUMNS = 5000;

/** Collects records whose fields may differ. */
export class Rows {
  readonly #columns = new Map<string, { readonly builder: ColumnBuilder; rows: number }>();
  #rows = 0;
  #leftOut = 0;
  #isLabelled = false;

  /** @param header names of the cells where the row is a list. */
  add(row: unknown, header?: readonly string[]): void {
    if (Array.isArray(row) && row.length > 0 && row.every(labelledScore)) {
      for (const cell of row) this.#labelled('', cell);
    } else if (Array.isArray(row)) {
      const cells: unknown[] = row;
      cells.slice(0, WIDEST_LIST).forEach((cell, i) => {
        this.#cell(header?.[i] ?? `column ${i + 1}`, cell);
      });
    } else if (isRecord(row)) {
      this.#record('', row);
    } else {
      this.#cell('column 1', row);
    }
    this.#rows++;
  }

  #record(prefix: string, record: Readonly<Record<string, unknown>>): void {
    for (const [name, cell] of Object.entries(record)) this.#cell(`${prefix}${name}`, cell);
  }

  #cell(name: string, cell: unknown): void {
    if (Array.isArray(cell)) this.#list(name, cell);
    else if (isRecord(cell)) this.#record(`${name}/`, cell);
    else this.#scalar(name, cell);
  }

  #labelled(prefix: string, cell: unknown): void {
    const score = labelledScore(cell);
    this.#isLabelled = true;
    if (score) this.#scalar(`${prefix}${score.label}`, score.score);
  }

  #list(name: string, cells: readonly unknown[]): void {
    cells.slice(0, WIDEST_LIST).forEach((cell, i) => {
      if (labelledScore(cell)) this.#labelled(`${name}_`, cell);
      else if (cells.length === 1 && !Array.isArray(cell)) this.#cell(name, cell);
      else this.#scalar(`${name}_${i}`, Array.isArray(cell) || isRecord(cell) ? null : cell);
    });
  }

  #scalar(name: string, cell: unknown): void {
    let column = this.#columns.get(name);
    if (!column) {
      if (this.#columns.size >= MOST_COLUMNS) {
        this.#leftOut++;
        return;
      }
      this.#columns.set(name, (column = { builder: new ColumnBuilder(name), rows: 0 }));
    }
    const { builder } = column;
    for (; column.rows < this.#rows; column.rows++) builder.addMissing();
    if (column.rows > this.#rows) return;
    column.rows++;
    if (typeof cell === 'number') builder.addNumber(cell);
    else if (typeof cell === 'string') builder.addText(cell);
    else if (typeof cell === 'boolean') builder.addText(String(cell));
    else builder.addMissing();
  }

  /** Whether the columns are named by where they are alone. */
  get isPlain(): boolean {
    return !this.#isLabelled && this.#leftOut === 0;
  }

  /** @throws {DataError} if there is no cell. */
  finish(name: string, firstLine: number): DataTable {
    if (this.#columns.size === 0) {
      throw new DataError(`${name} is empty. A row for each sample is needed.`);
    }
    const columns = [...this.#columns.values()].map(({ builder, rows }) => {
      for (let row = rows; row < this.#rows; row++) builder.addMissing();
      return builder.finish();
    });
    const problems =
      this.#leftOut > 0
        ? [`${name} has more than ${MOST_COLUMNS} columns: the first ${MOST_COLUMNS} are read.`]
        : [];
    return { name, rows: this.#rows, columns, firstLine, problems };
  }
}

/** A class with its score, as the pipelines of transformers give one for each class. */
function labelledScore(cell: unknown): { label: string; score: number } | undefined {
  if (!isRecord(cell)) return undefined;
  const { label, score } = cell;
  return typeof label === 'string' && typeof score === 'number' ? { label, score } : undefined;
}
