import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link rootMeanSquaredError} takes besides its arrays, by scikit-learn's names and defaults. */
export type RootMeanSquaredErrorOptions = OptionsOf<typeof options>;

/**
 * The root of the mean of the squared errors.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0, in the unit of the numbers.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.root_mean_squared_error.html
 */
export function rootMeanSquaredError(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: RootMeanSquaredErrorOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  const losses = lossesOf(targets, (truth, prediction) => (truth - prediction) ** 2);
  return { value: Math.sqrt(average(losses, targets.weights)), warnings: [] };
}

export default defineMetric({
  id: 'root_mean_squared_error',
  label: 'Root mean squared error',
  forms: [
    {
      name: 'sklearn.metrics.root_mean_squared_error',
      signature: "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`\sqrt{\frac{1}{n} \sum_s (y_s - \hat y_s)^2}`,
  text: 'RMSE = √ mean of (y − ŷ)²',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: rootMeanSquaredError,
});
