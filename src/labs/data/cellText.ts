/** What a cell of a text is read as; a number may be NaN where the cell says so. */
export type Cell =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** Whether Python does not read it as this number. */
      readonly isDressed: boolean;
      readonly isPercent: boolean;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' };

/** What stands for an empty cell in files that pandas, R and spreadsheets write. */
const MISSING = new Set(['', 'na', 'n/a', 'null', 'none', '#n/a', '-', '--', 'no log']);
const INFINITE: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['+inf', Infinity],
  ['infinity', Infinity],
  ['-inf', -Infinity],
  ['-infinity', -Infinity],
]);

/** A number with a unit after it, in brackets, or as a tensor is printed. */
const DRESSED =
  /^(?:(?:tensor|array|np\.float(?:16|32|64)|float(?:16|32|64)?)\(|[[(])*\s*([-+]?(?:nan|inf(?:inity)?|\d+(?:[.,]\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?))\s*(?:,\s*(?:device|grad_fn|dtype|requires_grad)=[^)]*(?:\([^)]*\))?)*[\])]*\s*(?:%|s|ms|sec|min|h|it\/s)?$/i;

/** @returns the number of e.g. `0,5`, `85 %`, `tensor(0.5)`, `[0.5]` or `-inf`. */
function dressedNumber(text: string, decimalComma: boolean): number | undefined {
  const infinite = INFINITE.get(text.toLowerCase());
  if (infinite !== undefined) return infinite;
  const [, digits] = DRESSED.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (/nan/i.test(digits)) return text.length > digits.length ? NaN : undefined;
  if (digits.includes(',')) {
    const isPlain = decimalComma && !/^[[(a-z]/i.test(text);
    return isPlain ? Number(digits.replace(',', '.')) : undefined;
  }
  return INFINITE.get(digits.toLowerCase()) ?? Number(digits);
}

/** Whether a cell is read as a number. */
export function isNumber(text: string): boolean {
  return text !== '' && (!Number.isNaN(Number(text)) || dressedNumber(text, true) !== undefined);
}

/** @param decimalComma whether `0,5` is a number. */
export function readCell(cell: string, decimalComma: boolean): Cell {
  const text = cell.trim();
  const plain = text === '' ? NaN : Number(text);
  if (!Number.isNaN(plain)) {
    return { kind: 'number', value: plain, isDressed: false, isPercent: false };
  }
  const value = text === '' ? undefined : dressedNumber(text, decimalComma);
  const lower = text.toLowerCase();
  if (value !== undefined) {
    return {
      ...{ kind: 'number', value, isDressed: !INFINITE.has(lower) },
      isPercent: text.endsWith('%'),
    };
  }
  if (lower === 'nan') return { kind: 'number', value: NaN, isDressed: false, isPercent: false };
  return MISSING.has(lower) ? { kind: 'missing' } : { kind: 'text', text };
}
