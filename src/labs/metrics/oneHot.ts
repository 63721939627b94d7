import { classColumn } from '../data/columnBuilder.js';
import type { Column, DataTable } from '../data/table.js';
import { isPredictionName, labelName } from './columnNames.js';

/**
 * The table with a column of classes in the place of each group of columns of 0 and 1 of which exactly one
 * is 1 in every row; as it is where a column of true labels is there already.
 */
export function withOneHotLabels(table: DataTable): DataTable {
  const flags = table.columns.filter(isFlag);
  if (flags.length < 2) return table;
  const hasLabel = table.columns.some(({ name }) => labelName(name) >= 2);
  const groups = groupsOf(flags).filter(
    ({ prefix, columns }) =>
      (hasLabel ? isPredictionName(prefix) : true) &&
      columns.length >= 2 &&
      columns.length > (prefix === '' ? 2 : 1) &&
      isOneHot(columns, table.rows),
  );
  if (groups.length === 0) return table;
  const replaced = new Set(groups.flatMap(({ columns }) => columns));
  const known = new Set(table.columns.map(({ name }) => name));
  const found = groups.map(({ prefix, columns }) => {
    const name = prefix === '' || known.has(prefix) ? 'label' : prefix;
    const names = columns.map((column) => column.name.slice(prefix.length).replace(SEPARATORS, ''));
    return classColumn(name, codesOf(columns, table.rows), names);
  });
  return {
    ...table,
    columns: [...found, ...table.columns.filter((column) => !replaced.has(column))],
  };
}

const SEPARATORS = /^[\s_./:[({-]+|[\s_./:\])}-]+$/g;

interface Group {
  readonly prefix: string;
  readonly columns: readonly Column[];
}

/** The columns by what their names begin with, and all of them where that gives no group. */
function groupsOf(flags: readonly Column[]): Group[] {
  const groups = new Map<string, Column[]>();
  for (const column of flags) {
    const prefix = column.name.replace(/[\s_./:[({-]*[^\s_./:[({-]+$/, '');
    groups.set(prefix, [...(groups.get(prefix) ?? []), column]);
  }
  const all = [...groups].map(([prefix, columns]) => ({ prefix, columns }));
  return all.some(({ prefix, columns }) => prefix !== '' && columns.length > 1)
    ? all
    : [{ prefix: '', columns: flags }];
}

function isFlag({ numbers }: Column): boolean {
  return numbers?.every((value) => value === 0 || value === 1) === true;
}

function isOneHot(columns: readonly Column[], rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    let ones = 0;
    for (const { numbers } of columns) ones += numbers?.[row] ?? 0;
    if (ones !== 1) return false;
  }
  return rows > 0;
}

function codesOf(columns: readonly Column[], rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) =>
    columns.findIndex(({ numbers }) => numbers?.[row] === 1),
  );
}
