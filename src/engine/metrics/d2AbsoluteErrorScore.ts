import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { explainedPinball } from './regression/pinball.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link d2AbsoluteErrorScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type D2AbsoluteErrorScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the absolute error of always predicting the median is saved.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at most 1; NaN for one sample, with a warning. A truth that does not vary gives 1 or 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.d2_absolute_error_score.html
 */
export function d2AbsoluteErrorScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: D2AbsoluteErrorScoreOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  return explainedPinball(checkTargets(yTrue, yPred, sample_weight), 0.5);
}

export default defineMetric({
  id: 'd2_absolute_error_score',
  label: 'D² of the absolute error',
  forms: [
    {
      name: 'sklearn.metrics.d2_absolute_error_score',
      signature: "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average'",
    },
  ],
  tex: String.raw`D^2 = 1 - \frac{\sum_s |y_s - \hat y_s|}{\sum_s |y_s - \operatorname{median}(y)|}`,
  text: 'D² = 1 − Σ |y − ŷ| / Σ |y − median(y)|',
  task: 'regression',
  greaterIsBetter: true,
  options,
  compute: d2AbsoluteErrorScore,
});
