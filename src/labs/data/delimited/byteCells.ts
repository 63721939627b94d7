import { readCell, type Cell } from '../cellText.js';
import type { ColumnBuilder } from '../columnBuilder.js';
import { byteKey } from '../textKey.js';

const SPACE = 32;
/** Cells of a column that are remembered with what they are read as. */
const MOST_KNOWN = 4096;

const QUOTE = 34;
/** Makes a letter a small one. */
const LOWER = 32;
const [A, N, Z, UNDERSCORE] = [97, 110, 122, 95];
/** What numbers in words begin with besides `n`: `inf`, `tensor(`, `array(`, `float(`. */
const NUMBERS = ['in', 'te', 'ar', 'fl'].map((text) => [text.charCodeAt(0), text.charCodeAt(1)]);

interface Known {
  readonly start: number;
  readonly end: number;
  readonly cell: Cell;
}

/** Reads cells that are no plain numbers: each text of a column once, while there are few. */
export class ByteCells {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #known: readonly Map<number, Known>[];

  constructor(
    private readonly bytes: Uint8Array,
    columns: number,
  ) {
    this.#known = Array.from({ length: columns }, () => new Map<number, Known>());
  }

  /** The text of a cell. `start` is below 0 where it is in quotes. */
  text(start: number, end: number): string {
    if (start >= 0) return this.#decoder.decode(this.bytes.subarray(start, end));
    return this.#decoder.decode(this.bytes.subarray(~start, end)).replaceAll('""', '"');
  }

  /** Adds a cell to a column. */
  add(index: number, column: ColumnBuilder, start: number, end: number): void {
    const { bytes } = this;
    let [from, to] = [start < 0 ? ~start : start, end];
    while (from < to && bytes[from] === SPACE) from++;
    while (to > from && bytes[to - 1] === SPACE) to--;
    if (from === to) {
      column.addMissing();
      return;
    }
    const isEscaped = start < 0 && bytes.subarray(from, to).includes(QUOTE);
    const key = isEscaped ? NaN : byteKey(bytes, from, to);
    if (Number.isNaN(key)) {
      column.addText(this.text(start, end));
      return;
    }
    if (column.takesKeys && isSurelyText(bytes[from] ?? 0, bytes[from + 1] ?? 0)) {
      column.addKey(key);
      return;
    }
    const known = this.#known[index];
    const found = known?.get(key);
    if (found && this.#isSame(found, from, to)) {
      column.add(found.cell);
      return;
    }
    const cell = readCell(this.text(start, end), column.decimalComma);
    if (known && known.size < MOST_KNOWN && !found) known.set(key, { start: from, end: to, cell });
    column.add(cell);
  }

  #isSame({ start, end }: Known, from: number, to: number): boolean {
    if (end - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) {
      if (this.bytes[start + i] !== this.bytes[from + i]) return false;
    }
    return true;
  }
}

/** Whether a text that begins so is neither a number nor an empty cell in words. */
function isSurelyText(first: number, second: number): boolean {
  const [one, two] = [first | LOWER, second | LOWER];
  if (one < A || one > Z) return first === UNDERSCORE;
  return one !== N && !NUMBERS.some(([begins, goesOn]) => one === begins && two === goesOn);
}
