import type { Finding } from './finding.js';

/**
 * The first value that is NaN or infinite: what Lightning's `EarlyStopping(check_finite=True)` and
 * Keras's `TerminateOnNaN` stop at.
 *
 * Source: https://keras.io/api/callbacks/terminate_on_nan/
 *
 * @param values one value an epoch, or a step.
 */
export function findNotFinite(values: ArrayLike<number>): Finding {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) continue;
    return { found: true, index: i, reason: `The value at epoch ${i} is ${value}.` };
  }
  return { found: false, index: undefined, reason: `All ${values.length} values are finite.` };
}
