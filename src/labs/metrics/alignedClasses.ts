import type { Column, DataTable } from '../data/table.js';
import { isPredictionName, tokensOf } from './columnNames.js';
import { isNegativeWord, isPositiveWord, positiveOf } from './positiveClass.js';
import { guess } from './roles.js';

/**
 * The table with predicted classes named as the true ones are, where they are numbers for names or the other
 * way round: `LABEL_1` for 1, or 1 for yes.
 */
export function withAlignedClasses(table: DataTable): DataTable {
  const { roles, otherLabels } = guess(table);
  const label = table.columns.find(({ name }) => name === roles.label);
  const classes = label?.categories?.names ?? [];
  if (roles.prediction !== null || classes.length < 2) return table;
  const candidates = table.columns.filter(
    ({ name }) => name !== roles.label && (isPredictionName(name) || otherLabels.includes(name)),
  );
  for (const column of candidates) {
    const names = column.categories?.names ?? [];
    const renamed = names.map((name) => classLike(name, classes));
    const isWhole = renamed.every((name) => name !== undefined);
    const isSame = renamed.every((name, i) => name === names[i]);
    if (names.length === 0 || !isWhole || isSame || new Set(renamed).size !== names.length)
      continue;
    const columns = table.columns.map((one) => (one === column ? named(column, renamed) : one));
    const pairs = names.map((name, i) => `${name} for ${renamed[i] ?? ''}`).slice(0, 3);
    return {
      ...table,
      columns,
      problems: [
        ...table.problems,
        `“${column.name}” names the classes otherwise than “${label?.name ?? ''}”: ${pairs.join(', ')}.`,
      ],
    };
  }
  return table;
}

function named(column: Column, names: string[]): Column {
  const codes = column.categories?.codes ?? new Int32Array();
  return { name: column.name, categories: { codes, names } };
}

/** The class that another name is for. */
function classLike(name: string, classes: readonly string[]): string | undefined {
  const tokens = tokensOf(name);
  const exact = classes.find((one) => tokensOf(one).join(' ') === tokens.join(' '));
  if (exact !== undefined) return exact;
  const number = tokens.at(-1) ?? '';
  const numbered = /^\d+$/.test(number) ? classes.find((one) => one === number) : undefined;
  if (numbered !== undefined || classes.length !== 2) return numbered;
  const positive = positiveOf(classes).name;
  if (tokens.some(isPositiveWord) || number === '1') return positive;
  return tokens.some(isNegativeWord) ? classes.find((one) => one !== positive) : undefined;
}
