import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link meanAbsolutePercentageError} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanAbsolutePercentageErrorOptions = OptionsOf<typeof options>;

/**
 * The mean of the absolute errors, each divided by the true number; by 2⁻⁵² where that is smaller.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0; 1 is 100 %.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_absolute_percentage_error.html
 */
export function meanAbsolutePercentageError(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanAbsolutePercentageErrorOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  const losses = lossesOf(
    targets,
    (truth, prediction) => Math.abs(truth - prediction) / Math.max(Math.abs(truth), Number.EPSILON),
  );
  return { value: average(losses, targets.weights), warnings: [] };
}

export default defineMetric({
  id: 'mean_absolute_percentage_error',
  label: 'Mean absolute percentage error',
  forms: [
    {
      name: 'sklearn.metrics.mean_absolute_percentage_error',
      signature: "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s \frac{|y_s - \hat y_s|}{\max(\epsilon, |y_s|)}`,
  text: 'MAPE = mean of |y − ŷ| / max(ε, |y|)',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanAbsolutePercentageError,
});
