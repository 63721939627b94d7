import { MOST_CATEGORIES, type Column } from './table.js';

/** What stands for an empty cell in files that pandas, R and spreadsheets write. */
const MISSING = new Set(['', 'na', 'n/a', 'null', 'none', '#n/a', '-']);
const INFINITE: Readonly<Record<string, number>> = {
  inf: Infinity,
  '+inf': Infinity,
  infinity: Infinity,
  '-inf': -Infinity,
  '-infinity': -Infinity,
};

/** Collects the cells of one column and finds out what they are. */
export class ColumnBuilder {
  #numbers = new Float64Array(1024);
  #codes = new Int32Array(1024);
  /** Texts by their code, while they are few. */
  #texts: Map<string, number> | undefined = new Map();
  #count = 0;
  #missing = 0;
  #numeric = 0;
  readonly #saysNaN: number[] = [];

  constructor(
    readonly name: string,
    /** Whether `0,5` is a number. */
    private readonly decimalComma = false,
  ) {}

  /** Appends a cell as it is written. */
  addText(cell: string): void {
    const text = cell.trim();
    const number = this.#numberOf(text);
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
    this.#add(value, this.#texts && String(value));
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
        numbers: this.#numbers.slice(0, this.#count),
        ...(this.#saysNaN.length > 0 && { saysNaN: Int32Array.from(this.#saysNaN) }),
      }),
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
    if (this.decimalComma && /^[+-]?\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
    return INFINITE[text.toLowerCase()];
  }

  #add(value: number, text: string | undefined): void {
    const row = this.#count++;
    if (row === this.#numbers.length) this.#grow();
    this.#numbers[row] = value;
    if (!this.#texts) return;
    let code = -1;
    if (text !== undefined) {
      const known = this.#texts.get(text);
      code = known ?? this.#texts.size;
      if (known === undefined) this.#texts.set(text, code);
      if (code >= MOST_CATEGORIES) this.#texts = undefined;
    }
    this.#codes[row] = code;
  }

  #grow(): void {
    const numbers = new Float64Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
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
