import { readCell, type Cell } from './cellText.js';
import { MOST_CATEGORIES, type Column } from './table.js';
import { textKey } from './textKey.js';

/** Rows that a column has room for at first. */
const FIRST_ROOM = 64;
/** How much the room grows by, so that copies are few. */
const GROWTH = 2;

/** Collects the cells of one column and finds out what they are. */
export class ColumnBuilder {
  /** Absent while there is no number. */
  #numbers: Float64Array | undefined;
  #codes = new Int32Array(FIRST_ROOM);
  /** Keys of the texts once there are too many of them. */
  #keys: Float64Array | undefined;
  /** Texts by their code, while they are few. */
  #texts: Map<string, number> | undefined = new Map();
  /** Codes of the numbers among the texts. */
  readonly #codeOf = new Map<number, number>();
  #room = FIRST_ROOM;
  #count = 0;
  #missing = 0;
  #numeric = 0;
  readonly #saysNaN: number[] = [];
  #percents = 0;
  #isDressed = false;

  constructor(
    readonly name: string,
    /** Whether `0,5` is a number. */
    readonly decimalComma = false,
  ) {}

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    if (rows > this.#room) this.#grow(rows);
  }

  /** Appends a cell as it is written. */
  addText(cell: string): void {
    this.add(readCell(cell, this.decimalComma));
  }

  add(cell: Cell): void {
    if (cell.kind === 'missing') {
      this.addMissing();
      return;
    }
    if (cell.kind === 'text') {
      this.#addText(cell.text);
      return;
    }
    if (cell.isPercent) this.#percents++;
    if (cell.isDressed) this.#isDressed = true;
    this.addNumber(cell.value);
  }

  addNumber(value: number): void {
    if (Number.isNaN(value)) {
      this.#saysNaN.push(this.#count);
      this.addMissing();
      return;
    }
    this.#numeric++;
    const row = this.#next();
    this.#numbersTo(row)[row] = value;
    if (this.#keys) this.#keys[row] = textKey(String(value));
    if (this.#texts)
      this.#setCode(row, this.#texts, this.#codeOf.get(value) ?? this.#code(value, this.#texts));
  }

  /** Appends numbers of which none is NaN. */
  addNumbers(values: Float64Array): void {
    let i = 0;
    for (; i < values.length && (this.#texts || this.#keys); i++) this.addNumber(values[i] ?? NaN);
    if (i === values.length) return;
    const rest = values.subarray(i);
    this.reserve(this.#count + rest.length);
    this.#numbersTo(this.#count).set(rest, this.#count);
    this.#count += rest.length;
    this.#numeric += rest.length;
  }

  /** Whether texts are told apart by `textKey` alone, so that `addKey` takes the place of `add`. */
  get takesKeys(): boolean {
    return this.#texts === undefined;
  }

  /** Appends a text by its key. */
  addKey(key: number): void {
    const row = this.#next();
    if (this.#numbers) this.#numbers[row] = NaN;
    if (this.#keys) this.#keys[row] = key;
  }

  addMissing(): void {
    this.#missing++;
    const row = this.#next();
    if (this.#numbers) this.#numbers[row] = NaN;
    if (this.#keys) this.#keys[row] = NaN;
    if (this.#texts) this.#codes[row] = -1;
  }

  /** The column; its arrays have as many elements as cells were added. */
  finish(): Column {
    const filled = this.#count - this.#missing;
    const isNumeric = this.#isNumeric(filled);
    return {
      name: this.name,
      ...(isNumeric && {
        ...(this.#isDressed && { isDressed: true }),
        numbers: cut(this.#numbersTo(this.#count), this.#count),
        ...(this.#percents > 0 && this.#percents >= filled / 2 && { isPercent: true }),
        ...(this.#saysNaN.length > 0 && { saysNaN: Int32Array.from(this.#saysNaN) }),
      }),
      ...(!isNumeric && this.#keys && { keys: cut(this.#keys, this.#count) }),
      ...(this.#texts && { categories: this.#categories(this.#texts, isNumeric) }),
    };
  }

  /** Cells that say NaN are numbers too where no other one is filled. */
  #isNumeric(filled: number): boolean {
    if (this.#numeric === 0) return filled === 0 && this.#saysNaN.length > 0;
    return this.#numeric >= filled / 2;
  }

  #addText(text: string): void {
    const row = this.#next();
    if (this.#numbers) this.#numbers[row] = NaN;
    if (this.#keys) this.#keys[row] = textKey(text);
    if (this.#texts) this.#setCode(row, this.#texts, textCode(this.#texts, text));
  }

  #code(value: number, texts: Map<string, number>): number {
    const code = textCode(texts, String(value));
    this.#codeOf.set(value, code);
    return code;
  }

  #setCode(row: number, texts: ReadonlyMap<string, number>, code: number): void {
    this.#codes[row] = code;
    if (code >= MOST_CATEGORIES) this.#stopCounting(texts, row);
  }

  #next(): number {
    if (this.#count === this.#room) this.#grow(GROWTH * this.#room);
    return this.#count++;
  }

  #numbersTo(row: number): Float64Array {
    return (this.#numbers ??= new Float64Array(this.#room).fill(NaN, 0, row));
  }

  /** There are too many texts for categories; those that are no numbers keep a key each. */
  #stopCounting(texts: ReadonlyMap<string, number>, row: number): void {
    const codes = this.#codes;
    this.#texts = undefined;
    this.#codes = new Int32Array();
    this.#codeOf.clear();
    if (this.#numeric >= row / 2) return;
    const keyOf = Array.from(texts.keys(), textKey);
    const keys = new Float64Array(this.#room);
    for (let i = 0; i <= row; i++) keys[i] = keyOf[codes[i] ?? -1] ?? NaN;
    this.#keys = keys;
  }

  #grow(room: number): void {
    this.#room = room;
    this.#numbers &&= grown(this.#numbers, new Float64Array(room));
    this.#keys &&= grown(this.#keys, new Float64Array(room));
    if (this.#texts) this.#codes = grown(this.#codes, new Int32Array(room));
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
    const codes = cut(this.#codes, this.#count);
    for (let row = 0; row < codes.length; row++) codes[row] = codeOf[codes[row] ?? -1] ?? -1;
    return { codes, names };
  }
}

function textCode(texts: Map<string, number>, text: string): number {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const code = texts.size;
  texts.set(text, code);
  return code;
}

function grown<Numbers extends Float64Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** A copy is as long as the column, but where little is gained by it. */
const WORTH = 0.9;

function cut(from: Float64Array, count: number): Float64Array<ArrayBuffer>;
function cut(from: Int32Array, count: number): Int32Array<ArrayBuffer>;
function cut(from: Float64Array | Int32Array, count: number): Float64Array | Int32Array {
  const isTight = count > 1e5 && count > WORTH * from.length;
  return isTight ? from.subarray(0, count) : from.slice(0, count);
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
