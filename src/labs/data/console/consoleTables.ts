/** A header of a table says what is counted, or names a loss. */
const HEADER = /\b(epoch|step|iter|iteration|e)\b|loss/i;
const FEWEST_COLUMNS = 3;
/** What is around the cells of a line, and between them. */
const FRAME = /^\s*\|?|\|?\s*$/g;
const SEPARATORS = /\s*\|\s*|\t+\s*|\s{2,}/;
/** A line that is drawn, or empty. */
const RULE = /^[\s|+:=-]*$/;
/** A number by itself, which no header has. */
const DIGITS = /(?:^|[\s=:([])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?:$|[\s,;\])/])/i;
/** A name and a number, which no row has. */
const PAIR_IN = /[a-z]\s*[:=]\s*[-\d.]/i;
const NAN = /^[-+]?nan$/i;
const INFINITE = /^[-+]?inf(inity)?$/i;
/** A number with what is after it, e.g. `1/100`, `2.15G` or `640:`. */
const CELL = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:\/\d+|[%a-z]{0,2}:?)?(?:\s|$)/i;

/** What tables are found by, for a script that does the same. */
export const TABLES = {
  ...{ HEADER, FRAME, SEPARATORS, RULE, DIGITS, PAIR_IN },
  ...{ NAN, INFINITE, CELL },
};

/**
 * The lines of tables that are printed among others, as fastai, spaCy and Ultralytics print them: the cells of
 * each by the names of their header, by the number of the line.
 */
export function consoleTables(
  lines: readonly string[],
): ReadonlyMap<number, 'header' | ReadonlyMap<string, number>> {
  const found = new Map<number, 'header' | ReadonlyMap<string, number>>();
  let names: readonly string[] | undefined;
  lines.forEach((line, i) => {
    const cells = cellsOf(line);
    if (isHeader(line, cells)) {
      names = headerFor(line, lines.slice(i + 1, i + 4)) ?? names;
      if (names) found.set(i, 'header');
      return;
    }
    if (!names) return;
    if (RULE.test(line)) {
      if (line.trim() !== '') found.set(i, 'header');
      return;
    }
    const own = cells.length === names.length ? cells : line.trim().split(/\s+/);
    const first = numberOf(own[0] ?? '');
    if (own.length < names.length || first === undefined || PAIR_IN.test(line)) return;
    const row = new Map<string, number>();
    names.forEach((name, at) => {
      const value = numberOf(own[at] ?? '');
      if (value !== undefined) row.set(name, value);
    });
    if (row.size > 1) found.set(i, row);
  });
  return found;
}

function cellsOf(line: string): string[] {
  return line.replace(FRAME, '').trim().split(SEPARATORS);
}

function isHeader(line: string, cells: readonly string[]): boolean {
  const words = cells.length >= FEWEST_COLUMNS ? cells : line.trim().split(/\s+/);
  return (
    words.length >= FEWEST_COLUMNS && HEADER.test(line) && !DIGITS.test(line) && !/[=:]/.test(line)
  );
}

/** The names of a header, parted as the lines below it are. */
function headerFor(line: string, below: readonly string[]): readonly string[] | undefined {
  const wide = cellsOf(line);
  const narrow = line.trim().split(/\s+/);
  for (const row of below) {
    if (RULE.test(row)) continue;
    const [cells, words] = [cellsOf(row), row.trim().split(/\s+/)];
    if (numberOf(cells[0] ?? '') === undefined) return undefined;
    if (cells.length === wide.length) return wide;
    if (words.length === wide.length) return wide;
    if (words.length >= narrow.length) return narrow;
    return undefined;
  }
  return undefined;
}

function numberOf(cell: string): number | undefined {
  if (NAN.test(cell)) return NaN;
  if (INFINITE.test(cell)) return cell.startsWith('-') ? -Infinity : Infinity;
  const [, digits] = CELL.exec(cell) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
