import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, numbersOrNull, type OptionsOf } from './input/options.js';
import { average, sum } from './input/weights.js';
import { checkProbabilities, logLosses } from './probability/classProbabilities.js';

const options = {
  /** Whether to divide by the number of samples, or the sum of their weights. */
  normalize: flag(true),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The classes of the columns, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link logLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type LogLossOptions = OptionsOf<typeof options>;

/**
 * Log loss, also cross-entropy: the mean of −log of the probability that each sample's class was
 * given. Probabilities are kept from 0 and 1 by the machine's epsilon (that of float32 for a
 * Float32Array, though the sums are float64 here).
 *
 * @param yTrue labels, shape (n).
 * @param yProba probabilities of the larger of two labels, shape (n), or row by row, shape
 *   (n, classes), a column a class in ascending order.
 * @returns a value in [0, 36.05], in nats.
 * @throws {EngineError} for probabilities outside [0, 1], labels outside `labels`, or not as many
 *   columns as classes. Rows that do not sum to 1 get a warning.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.log_loss.html
 */
export function logLoss(yTrue: NumericArray, yProba: NumericArray, given?: LogLossOptions): Score {
  const { normalize, sample_weight, labels } = completeOptions(options, given);
  const checked = checkProbabilities(yTrue, yProba, labels, sample_weight);
  const losses = logLosses(checked);
  const { weights, warnings } = checked;
  return { value: normalize ? average(losses, weights) : sum(losses, weights), warnings };
}

export default defineMetric({
  id: 'log_loss',
  label: 'Log loss',
  forms: [
    {
      name: 'sklearn.metrics.log_loss',
      signature:
        "y_true, y_proba=None, *, normalize=True, sample_weight=None, labels=None, y_pred='deprecated'",
    },
  ],
  tex: String.raw`-\frac{1}{n} \sum_s \log p_{s, y_s}`,
  text: 'log loss = mean of −log p(class of the sample)',
  task: 'probability',
  greaterIsBetter: false,
  options,
  compute: logLoss,
});
