import { integer } from '../figure/formatNumber.js';
import { columnOf, DataError, rowNames, type Column, type DataTable } from '../data/table.js';
import type { Roles } from './state.js';

const SHOWN_ROWS = 4;
const EMPTY = 'nothing in any column';

/** Picks the rows of a table that are complete, and says which are not. */
export class RowReader {
  /** Which models' rows are picked apart; none without a column of models. */
  readonly models: readonly string[];
  readonly #model: Column | undefined;
  readonly #weight: Column | undefined;
  readonly #reasons = new Map<string, { count: number; readonly first: number[] }>();

  constructor(
    private readonly table: DataTable,
    roles: Roles,
    wanted: readonly string[],
  ) {
    this.#model = columnOf(table, roles.model);
    this.#weight = columnOf(table, roles.weight);
    const names = this.#model?.categories?.names ?? [];
    const chosen = wanted.filter((name) => names.includes(name));
    this.models = chosen.length > 0 ? chosen : names.slice(0, 2);
  }

  /**
   * The rows, of one model if told, that have a class, numbers and a weight.
   *
   * @throws {DataError} if there is none.
   */
  complete(
    label: Column,
    numbers: readonly Column[],
    model?: string,
    prediction?: Column,
  ): Int32Array {
    const { table } = this;
    const picked = new Int32Array(table.rows);
    const code = this.#model?.categories?.names.indexOf(model ?? '');
    let count = 0;
    for (let row = 0; row < table.rows; row++) {
      if (model !== undefined && this.#model?.categories?.codes[row] !== code) continue;
      const lacks = this.#lacks(row, label, numbers, prediction);
      if (lacks === undefined) picked[count++] = row;
      else this.#leaveOut(row, lacks);
    }
    if (count === 0) {
      throw new DataError(
        `No row of ${table.name} can be used. ${this.notes().join(' ')} Choose other columns under Data, or correct the file.`,
      );
    }
    return picked.slice(0, count);
  }

  #lacks(
    row: number,
    label: Column,
    numbers: readonly Column[],
    prediction: Column | undefined,
  ): string | undefined {
    if (this.#isEmpty(row)) return EMPTY;
    if ((label.categories?.codes[row] ?? -1) < 0) return `no class in “${label.name}”`;
    if (prediction?.categories && (prediction.categories.codes[row] ?? -1) < 0) {
      return `no class in “${prediction.name}”`;
    }
    for (const { name, numbers: values } of numbers) {
      if (!Number.isFinite(values?.[row])) return `no finite number in “${name}”`;
    }
    const weight = this.#weight?.numbers?.[row] ?? 1;
    return weight >= 0 && weight < Infinity ? undefined : 'no weight of at least 0';
  }

  #isEmpty(row: number): boolean {
    return this.table.columns.every(({ numbers, categories }) =>
      numbers ? Number.isNaN(numbers[row]) : categories?.codes[row] === -1,
    );
  }

  #leaveOut(row: number, reason: string): void {
    const known = this.#reasons.get(reason) ?? { count: 0, first: [] };
    known.count++;
    if (known.first.length < SHOWN_ROWS) known.first.push(row);
    this.#reasons.set(reason, known);
  }

  notes(): string[] {
    const all = integer(this.table.rows);
    // Empty rows are those that could not be read, of which the table has said so already.
    const told = this.table.problems.length > 0 ? EMPTY : '';
    const reasons = [...this.#reasons].filter(([reason]) => reason !== told);
    return reasons.map(
      ([reason, { count, first }]) =>
        `${integer(count)} of ${all} rows ${count === 1 ? 'is' : 'are'} left out, with ${reason}: ${rowNames(this.table, first, count)}.`,
    );
  }

  numbers({ numbers }: Column, rows: Int32Array): Float64Array {
    const picked = new Float64Array(rows.length);
    rows.forEach((row, i) => {
      picked[i] = numbers?.[row] ?? NaN;
    });
    return picked;
  }

  weights(rows: Int32Array): Float64Array | null {
    return this.#weight?.numbers ? this.numbers(this.#weight, rows) : null;
  }
}
