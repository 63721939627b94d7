import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {};

/** None: it takes nothing besides its arrays. */
export type MaxErrorOptions = Readonly<Record<string, never>>;

/**
 * The largest absolute error.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0, in the unit of the numbers.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.max_error.html
 */
export function maxError(yTrue: NumericArray, yPred: NumericArray, given?: MaxErrorOptions): Score {
  completeOptions(options, given);
  const losses = lossesOf(checkTargets(yTrue, yPred), (truth, prediction) =>
    Math.abs(truth - prediction),
  );
  return { value: losses.reduce((largest, loss) => Math.max(largest, loss)), warnings: [] };
}

export default defineMetric({
  id: 'max_error',
  label: 'Largest error',
  forms: [
    {
      name: 'sklearn.metrics.max_error',
      signature: 'y_true, y_pred',
    },
  ],
  tex: String.raw`\max_s |y_s - \hat y_s|`,
  text: 'max error = largest |y − ŷ|',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: maxError,
});
