import type { Cell } from './cellText.js';
import { ColumnBuilder } from './columnBuilder.js';
import type { Column } from './table.js';

/** Longer lists are no probabilities of classes. */
const LONGEST = 1000;
const NUMBER = String.raw`[-+]?(?:nan|inf|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)`;
/** Numbers in brackets, parted by commas or as NumPy prints them. */
const LIST = new RegExp(
  String.raw`^(?:(?:np\.|numpy\.|torch\.)?(?:array|tensor)\(\s*)?[[(]\s*(${NUMBER}(?:\s*,\s*|\s+))+(?:${NUMBER})?\s*[\])](?:,\s*\w+=[^)]*)?\)?$`,
  'i',
);

/** The numbers of e.g. `[0.1, 0.9]`, `[0.1 0.9]` or `tensor([0.1, 0.9])`; `undefined` if it is no list of several. */
export function listOfNumbers(text: string): readonly number[] | undefined {
  const trimmed = text.trim();
  if (!/^[[(a-z]/i.test(trimmed) || !LIST.test(trimmed)) return undefined;
  const body = trimmed.slice(trimmed.search(/[[(]\s*[-+\d.ni]/i));
  const numbers = (body.replace(/[\])].*$/s, '').match(new RegExp(NUMBER, 'gi')) ?? []).map(
    (number) => (/nan/i.test(number) ? NaN : Number(number.replace(/inf/i, 'Infinity'))),
  );
  return numbers.length > 1 && numbers.length <= LONGEST ? numbers : undefined;
}

/** A column whose cells are lists, which becomes a column for each place in them. */
export class ListBuilder extends ColumnBuilder {
  readonly #places: readonly ColumnBuilder[];

  /** @param length of the longest list. */
  constructor(name: string, length: number) {
    super(name);
    this.#places = Array.from({ length }, (_, i) => new ColumnBuilder(`${name}_${i}`));
  }

  override get takesKeys(): boolean {
    return false;
  }

  override reserve(rows: number): void {
    for (const place of this.#places) place.reserve(rows);
  }

  override add(cell: Cell): void {
    this.#addList(cell.kind === 'text' ? (listOfNumbers(cell.text) ?? []) : []);
  }

  override addNumber(): void {
    this.#addList([]);
  }

  override addNumbers(values: Float64Array): void {
    values.forEach(() => {
      this.#addList([]);
    });
  }

  override addMissing(): void {
    this.#addList([]);
  }

  #addList(numbers: readonly number[]): void {
    this.#places.forEach((place, i) => {
      const value = numbers[i];
      if (value === undefined) place.addMissing();
      else place.addNumber(value);
    });
  }

  finishAll(): Column[] {
    return this.#places.map((place) => ({ ...place.finish(), isDressed: true }));
  }
}
