import { integer } from '../figure/formatNumber.js';
import { textKey } from '../data/textKey.js';
import { DataError, type Column, type DataTable } from '../data/table.js';
import { isIdName } from './columnNames.js';
import { rangeOf } from './meaning.js';
import { isPipelineOutput } from './roles.js';

/** Names of files that hold true labels. */
const TRUTH = /(truth|label|solution|gold|answer|actual|target|gt|y_?(test|true|val))/i;
/** The part of the ids of the shorter file that has to be in the other one. */
const SHARED = 0.5;

/**
 * Two tables of the same samples as one: joined by a column of ids that both have, else by the order of
 * their rows. Of two columns of one name that of the predictions is called `predicted …`.
 *
 * @throws {DataError} if they have neither ids in common nor as many rows.
 */
export function joinTables(first: DataTable, second: DataTable): DataTable {
  const ids = commonIds(first, second);
  const name = `${first.name} and ${second.name}`;
  if (!ids && first.rows !== second.rows) {
    throw new DataError(
      `${first.name} has ${integer(first.rows)} rows and ${second.name} ${integer(second.rows)}, and they have no column of ids in common. Give both such a column, or as many rows.`,
    );
  }
  const pairs = ids ? matched(ids) : undefined;
  const isSecondTruth = isTruthSecond(first, second, ids);
  const columns = [
    ...side(first, second, pairs?.first, !isSecondTruth, undefined),
    ...side(second, first, pairs?.second, isSecondTruth, ids?.[1]),
  ];
  return {
    name,
    rows: pairs?.first.length ?? first.rows,
    columns,
    firstLine: 0,
    problems: [...first.problems, ...second.problems, ...joinNotes(first, second, ids, pairs)],
  };
}

type Ids = readonly [Column, Column];
interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly alone: readonly [number, number];
}

function joinNotes(
  first: DataTable,
  second: DataTable,
  ids: Ids | undefined,
  pairs: Pairs | undefined,
): string[] {
  if (!ids || !pairs) {
    return [
      `${first.name} and ${second.name} have no ids in common: they are joined by the order of their rows.`,
    ];
  }
  const [one, other] = ids;
  const names = one.name === other.name ? `“${one.name}”` : `“${one.name}” and “${other.name}”`;
  const alone = [first, second].flatMap(({ name }, i) => {
    const count = pairs.alone[i] ?? 0;
    if (count === 0) return [];
    return [
      `${integer(count)} ${count === 1 ? 'row' : 'rows'} of ${name} ${count === 1 ? 'is' : 'are'} in no row of the other file and left out.`,
    ];
  });
  return [`${first.name} and ${second.name} are joined by ${names}.`, ...alone];
}

/** The columns of one table, those of names that the other has too renamed where they are the predictions. */
function side(
  own: DataTable,
  other: DataTable,
  rows: Int32Array | undefined,
  isTruth: boolean,
  dropped: Column | undefined,
): Column[] {
  const taken = new Set(other.columns.map(({ name }) => name));
  const isPipeline = isPipelineOutput(own);
  return own.columns
    .filter((column) => column !== dropped)
    .map((column) => {
      const { name } = column;
      const isPredicted = (!isTruth && taken.has(name)) || (isPipeline && name === 'label');
      const isId = isIdName(name) && dropped?.name !== name && rows !== undefined;
      const picked = rows ? pick(column, rows) : column;
      return isPredicted && !isId ? { ...picked, name: `predicted ${name}` } : picked;
    });
}

function isTruthSecond(first: DataTable, second: DataTable, ids: Ids | undefined): boolean {
  if (isPipelineOutput(first)) return true;
  if (isPipelineOutput(second)) return false;
  for (const one of first.columns) {
    const other = second.columns.find(({ name }) => name === one.name);
    if (!other || ids?.includes(one)) continue;
    const isScore = (column: Column): boolean =>
      column.numbers !== undefined && !rangeOf(column).isWhole;
    if (isScore(one) !== isScore(other)) return isScore(one);
  }
  return TRUTH.test(second.name) || !TRUTH.test(first.name);
}

/** The columns of ids that two tables have in common. */
function commonIds(first: DataTable, second: DataTable): Ids | undefined {
  const pairs = first.columns.flatMap((one) =>
    second.columns.map((other): Ids => [one, other]).filter(([, other]) => isSameName(one, other)),
  );
  return pairs.find(([one, other]) => {
    const [some, others] = [keysOf(one), keysOf(other)];
    if (!some || !others) return false;
    const [fewer, more] = some.size < others.size ? [some, others] : [others, some];
    let shared = 0;
    for (const key of fewer.keys()) if (more.has(key)) shared++;
    return fewer.size > 1 && shared >= SHARED * fewer.size;
  });
}

function isSameName(one: Column, other: Column): boolean {
  const isSame = one.name.toLowerCase() === other.name.toLowerCase();
  return isSame || (isIdName(one.name) && isIdName(other.name));
}

/** The row of each cell, if no two are alike. */
function keysOf(column: Column): Map<number | string, number> | undefined {
  const { numbers, categories, keys } = column;
  const cells = numbers ?? keys ?? categories?.codes;
  if (!cells || (numbers && !rangeOf(column).isWhole)) return undefined;
  const rows = new Map<number | string, number>();
  for (const [row, cell] of cells.entries()) {
    const key = numbers || keys ? cell : (categories?.names[cell] ?? '');
    if (Number.isNaN(key) || key === '') continue;
    const value = typeof key === 'number' ? key : textKey(key);
    if (rows.has(value)) return undefined;
    rows.set(value, row);
  }
  return rows;
}

function matched([one, other]: Ids): Pairs {
  const [some, others] = [keysOf(one), keysOf(other)];
  const first: number[] = [];
  const second: number[] = [];
  for (const [key, row] of some ?? []) {
    const match = others?.get(key);
    if (match === undefined) continue;
    first.push(row);
    second.push(match);
  }
  return {
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    alone: [(some?.size ?? 0) - first.length, (others?.size ?? 0) - first.length],
  };
}

/** The column's cells in these rows. */
function pick(column: Column, rows: Int32Array): Column {
  const { name, isPercent, numbers, categories, keys } = column;
  return {
    name,
    ...(isPercent && { isPercent }),
    ...(numbers && { numbers: Float64Array.from(rows, (row) => numbers[row] ?? NaN) }),
    ...(keys && { keys: Float64Array.from(rows, (row) => keys[row] ?? NaN) }),
    ...(categories && {
      categories: { ...categories, codes: rows.map((row) => categories.codes[row] ?? -1) },
    }),
  };
}
