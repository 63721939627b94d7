import { ColumnBuilder } from './columnBuilder.js';
import { DataError, rowNames, type DataTable } from './table.js';

const SHOWN_ROWS = 5;
/** Characters before a mistake that the parser cites along with it. */
const CITED = 10;
/** A list of a record becomes so many columns at most, e.g. the probabilities of the classes. */
const WIDEST_LIST = 1000;

/**
 * Reads JSON: a list of records, a list of rows, a record of lists (by column), pandas' "split", or one
 * of these inside a record, such as the history of a training.
 *
 * @throws {DataError} if the text is not JSON or holds no table.
 */
export function readJson(name: string, text: string): DataTable {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new DataError(
      `${name} is not JSON: ${messageOf(error, text)}. Correct it there, or save the table as CSV.`,
    );
  }
  return tableOf(name, data);
}

/**
 * Reads JSON Lines: a record or a row on each line. A line that is not JSON stays as an empty row and
 * is named in `problems`.
 *
 * @param progress told which part of the text is read.
 * @throws {DataError} if no line can be read.
 */
export function readJsonLines(
  name: string,
  text: string,
  progress: (part: number) => void = () => undefined,
): DataTable {
  const lines = text.split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const rows = new Rows();
  const first: number[] = [];
  let bad = 0;
  let why = '';
  lines.forEach((line, i) => {
    if (i % 50_000 === 0) progress(i / lines.length);
    try {
      rows.add(line.trim() === '' ? {} : JSON.parse(line));
    } catch (error) {
      rows.add({});
      if (++bad <= SHOWN_ROWS) first.push(i);
      why ||= messageOf(error, '');
    }
  });
  if (lines.length === 0) throw new DataError(`${name} is empty.`);
  if (bad === lines.length) throw new DataError(`No line of ${name} is JSON: ${why}.`);
  const where = rowNames({ firstLine: 1 }, first, bad);
  const problems = bad === 0 ? [] : [`Left out, as not JSON (${why}): ${where} of ${name}.`];
  return { ...rows.finish(name, 1), problems };
}

/** What JSON holds as a table. */
export function tableOf(name: string, data: unknown): DataTable {
  if (Array.isArray(data)) {
    const rows = new Rows();
    const list: unknown[] = data;
    const [head, ...body] = list;
    const header = textsOf(head);
    const isHeaded = header && body.length > 0 && !textsOf(body[0]);
    for (const row of isHeaded ? body : list) rows.add(row, isHeaded ? header : undefined);
    return rows.finish(name, 0);
  }
  if (isRecord(data)) {
    const { columns, data: body } = data;
    const header = textsOf(columns);
    if (header && Array.isArray(body)) {
      const rows = new Rows();
      for (const row of body) rows.add(row, header);
      return rows.finish(name, 0);
    }
    const records = Object.values(data).filter(isListOfRecords);
    const [longest] = records.sort((one, other) => other.length - one.length);
    if (longest) return tableOf(name, longest);
    const nested = Object.values(data).find(isRecordOfLists);
    if (nested && !Object.values(data).some(Array.isArray)) return tableOf(name, nested);
    const lists = Object.entries(data).filter(([, list]) => Array.isArray(list) || isRecord(list));
    if (lists.length > 0) return byColumn(name, lists);
  }
  throw new DataError(
    `${name} holds no table. A list of records such as [{"label": 1, "score": 0.9}, …] can be read, or one list for each column.`,
  );
}

function byColumn(name: string, lists: readonly [string, unknown][]): DataTable {
  const columns = lists.map(([column, list]): [string, unknown[]] => [
    column,
    Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : [],
  ]);
  const lengths = columns.map(([, list]) => list.length);
  const rows = Math.max(...lengths);
  const short = columns.filter(([, list]) => list.length !== rows);
  if (short.length > 0) {
    const sizes = columns.map(([column, list]) => `${column} has ${list.length}`).join(', ');
    throw new DataError(`The columns of ${name} must be equally long: ${sizes}.`);
  }
  const table = new Rows();
  for (let row = 0; row < rows; row++) {
    table.add(Object.fromEntries(columns.map(([column, list]) => [column, list[row]])));
  }
  return table.finish(name, 0);
}

/** Collects records whose fields may differ. */
class Rows {
  readonly #columns = new Map<string, { readonly builder: ColumnBuilder; rows: number }>();
  #rows = 0;

  /** @param header names of the cells where the row is a list. */
  add(row: unknown, header?: readonly string[]): void {
    if (Array.isArray(row)) {
      const cells: unknown[] = row;
      cells.slice(0, WIDEST_LIST).forEach((cell, i) => {
        this.#cell(header?.[i] ?? `column ${i + 1}`, cell);
      });
    } else if (isRecord(row)) {
      for (const [name, cell] of Object.entries(row)) this.#cell(name, cell);
    } else {
      this.#cell('column 1', row);
    }
    this.#rows++;
  }

  #cell(name: string, cell: unknown): void {
    if (Array.isArray(cell)) {
      const cells: unknown[] = cell;
      cells.slice(0, WIDEST_LIST).forEach((one, i) => {
        this.#cell(`${name}_${i}`, Array.isArray(one) ? null : one);
      });
      return;
    }
    let column = this.#columns.get(name);
    if (!column) this.#columns.set(name, (column = { builder: new ColumnBuilder(name), rows: 0 }));
    const { builder } = column;
    for (; column.rows < this.#rows; column.rows++) builder.addMissing();
    if (column.rows > this.#rows) return;
    column.rows++;
    if (typeof cell === 'number') builder.addNumber(cell);
    else if (typeof cell === 'string') builder.addText(cell);
    else if (typeof cell === 'boolean') builder.addText(String(cell));
    else builder.addMissing();
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
    return { name, rows: this.#rows, columns, firstLine, problems: [] };
  }
}

/** E.g. the history of a training among its settings. */
function isListOfRecords(data: unknown): data is readonly unknown[] {
  return Array.isArray(data) && data.length > 0 && data.every(isRecord);
}

function isRecordOfLists(data: unknown): boolean {
  return isRecord(data) && Object.values(data).some(Array.isArray);
}

function textsOf(row: unknown): string[] | undefined {
  if (!Array.isArray(row) || row.length === 0) return undefined;
  const cells: unknown[] = row;
  const texts = cells.filter((cell) => typeof cell === 'string');
  return texts.length === cells.length ? texts : undefined;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The parser's own words, and the line where it says a position or cites what stands around it once. */
function messageOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const [, quoted] = /"([^]+)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  const place =
    position !== undefined
      ? Number(position)
      : quoted === undefined
        ? -1
        : text.indexOf(quoted) + CITED;
  const isKnown =
    place >= 0 && (quoted === undefined || text.split(quoted, 3).length === 2) && text !== quoted;
  const line = isKnown ? `, line ${text.slice(0, place).split('\n').length}` : '';
  return `${message.replace(/( in JSON)? at position.*|, (\.\.\.)?"[^]*$/, '')}${line}`;
}
