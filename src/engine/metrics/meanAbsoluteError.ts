import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link meanAbsoluteError} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanAbsoluteErrorOptions = OptionsOf<typeof options>;

/**
 * The mean of the absolute errors.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0, in the unit of the numbers.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_absolute_error.html
 */
export function meanAbsoluteError(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanAbsoluteErrorOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  const losses = lossesOf(targets, (truth, prediction) => Math.abs(truth - prediction));
  return { value: average(losses, targets.weights), warnings: [] };
}

export default defineMetric({
  id: 'mean_absolute_error',
  label: 'Mean absolute error',
  forms: [
    {
      name: 'sklearn.metrics.mean_absolute_error',
      signature: "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s |y_s - \hat y_s|`,
  text: 'MAE = mean of |y − ŷ|',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanAbsoluteError,
});
