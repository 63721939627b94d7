import { defineMetric, type Score } from './define.js';
import { requireSamples, type NumericArray } from './input/arrays.js';
import { completeOptions, numberOrNull, numbersOrNull, type OptionsOf } from './input/options.js';
import { average, checkWeights } from './input/weights.js';
import { checkBinaryProbabilities } from './probability/binaryProbabilities.js';
import {
  checkProbabilities,
  priorsOf,
  squaredDistances,
} from './probability/classProbabilities.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The label that counts as positive, where `yProba` has one column; the larger one if null. */
  pos_label: numberOrNull('a whole number', Number.isInteger),
  /** The classes of the columns, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link d2BrierScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type D2BrierScoreOptions = OptionsOf<typeof options>;

/**
 * D² of the Brier score, also Brier skill score: which part of the score of always predicting the
 * classes' shares is saved.
 *
 * @param yTrue labels, shape (n).
 * @param yProba as in brierScoreLoss.
 * @returns a value of at most 1; NaN for one sample, with a warning, −∞ or NaN for one class.
 * @throws {EngineError} as brierScoreLoss does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.d2_brier_score.html
 */
export function d2BrierScore(
  yTrue: NumericArray,
  yProba: NumericArray,
  given?: D2BrierScoreOptions,
): Score {
  const { sample_weight, pos_label, labels } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  checkWeights(sample_weight, yTrue.length);
  if (yTrue.length < 2) return { value: NaN, warnings: ['D² is not defined for one sample'] };
  const checked =
    yProba.length === yTrue.length
      ? checkBinaryProbabilities(yTrue, yProba, pos_label, sample_weight)
      : checkProbabilities(yTrue, yProba, labels, sample_weight);
  const { weights, warnings } = checked;
  const prior = squaredDistances({ ...checked, probabilities: priorsOf(checked) });
  const value = 1 - average(squaredDistances(checked), weights) / average(prior, weights);
  return { value, warnings };
}

export default defineMetric({
  id: 'd2_brier_score',
  label: 'D² of the Brier score',
  forms: [
    {
      name: 'sklearn.metrics.d2_brier_score',
      signature: 'y_true, y_proba, *, sample_weight=None, pos_label=None, labels=None',
    },
  ],
  tex: String.raw`D^2 = 1 - \frac{\mathrm{Brier}(y, p)}{\mathrm{Brier}(y, \bar y)}`,
  text: 'D² = 1 − Brier score / Brier score of the classes’ shares',
  task: 'probability',
  greaterIsBetter: true,
  options,
  compute: d2BrierScore,
});
