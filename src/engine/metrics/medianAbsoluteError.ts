import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { weightedQuantile } from './ranking/percentiles.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link medianAbsoluteError} takes besides its arrays, by scikit-learn's names and defaults. */
export type MedianAbsoluteErrorOptions = OptionsOf<typeof options>;

/**
 * The median of the absolute errors; with weights, the error at which half of the weight is reached.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0, in the unit of the numbers.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.median_absolute_error.html
 */
export function medianAbsoluteError(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MedianAbsoluteErrorOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  const losses = lossesOf(targets, (truth, prediction) => Math.abs(truth - prediction));
  return { value: weightedQuantile(losses, targets.weights, 0.5), warnings: [] };
}

export default defineMetric({
  id: 'median_absolute_error',
  label: 'Median absolute error',
  forms: [
    {
      name: 'sklearn.metrics.median_absolute_error',
      signature: "y_true, y_pred, *, multioutput='uniform_average', sample_weight=None",
    },
  ],
  tex: String.raw`\operatorname{median}_s |y_s - \hat y_s|`,
  text: 'MedAE = median of |y − ŷ|',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: medianAbsoluteError,
});
