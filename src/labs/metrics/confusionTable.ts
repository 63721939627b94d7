import { classColumn, numberColumn } from '../data/columnBuilder.js';
import type { Column, DataTable } from '../data/table.js';

/** The names of the columns of a confusion matrix that was turned into rows. */
export const MATRIX_COLUMNS = { label: 'true', prediction: 'predicted', weight: 'count' } as const;

/** The cells of a confusion matrix, true class by predicted class, as rows that count; no empty ones. */
export function countColumns(
  classes: readonly string[],
  matrix: readonly (readonly number[])[],
): Column[] {
  const cells = matrix.flatMap((row, label) =>
    row.flatMap((count, prediction) => (count > 0 ? [{ label, prediction, count }] : [])),
  );
  return [
    classColumn(
      MATRIX_COLUMNS.label,
      cells.map(({ label }) => label),
      classes,
    ),
    classColumn(
      MATRIX_COLUMNS.prediction,
      cells.map(({ prediction }) => prediction),
      classes,
    ),
    numberColumn(
      MATRIX_COLUMNS.weight,
      cells.map(({ count }) => count),
    ),
  ];
}

/**
 * The rows that a table stands for if it is a confusion matrix: as many rows as columns of counts, with
 * the names of the classes in a column before them or without.
 */
export function asConfusionTable(table: DataTable): DataTable | undefined {
  const [first, ...others] = table.columns;
  const isNamed = first !== undefined && others.length === table.rows && !first.numbers;
  const counts = isNamed ? others : table.columns;
  if (counts.length !== table.rows || table.rows < 2) return undefined;
  const isCounted = counts.every(({ numbers }) =>
    numbers?.every((count) => Number.isInteger(count) && count >= 0),
  );
  if (!isCounted) return undefined;
  const hasNames = counts.every(({ name }) => !/^(column |\w*_)\d+$/.test(name));
  const classes = counts.map(({ name }, i) => (hasNames ? name : String(i)));
  if (isNamed) {
    const names = first.categories;
    const agree = classes.every((name, i) => names?.names[names.codes[i] ?? -1] === name);
    if (!agree) return undefined;
  } else if (hasNames) {
    return undefined;
  }
  const matrix = Array.from({ length: table.rows }, (_, row) =>
    counts.map(({ numbers }) => numbers?.[row] ?? 0),
  );
  const columns = countColumns(classes, matrix);
  return { ...table, rows: columns[2]?.numbers?.length ?? 0, columns, firstLine: 0 };
}
