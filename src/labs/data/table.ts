import * as v from 'valibot';
import { formSchema } from './form.js';

/** Cells by which of a few different texts they hold. */
const categoriesSchema = v.object({
  /** For each row an index into `names`; −1 where the cell is empty. Shape (rows). */
  codes: v.instance(Int32Array),
  /** Numbers ascending, else in the order of their code units. */
  names: v.array(v.string()),
});

const columnSchema = v.object({
  name: v.string(),
  /** The cells as numbers, NaN where there is none; absent if most cells are no numbers. Shape (rows). */
  numbers: v.optional(v.instance(Float64Array)),
  /** The rows whose cell is not empty but says that it is not a number, ascending. */
  saysNaN: v.optional(v.instance(Int32Array)),
  /** Whether some numbers are written otherwise than Python reads them, e.g. `0,5` or `tensor(1)`. */
  isDressed: v.optional(v.boolean()),
  /** Whether most cells were written with a percent sign. */
  isPercent: v.optional(v.boolean()),
  /** Numbers that tell texts from each other where there are too many for categories; NaN if empty. */
  keys: v.optional(v.instance(Float64Array)),
  /** Absent if there are more than `MOST_CATEGORIES` different texts. */
  categories: v.optional(categoriesSchema),
});

/** A table that a user brought, by columns. */
export const tableSchema = v.object({
  /** Of the file, or what else it came from. */
  name: v.string(),
  rows: v.number(),
  columns: v.array(columnSchema),
  /** The line of the text that the first row is on, where every row is a line; else 0. */
  firstLine: v.number(),
  /** Absent where Python does not read the file alike. */
  form: v.optional(v.union([formSchema, v.undefined()])),
  /** The first row of each part of a log that begins with its header again. */
  restarts: v.optional(v.array(v.number())),
  /** What of the file could not be read and is left out: where, why and what to do. */
  problems: v.array(v.string()),
  /** What the file tells besides its columns, one sentence each. */
  facts: v.optional(v.array(v.string())),
});

export type DataTable = v.InferOutput<typeof tableSchema>;
export type Column = v.InferOutput<typeof columnSchema>;
export type Categories = v.InferOutput<typeof categoriesSchema>;

/** Columns of more different texts than this are no classes. */
export const MOST_CATEGORIES = 1000;

/** What is wrong with data that a user brought, in words for this user. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

export function columnOf(table: DataTable, name: string | null): Column | undefined {
  return name === null ? undefined : table.columns.find((column) => column.name === name);
}

/** How the user finds a row: `line 7` of a text, else `row 6`. */
export function rowName({ firstLine }: Pick<DataTable, 'firstLine'>, row: number): string {
  return firstLine > 0 ? `line ${row + firstLine}` : `row ${row + 1}`;
}

/** Which rows, the first few by name: `lines 7, 9 and 12`, `rows 3, 4, 5 and 17 more`. */
export function rowNames(
  table: Pick<DataTable, 'firstLine'>,
  first: readonly number[],
  count: number,
): string {
  const [kind = ''] = rowName(table, 0).split(' ');
  const numbers = first.map((row) => rowName(table, row).slice(kind.length + 1));
  if (count === 1) return `${kind} ${numbers.join()}`;
  const last = count > numbers.length ? `${count - numbers.length} more` : numbers.pop();
  return `${kind}s ${numbers.join(', ')} and ${last}`;
}
