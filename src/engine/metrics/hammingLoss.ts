import { agreementOf } from './counts/agreement.js';
import { checkPairs } from './counts/pairCounts.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link hammingLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type HammingLossOptions = OptionsOf<typeof options>;

/**
 * Which part of the labels is wrong; with one label a sample, what zeroOneLoss gives.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @throws {EngineError} for lengths that differ or labels that are no whole numbers.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.hamming_loss.html
 */
export function hammingLoss(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: HammingLossOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const { right, all } = agreementOf(checkPairs(yTrue, yPred, sample_weight));
  return { value: (all - right) / all, warnings: [] };
}

export default defineMetric({
  id: 'hamming_loss',
  label: 'Hamming loss',
  forms: [
    {
      name: 'sklearn.metrics.hamming_loss',
      signature: 'y_true, y_pred, *, sample_weight=None',
    },
  ],
  tex: String.raw`L_H = \frac{1}{n} \sum_s [\hat y_s \ne y_s]`,
  text: 'Hamming loss = wrong labels / all labels',
  task: 'classification',
  greaterIsBetter: false,
  options,
  compute: hammingLoss,
});
