import { exp } from '../special/exp.js';
import type { Job } from './define.js';
import { checkClass } from './weights.js';

type Work = Job<'input' | 'target', 'input'>;
interface Settings {
  readonly weight: Float64Array | null;
  readonly ignore_index: number;
  readonly label_smoothing: number;
}

/** Cross-entropy with one class a row; returns what 'mean' divides by, the weight of all targets. */
export function classTarget(
  { operands: { input, target }, gradients, values, rows, columns }: Work,
  { weight, ignore_index, label_smoothing }: Settings,
): number {
  const gradient = gradients.input;
  const spread = label_smoothing / columns;
  const all = weight ? weight.reduce((sum, share) => sum + share, 0) : columns;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const y = target[row]!;
    if (y === ignore_index) continue;
    checkClass(y, columns);
    const start = row * columns;
    const own = weight ? weight[y]! : 1;
    const one = (1 - label_smoothing) * own;
    const shift = logSumExp(input, start, columns);
    let value = one === 0 ? 0 : one * (shift - input[start + y]!);
    const pull = one + spread * all;
    for (let c = 0; c < columns; c++) {
      const share = spread * (weight ? weight[c]! : 1);
      if (share !== 0) value += share * (shift - input[start + c]!);
      const target = share + (c === y ? one : 0);
      gradient[start + c] = pull * exp(input[start + c]! - shift) - target;
    }
    values[row] = value;
    total += own;
  }
  return total;
}

/** Cross-entropy with a probability for each class; 'mean' divides by the rows. */
export function probabilityTarget(
  { operands: { input, target }, gradients, values, rows, columns }: Work,
  { weight, label_smoothing }: Settings,
): number {
  const gradient = gradients.input;
  const spread = label_smoothing / columns;
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const shift = logSumExp(input, start, columns);
    let value = 0;
    let pull = 0;
    for (let i = start; i < start + columns; i++) {
      const share =
        (weight ? weight[i - start]! : 1) * (target[i]! * (1 - label_smoothing) + spread);
      value += share * (shift - input[i]!);
      pull += share;
      gradient[i] = -share;
    }
    for (let i = start; i < start + columns; i++) {
      gradient[i] = gradient[i]! + pull * exp(input[i]! - shift);
    }
    values[row] = value;
  }
  return rows;
}

/** log Σ exp of one row, without overflow. */
function logSumExp(input: Float64Array, start: number, columns: number): number {
  let top = -Infinity;
  for (let i = start; i < start + columns; i++) top = Math.max(top, input[i]!);
  let sum = 0;
  for (let i = start; i < start + columns; i++) sum += exp(input[i]! - top);
  return top + Math.log(sum);
}
