import { isNumber } from '../cellText.js';
import { MOST_COLUMNS } from '../rows.js';

/** Rows that are looked at to tell a header from data. */
export const PEEKED = 50;

export function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '') && row.length <= 1;
}

export function isSame(row: readonly string[], header: readonly string[]): boolean {
  return row.length === header.length && row.every((cell, i) => cell === header[i]);
}

/** How many cells most rows have; the first row decides where no number is usual. */
export function usualWidth(rows: readonly (readonly string[])[]): number {
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
export function isHeader(
  first: readonly string[],
  others: readonly (readonly string[])[],
): boolean {
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
export function namesOf(first: readonly string[], hasHeader: boolean): string[] {
  const names = new Set<string>();
  first.slice(0, MOST_COLUMNS).forEach((cell, i) => {
    const base = (hasHeader && cell.trim()) || `column ${i + 1}`;
    let unique = base;
    for (let copy = 2; names.has(unique); copy++) unique = `${base} (${copy})`;
    names.add(unique);
  });
  return [...names];
}
