import { ByteCells } from './byteCells.js';
import { EXACT, longDigits, POWERS } from './parseDouble.js';
import type { TableRows } from './tableRows.js';

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const LOWER_E = 101;
const UPPER_E = 69;

/** Cells that are kept before they are handed to the columns. */
const BATCH = 65_536;
/** An exponent of more digits is no number that is written so. */
const MOST_EXPONENT = 9999;
/** A cell of more characters has lost its closing quote. */
export const LONGEST_CELL = 200_000;
/** Where the end of a cell is kept: its number is known already. */
const IS_NUMBER = -1;

/** How the rows of a text are written. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n';
}

/**
 * Reads the rows of a delimited text from its bytes, as `TableRows` reads them from their cells: plain numbers
 * without making a text of them, other cells one by one.
 */
export class ByteRows {
  readonly #delimiter: number;
  readonly #isWindows: boolean;
  readonly #size: number;
  readonly #numbers: Float64Array;
  /** Where the cells of the batch begin, below 0 for those in quotes, and end. By columns. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** How many cells of each column in the batch are no plain numbers. */
  readonly #others: Int32Array;
  readonly #cells: ByteCells;
  /** The first cell of the header. */
  readonly #header: Uint8Array | undefined;
  /** Whether the header may be a row of plain numbers. */
  readonly #isNumeric: boolean;
  #batched = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly rows: TableRows,
    { delimiter, newline }: Dialect,
    /** Records that are no rows. */
    private toSkip: number,
  ) {
    const { columns, width, header } = rows;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#isWindows = newline === '\r\n';
    this.#size = Math.max(1, Math.floor(BATCH / Math.max(1, width + 1)));
    this.#numbers = new Float64Array(this.#size * (width + 1));
    this.#starts = new Int32Array(this.#numbers.length);
    this.#ends = new Int32Array(this.#numbers.length);
    this.#others = new Int32Array(width + 1);
    this.#cells = new ByteCells(bytes, columns.length);
    this.#header = header && new TextEncoder().encode(header[0] ?? '');
    this.#isNumeric = header?.every((cell) => /^[\d .eE+-]*$/.test(cell)) ?? false;
  }

  get skipping(): number {
    return this.toSkip;
  }

  /**
   * Reads whole rows. What is at `end` − 1 has to be a line feed.
   *
   * @returns where the first row begins that is not read; `undefined` if a row is written in a way that only
   * the careful reader takes.
   */
  read(start: number, until: number, end: number): number | undefined {
    const { bytes, rows } = this;
    const { width } = rows;
    const [delimiter, isWindows, size] = [this.#delimiter, this.#isWindows, this.#size];
    const [numbers, starts, ends, others] = [this.#numbers, this.#starts, this.#ends, this.#others];
    let at = start;
    while (at < until) {
      const rowStart = at;
      const row = this.#batched;
      let count = 0;
      let isPlain = true;
      for (let isOpen = true; isOpen;) {
        const from = at;
        let byte = bytes[at] ?? 0;
        while (byte === SPACE) byte = bytes[++at] ?? 0;
        const isNegative = byte === MINUS;
        if (isNegative || byte === PLUS) byte = bytes[++at] ?? 0;
        const digits = at;
        let value = 0;
        while (byte >= ZERO && byte <= NINE) {
          value = value * 10 + (byte - ZERO);
          byte = bytes[++at] ?? 0;
        }
        let [power, isFilled] = [0, at > digits];
        if (byte === POINT) {
          const point = at;
          byte = bytes[++at] ?? 0;
          while (byte >= ZERO && byte <= NINE) {
            value = value * 10 + (byte - ZERO);
            byte = bytes[++at] ?? 0;
          }
          power = point + 1 - at;
          isFilled ||= power < 0;
        }
        if ((byte === LOWER_E || byte === UPPER_E) && isFilled) {
          byte = bytes[++at] ?? 0;
          const isSmall = byte === MINUS;
          if (isSmall || byte === PLUS) byte = bytes[++at] ?? 0;
          const first = at;
          let exponent = 0;
          while (byte >= ZERO && byte <= NINE) {
            exponent = Math.min(MOST_EXPONENT, exponent * 10 + (byte - ZERO));
            byte = bytes[++at] ?? 0;
          }
          isFilled = at > first;
          power += isSmall ? -exponent : exponent;
        }
        const isEnd =
          byte === LINE_FEED
            ? !isWindows
            : byte === delimiter || (byte === RETURN && bytes[at + 1] === LINE_FEED);
        if (isFilled && isEnd) {
          if (value >= EXACT) value = longDigits(bytes, digits, at, power);
          else if (power !== 0) {
            if (power < -22 || power > 22) value = NaN;
            else value = power < 0 ? value / (POWERS[-power] ?? 0) : value * (POWERS[power] ?? 0);
          }
        } else value = NaN;
        if (value === value) {
          if (count <= width) {
            numbers[count * size + row] = isNegative ? -value : value;
            ends[count * size + row] = IS_NUMBER;
          }
        } else {
          isPlain = false;
          const place = count * size + row;
          let cellEnd: number;
          if (bytes[from] === QUOTE) {
            cellEnd = this.#closing(from, end);
            if (cellEnd < 0) return undefined;
            at = cellEnd + 1;
            byte = bytes[at] ?? 0;
            const isClosed =
              byte === delimiter ||
              (isWindows ? byte === RETURN && bytes[at + 1] === LINE_FEED : byte === LINE_FEED);
            if (!isClosed) return undefined;
            if (count <= width) starts[place] = ~(from + 1);
          } else {
            at = from;
            byte = bytes[at] ?? 0;
            while (byte !== delimiter && byte !== LINE_FEED) {
              if (isWindows && byte === RETURN) {
                if (bytes[at + 1] !== LINE_FEED) return undefined;
                break;
              }
              byte = bytes[++at] ?? 0;
            }
            if (isWindows && byte === LINE_FEED) return undefined;
            if (at - from > LONGEST_CELL) return undefined;
            cellEnd = at;
            if (count <= width) starts[place] = from;
          }
          if (count <= width) {
            ends[place] = cellEnd;
            others[count] = (others[count] ?? 0) + 1;
          }
        }
        count++;
        isOpen = byte === delimiter;
        at++;
        if (byte === RETURN) at++;
      }
      if (this.toSkip > 0) {
        this.toSkip--;
        this.#forget(count, row);
      } else if (isPlain && count === width && !rows.hasEmpty && !this.#isNumeric) {
        this.#take();
      } else {
        this.#judge(rowStart, at, count, row);
      }
    }
    return at;
  }

  /** A row that may be empty, the header again, or of another number of cells. */
  #judge(start: number, end: number, count: number, row: number): void {
    const { rows } = this;
    const { width } = rows;
    if (count <= 1 && this.#isBlank(0, row)) {
      this.#forget(count, row);
      rows.passEmpty();
    } else if (this.#isHeader(start, end)) {
      this.#forget(count, row);
      rows.passHeader();
    } else {
      const isFitting = count === width || (count === width + 1 && this.#isBlank(width, row));
      if (rows.hasEmpty || !isFitting) {
        this.#flushBefore(row, count);
        rows.fillEmpty();
      }
      if (isFitting) this.#take();
      else {
        this.#forget(count, this.#batched);
        rows.leaveOut(count);
      }
    }
  }

  #take(): void {
    this.rows.count();
    if (++this.#batched === this.#size) this.flush();
  }

  /** Hands what is batched to the columns. */
  flush(): void {
    this.#handOver();
    this.#others.fill(0);
  }

  #handOver(): void {
    const count = this.#batched;
    this.rows.columns.forEach((column, i) => {
      const place = i * this.#size;
      if (this.#others[i] === 0) {
        column.addNumbers(this.#numbers.subarray(place, place + count));
        return;
      }
      for (let at = place; at < place + count; at++) {
        const end = this.#ends[at] ?? 0;
        if (end === IS_NUMBER) column.addNumber(this.#numbers[at] ?? 0);
        else this.#cells.add(i, column, this.#starts[at] ?? 0, end);
      }
    });
    this.#batched = 0;
  }

  /** Hands over what is before a row, which becomes the first of the batch. */
  #flushBefore(row: number, count: number): void {
    this.#handOver();
    this.#others.fill(0);
    for (let i = 0; i < Math.min(count, this.#others.length); i++) {
      const [from, to] = [i * this.#size + row, i * this.#size];
      this.#numbers[to] = this.#numbers[from] ?? 0;
      this.#starts[to] = this.#starts[from] ?? 0;
      this.#ends[to] = this.#ends[from] ?? 0;
      if (this.#ends[to] !== IS_NUMBER) this.#others[i] = 1;
    }
  }

  /** Takes the cells of a row that is no row of the table out of the counts. */
  #forget(count: number, row: number): void {
    for (let i = 0; i < Math.min(count, this.#others.length); i++) {
      const isOther = this.#ends[i * this.#size + row] !== IS_NUMBER;
      if (isOther) this.#others[i] = (this.#others[i] ?? 0) - 1;
    }
  }

  #isBlank(column: number, row: number): boolean {
    const place = column * this.#size + row;
    const end = this.#ends[place] ?? 0;
    return end !== IS_NUMBER && this.#cells.text(this.#starts[place] ?? 0, end).trim() === '';
  }

  /** Whether a row is the header again: its first cell tells most rows from it. */
  #isHeader(start: number, end: number): boolean {
    const header = this.#header;
    if (!header) return false;
    const { bytes } = this;
    if (bytes[start] !== QUOTE) {
      for (let i = 0; i < header.length; i++) if (bytes[start + i] !== header[i]) return false;
      const next = bytes[start + header.length];
      if (next !== this.#delimiter && next !== RETURN && next !== LINE_FEED) return false;
    }
    const line = this.#cells.text(start, end).replace(/\r?\n$/, '');
    return this.rows.isHeader(line);
  }

  /** The closing quote of a cell in quotes; −1 where there is none soon. */
  #closing(from: number, end: number): number {
    const { bytes } = this;
    const last = Math.min(end, from + LONGEST_CELL);
    for (let at = from + 1; at < last; at++) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) return at;
      at++;
    }
    return -1;
  }
}
