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

/** What {@link zeroOneLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type ZeroOneLossOptions = OptionsOf<typeof options>;

/**
 * Which part of the samples is predicted wrongly, or with `normalize: false` how many are.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @throws {EngineError} for lengths that differ or labels that are no whole numbers.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.zero_one_loss.html
 */
export function zeroOneLoss(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: ZeroOneLossOptions,
): Score {
  const { normalize, sample_weight } = completeOptions(options, given);
  const { right, all } = agreementOf(checkPairs(yTrue, yPred, sample_weight));
  return { value: normalize ? 1 - right / all : all - right, warnings: [] };
}

export default defineMetric({
  id: 'zero_one_loss',
  label: 'Zero-one loss',
  forms: [
    {
      name: 'sklearn.metrics.zero_one_loss',
      signature: 'y_true, y_pred, *, normalize=True, sample_weight=None',
    },
  ],
  tex: String.raw`L_{01} = \frac{1}{n} \sum_s [\hat y_s \ne y_s]`,
  text: 'zero-one loss = wrong predictions / all predictions',
  task: 'classification',
  greaterIsBetter: false,
  options,
  compute: zeroOneLoss,
});
