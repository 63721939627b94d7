import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { checkTargets, lossesOf, requireAboveMinusOne } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link meanSquaredLogError} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanSquaredLogErrorOptions = OptionsOf<typeof options>;

/**
 * The mean squared error of log(1 + y).
 *
 * @param yTrue finite numbers above −1, shape (n).
 * @param yPred predicted numbers above −1, shape (n).
 * @returns a value of at least 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞, or a number of at most −1.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_squared_log_error.html
 */
export function meanSquaredLogError(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanSquaredLogErrorOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  requireAboveMinusOne(targets);
  const losses = lossesOf(
    targets,
    (truth, prediction) => (Math.log1p(truth) - Math.log1p(prediction)) ** 2,
  );
  return { value: average(losses, targets.weights), warnings: [] };
}

export default defineMetric({
  id: 'mean_squared_log_error',
  label: 'Mean squared logarithmic error',
  forms: [
    {
      name: 'sklearn.metrics.mean_squared_log_error',
      signature: "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s \left(\log(1 + y_s) - \log(1 + \hat y_s)\right)^2`,
  text: 'MSLE = mean of (log(1 + y) − log(1 + ŷ))²',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanSquaredLogError,
});
