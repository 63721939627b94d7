import { MOST_CATEGORIES, type Column } from './table.js';

/** What stands for an empty cell in files that pandas, R and spreadsheets write. */
const MISSING = new Set(['', 'na', 'n/a', 'null', 'none', '#n/a', '-', '--', 'no log']);
const INFINITE: Readonly<Record<string, number>> = {
  inf: Infinity,
  '+inf': Infinity,
  infinity: Infinity,
  '-inf': -Infinity,
  '-infinity': -Infinity,
};

/** A number with a unit after it, in brackets, or as a tensor is printed. */
const DRESSED =
  /^(?:(?:tensor|array|np\.float(?:16|32|64)|float(?:16|32|64)?)\(|[[(])*\s*([-+]?(?:nan|inf(?:inity)?|\d+(?:[.,]\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?))\s*(?:,\s*(?:device|grad_fn|dtype|requires_grad)=[^)]*(?:\([^)]*\))?)*[\])]*\s*(?:%|s|ms|sec|min|h|it\/s)?$/i;

/** @returns the number of e.g. `0,5`, `85 %`, `tensor(0.5)`, `[0.5]` or `-inf`. */
function dressedNumber(text: string, decimalComma: boolean): number | undefined {
  const infinite = INFINITE[text.toLowerCase()];
  if (infinite !== undefined) return infinite;
  const [, digits] = DRESSED.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (/nan/i.test(digits)) return text.length > digits.length ? NaN : undefined;
  if (digits.includes(',')) {
    const isPlain = decimalComma && !/^[[(a-z]/i.test(text);
    return isPlain ? Number(digits.replace(',', '.')) : undefined;
  }
  return INFINITE[digits.toLowerCase()] ?? Number(digits);
}

/** Whether a cell is read as a number. */
export function isNumber(text: string): boolean {
  return text !== '' && (!Number.isNaN(Number(text)) || dressedNumber(text, true) !== undefined);
}

/** A number of 53 bits that tells texts from each other, but for one pair in 10⁹ of a million. */
export function textKey(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) + (low >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Collects the cells of one column and finds out what they are. */
export class ColumnBuilder {
  #numbers = new Float64Array(64);
  #codes = new Int32Array(64);
  /** Keys of the texts once there are too many of them. */
  #keys: Float64Array | undefined;
  /** Texts by their code, while they are few. */
  #texts: Map<string, number> | undefined = new Map();
  #count = 0;
  #missing = 0;
  #numeric = 0;
  readonly #saysNaN: number[] = [];
  #percents = 0;
  #isDressed = false;

  constructor(
    readonly name: string,
    /** Whether `0,5` is a number. */
    private readonly decimalComma = false,
  ) {}

  /** Appends a cell as it is written. */
  addText(cell: string): void {
    const text = cell.trim();
    const number = this.#numberOf(text);
    if (number !== undefined && text.endsWith('%')) this.#percents++;
    if (number === undefined) {
      if (text.toLowerCase() === 'nan') this.addNumber(NaN);
      else if (MISSING.has(text.toLowerCase())) this.addMissing();
      else this.#add(NaN, text);
    } else {
      this.addNumber(number);
    }
  }

  addNumber(value: number): void {
    if (Number.isNaN(value)) {
      this.#saysNaN.push(this.#count);
      this.addMissing();
      return;
    }
    this.#numeric++;
    this.#add(value, this.#texts || this.#keys ? String(value) : undefined);
  }

  addMissing(): void {
    this.#missing++;
    this.#add(NaN, undefined);
  }

  /** The column; its arrays have as many elements as cells were added. */
  finish(): Column {
    const filled = this.#count - this.#missing;
    const isNumeric = this.#isNumeric(filled);
    return {
      name: this.name,
      ...(isNumeric && {
        ...(this.#isDressed && { isDressed: true }),
        numbers: this.#numbers.slice(0, this.#count),
        ...(this.#percents > 0 && this.#percents >= filled / 2 && { isPercent: true }),
        ...(this.#saysNaN.length > 0 && { saysNaN: Int32Array.from(this.#saysNaN) }),
      }),
      ...(!isNumeric && this.#keys && { keys: this.#keys.slice(0, this.#count) }),
      ...(this.#texts && { categories: this.#categories(this.#texts, isNumeric) }),
    };
  }

  /** Cells that say NaN are numbers too where no other one is filled. */
  #isNumeric(filled: number): boolean {
    if (this.#numeric === 0) return filled === 0 && this.#saysNaN.length > 0;
    return this.#numeric >= filled / 2;
  }

  #numberOf(text: string): number | undefined {
    if (text === '') return undefined;
    const value = Number(text);
    if (!Number.isNaN(value)) return value;
    const dressed = dressedNumber(text, this.decimalComma);
    if (dressed !== undefined && !(text.toLowerCase() in INFINITE)) this.#isDressed = true;
    return dressed;
  }

  #add(value: number, text: string | undefined): void {
    const row = this.#count++;
    if (row === this.#numbers.length) this.#grow();
    this.#numbers[row] = value;
    if (this.#keys) this.#keys[row] = text === undefined ? NaN : textKey(text);
    if (!this.#texts) return;
    let code = -1;
    if (text !== undefined) {
      const known = this.#texts.get(text);
      code = known ?? this.#texts.size;
      if (known === undefined) this.#texts.set(text, code);
    }
    this.#codes[row] = code;
    if (code >= MOST_CATEGORIES) this.#stopCounting(this.#texts, row);
  }

  /** There are too many texts for categories; those that are no numbers keep a key each. */
  #stopCounting(texts: ReadonlyMap<string, number>, row: number): void {
    this.#texts = undefined;
    if (this.#numeric >= row / 2) return;
    const keyOf = Array.from(texts.keys(), textKey);
    const keys = new Float64Array(this.#numbers.length);
    for (let i = 0; i <= row; i++) keys[i] = keyOf[this.#codes[i] ?? -1] ?? NaN;
    this.#keys = keys;
  }

  #grow(): void {
    const numbers = new Float64Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    if (this.#keys) {
      const keys = new Float64Array(2 * this.#keys.length);
      keys.set(this.#keys);
      this.#keys = keys;
    }
    if (!this.#texts) return;
    const codes = new Int32Array(2 * this.#codes.length);
    codes.set(this.#codes);
    this.#codes = codes;
  }

  #categories(texts: Map<string, number>, isNumeric: boolean): Column['categories'] {
    const found = [...texts.keys()];
    const names = isNumeric
      ? found.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
      : found.sort((a, b) => (a < b ? -1 : 1));
    const codeOf = new Int32Array(names.length);
    names.forEach((name, i) => {
      codeOf[texts.get(name) ?? 0] = i;
    });
    const codes = this.#codes.slice(0, this.#count).map((code) => codeOf[code] ?? -1);
    return { codes, names };
  }
}

/** A column of numbers that are at hand. */
export function numberColumn(name: string, values: Iterable<number>): Column {
  const builder = new ColumnBuilder(name);
  for (const value of values) builder.addNumber(value);
  return builder.finish();
}

/** A column of classes in an order of their own. */
export function classColumn(
  name: string,
  codes: Iterable<number>,
  names: readonly string[],
): Column {
  return { name, categories: { codes: Int32Array.from(codes), names: [...names] } };
}
