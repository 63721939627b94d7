import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { alphaOption, meanPinball } from './regression/pinball.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The quantile that is predicted, in [0, 1]. */
  alpha: alphaOption,
};

/** What {@link meanPinballLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanPinballLossOptions = OptionsOf<typeof options>;

/**
 * The mean pinball loss, also quantile loss: errors below the truth cost `alpha`, above it 1 − `alpha`.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0; for `alpha` 0.5 half the mean absolute error.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_pinball_loss.html
 */
export function meanPinballLoss(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanPinballLossOptions,
): Score {
  const { sample_weight, alpha } = completeOptions(options, given);
  return { value: meanPinball(checkTargets(yTrue, yPred, sample_weight), alpha), warnings: [] };
}

export default defineMetric({
  id: 'mean_pinball_loss',
  label: 'Mean pinball loss',
  forms: [
    {
      name: 'sklearn.metrics.mean_pinball_loss',
      signature: "y_true, y_pred, *, sample_weight=None, alpha=0.5, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s \max\left(\alpha (y_s - \hat y_s),\, (\alpha - 1)(y_s - \hat y_s)\right)`,
  text: 'pinball loss = mean of max(α (y − ŷ), (α − 1)(y − ŷ))',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanPinballLoss,
});
