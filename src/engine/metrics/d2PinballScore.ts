import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { alphaOption, explainedPinball } from './regression/pinball.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The quantile that is predicted, in [0, 1]. */
  alpha: alphaOption,
};

/** What {@link d2PinballScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type D2PinballScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the pinball loss of always predicting the quantile of the truth is saved.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at most 1; NaN for one sample, with a warning. A truth that does not vary gives 1 or 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.d2_pinball_score.html
 */
export function d2PinballScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: D2PinballScoreOptions,
): Score {
  const { sample_weight, alpha } = completeOptions(options, given);
  return explainedPinball(checkTargets(yTrue, yPred, sample_weight), alpha);
}

export default defineMetric({
  id: 'd2_pinball_score',
  label: 'D² of the pinball loss',
  forms: [
    {
      name: 'sklearn.metrics.d2_pinball_score',
      signature: "y_true, y_pred, *, sample_weight=None, alpha=0.5, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`D^2 = 1 - \frac{\mathrm{pinball}(y, \hat y)}{\mathrm{pinball}(y, q_\alpha(y))}`,
  text: 'D² = 1 − pinball(y, ŷ) / pinball(y, quantile of y)',
  task: 'regression',
  greaterIsBetter: true,
  options,
  compute: d2PinballScore,
});
