import { agreementOf } from './counts/agreement.js';
import { checkPairs } from './counts/pairCounts.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, numbersOrNull, type OptionsOf } from './input/options.js';

const options = {
  /** Whether to divide by the number of samples, or the sum of their weights. */
  normalize: flag(true),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link accuracyScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type AccuracyScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the samples is predicted rightly, or with `normalize: false` how many are.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @throws {EngineError} for lengths that differ or labels that are no whole numbers.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.accuracy_score.html
 */
export function accuracyScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: AccuracyScoreOptions,
): Score {
  const { normalize, sample_weight } = completeOptions(options, given);
  const { right, all } = agreementOf(checkPairs(yTrue, yPred, sample_weight));
  return { value: normalize ? right / all : right, warnings: [] };
}

export default defineMetric({
  id: 'accuracy_score',
  label: 'Accuracy',
  forms: [
    {
      name: 'sklearn.metrics.accuracy_score',
      signature: 'y_true, y_pred, *, normalize=True, sample_weight=None',
    },
  ],
  tex: String.raw`\mathrm{accuracy} = \frac{1}{n} \sum_s [\hat y_s = y_s]`,
  text: 'accuracy = right predictions / all predictions',
  task: 'classification',
  greaterIsBetter: true,
  options,
  compute: accuracyScore,
});
