import { findTables, textsOf, type Found, type FoundRows } from './jsonTables.js';
import { isRecord, jsonProblem, type JsonRecord, parseBeginning, parseJson } from './jsonText.js';
import { Rows } from './rows.js';
import { DataError, rowNames, type DataTable } from './table.js';

const SHOWN_ROWS = 5;

/**
 * Reads JSON: records, rows, or lists by column, at the top or anywhere below it. Where there are several
 * tables they become one, whose columns are named after where they were.
 *
 * @throws {DataError} if the text is not JSON or holds no table.
 */
export function readJson(name: string, text: string): DataTable {
  try {
    return tableOf(name, parseJson(text), true);
  } catch (error) {
    if (error instanceof DataError) throw error;
    const beginning = parseBeginning(text);
    const why = jsonProblem(error, text);
    const cut = `${name} is not JSON to its end (${why}): what is before that is read.`;
    if (isCutOff(text) && beginning !== undefined) {
      const table = tableOf(name, beginning);
      return { ...table, problems: [cut, ...table.problems] };
    }
    throw new DataError(`${name} is not JSON: ${why}. Correct it there, or save the table as CSV.`);
  }
}

/** Whether brackets are still open at the end, as in a file that is being written. */
function isCutOff(text: string): boolean {
  const outside = text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*"/g, '');
  const count = (pattern: RegExp): number => outside.match(pattern)?.length ?? 0;
  return count(/[[{]/g) > count(/[\]}]/g);
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
      rows.add(line.trim() === '' ? {} : parseJson(line));
    } catch (error) {
      rows.add({});
      if (++bad <= SHOWN_ROWS) first.push(i);
      why ||= jsonProblem(error, '');
    }
  });
  if (lines.length === 0) throw new DataError(`${name} is empty.`);
  if (bad === lines.length) throw new DataError(`No line of ${name} is JSON: ${why}.`);
  const where = rowNames({ firstLine: 1 }, first, bad);
  const problems = bad === 0 ? [] : [`Left out, as not JSON (${why}): ${where} of ${name}.`];
  const table = rows.finish(name, 1);
  return {
    ...table,
    ...(bad === 0 && rows.isPlain && { form: { kind: 'lines' as const } }),
    problems: [...table.problems, ...problems],
  };
}

/**
 * What JSON holds as a table.
 *
 * @param isWhole whether a file holds just this JSON.
 */
export function tableOf(name: string, data: unknown, isWhole = false): DataTable {
  const table = readTables(name, data);
  if (isWhole) return table;
  return { ...table, form: undefined };
}

function readTables(name: string, data: unknown): DataTable {
  if (Array.isArray(data) && !data.every(isRecord)) return rowsOf(name, { path: [], rows: data });
  const { lists, rows } = findTables(data);
  const [only] = rows;
  const isAlone = rows.length === 1 && only && only.rows.length >= longest(lists);
  if (isAlone) return rowsOf(name, only);
  if (rows.length > 1 && rows.every((one) => one.rows.every(isRecord))) return joined(name, rows);
  if (lists.length > 0) return byColumn(name, lists);
  const [first] = rows.toSorted((one, other) => other.rows.length - one.rows.length);
  if (first) return rowsOf(name, first);
  if (isRecord(data) && hasNumber(data)) return rowsOf(name, { path: [], rows: [data] });
  throw new DataError(
    `${name} holds no table. A list of records such as [{"label": 1, "score": 0.9}, …] can be read, or one list for each column.`,
  );
}

/** Whether a record or one in it holds a number, so that it is a row by itself. */
function hasNumber(data: JsonRecord): boolean {
  return Object.values(data).some(
    (value) => typeof value === 'number' || (isRecord(value) && hasNumber(value)),
  );
}

function longest(lists: readonly Found[]): number {
  return Math.max(0, ...lists.map(({ values }) => values.length));
}

function rowsOf(name: string, { path, rows, header, isDerived }: FoundRows): DataTable {
  const [head, ...body] = rows;
  const texts = header ?? textsOf(head);
  const isHeaded = header === undefined && texts && body.length > 0 && !textsOf(body[0]);
  const collected = new Rows();
  const names = header ?? (isHeaded ? texts : undefined);
  for (const row of isHeaded ? body : rows) collected.add(row, names);
  const table = collected.finish(name, 0);
  const form = { kind: 'rows' as const, path: [...path], header: names ? [...names] : null };
  return isDerived === true || !collected.isPlain ? table : { ...table, form };
}

/** Several tables of records below each other: columns that all of them have, and the others by their places. */
function joined(name: string, tables: readonly FoundRows[]): DataTable {
  const paths = shortened(tables.map(({ path }) => path));
  const collected = new Rows();
  tables.forEach(({ rows }, i) => {
    const prefix = paths[i] ?? '';
    for (const row of rows) {
      if (!isRecord(row)) continue;
      const cells = Object.entries(row).map(([key, cell]): [string, unknown] => [
        isStep(key) || prefix === '' ? key : `${prefix}/${key}`,
        cell,
      ]);
      collected.add(Object.fromEntries(cells));
    }
  });
  return collected.finish(name, 0);
}

function isStep(key: string): boolean {
  return /^_?(epochs?|steps?|iter(ation)?s?|global_step|batch)$/i.test(key);
}

function byColumn(name: string, lists: readonly Found[]): DataTable {
  const names = shortened(lists.map(({ path }) => path));
  const rows = longest(lists);
  const columns = lists.map(({ values }, i) => ({
    name: names[i] ?? '',
    ...spread(values, rows),
    length: values.length,
  }));
  const table = new Rows();
  for (let row = 0; row < rows; row++) {
    table.add(
      Object.fromEntries(columns.map((column) => [column.name, column.values[row] ?? null])),
    );
  }
  const short = columns.filter(({ length }) => length !== rows);
  const sizes = short
    .slice(0, 4)
    .map((column) => `${column.name} has ${column.length}`)
    .join(', ');
  const how = short.some(({ every }) => every > 1)
    ? 'spread evenly over the rows'
    : 'read from the first row on';
  const finished = table.finish(name, 0);
  const isPath = lists.every(({ isDerived }) => isDerived !== true);
  const paths = Object.fromEntries(
    columns.map((column, i) => [column.name, [...(lists[i]?.path ?? [])]]),
  );
  return short.length === 0
    ? { ...finished, ...(isPath && { form: { kind: 'lists' as const, paths } }) }
    : {
        ...finished,
        problems: [
          ...finished.problems,
          `The lists of ${name} are not equally long: ${sizes} instead of ${rows}. Shorter ones are ${how}.`,
        ],
      };
}

/** Values of which one stands for several rows, e.g. of each epoch among those of each batch, at the last of them. */
function spread(
  values: readonly unknown[],
  rows: number,
): { readonly values: readonly unknown[]; readonly every: number } {
  const every = values.length > 1 && rows % values.length === 0 ? rows / values.length : 1;
  if (every === 1) return { values, every };
  const sparse: unknown[] = Array.from({ length: rows }, () => null);
  values.forEach((value, i) => {
    sparse[(i + 1) * every - 1] = value;
  });
  return { values: sparse, every };
}

/** Paths as names, without what all of them begin with, and without names of containers. */
function shortened(paths: readonly (readonly string[])[]): string[] {
  let common = 0;
  const [first = []] = paths;
  while (
    common < first.length - (paths.length > 1 ? 0 : 1) &&
    paths.every((path) => path.length > common + 1 && path[common] === first[common])
  ) {
    common++;
  }
  const names = paths.map((path) => path.slice(common).join('/'));
  const bare = names.map((name) => name.replace(CONTAINERS, ''));
  return new Set(bare).size === bare.length && !bare.includes('') ? bare : names;
}

const CONTAINERS =
  /^(history|logs?|log_history|metrics?|results?|data|scalars|records|evals_result|curves|series)\//;
