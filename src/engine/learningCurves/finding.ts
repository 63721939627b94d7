import { EngineError } from '../error.js';
import { choice } from '../params.js';

/** What a detector says of a curve. */
export interface Finding {
  readonly found: boolean;
  /** The epoch, counted from 0, that the finding is based on; `undefined` if there is none. */
  readonly index: number | undefined;
  /** One sentence made from the curve's own numbers. */
  readonly reason: string;
}

/** Whether a curve should fall or rise. */
export type Mode = 'min' | 'max';

/** The parameter `mode` of most functions on curves. */
export const mode = choice({
  default: 'min',
  options: ['min', 'max'],
  description: 'Whether the curve should fall (a loss) or rise (an accuracy).',
});

/** A number of a curve as reasons write it, to four digits. */
export function show(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Whether `value` is better than `best` by more than `margin`, an amount ≥ 0; NaN never is. */
export function isBetter(value: number, best: number, wanted: Mode, margin = 0): boolean {
  return wanted === 'min' ? value < best - margin : value > best + margin;
}

/** @throws {EngineError} if the two curves differ in length. */
export function assertSameLength(train: ArrayLike<number>, validation: ArrayLike<number>): void {
  if (train.length === validation.length) return;
  throw new EngineError(
    'validation',
    `validation must be as long as train, got ${validation.length} values for ${train.length}`,
  );
}
