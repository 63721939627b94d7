import { defineMetric, type Score } from './define.js';
import { requireSamples, type NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkWeights, sum } from './input/weights.js';
import { checkProbabilities, logLosses, priorsOf } from './probability/classProbabilities.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The classes of the columns, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link d2LogLossScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type D2LogLossScoreOptions = OptionsOf<typeof options>;

/**
 * D² of the log loss: which part of the loss of always predicting the classes' shares is saved.
 *
 * @param yTrue labels, shape (n).
 * @param yProba as in logLoss.
 * @returns a value of at most 1; NaN for one sample, with a warning.
 * @throws {EngineError} as logLoss does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.d2_log_loss_score.html
 */
export function d2LogLossScore(
  yTrue: NumericArray,
  yProba: NumericArray,
  given?: D2LogLossScoreOptions,
): Score {
  const { sample_weight, labels } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  checkWeights(sample_weight, yTrue.length);
  if (yTrue.length < 2) return { value: NaN, warnings: ['D² is not defined for one sample'] };
  const checked = checkProbabilities(yTrue, yProba, labels, sample_weight);
  const { weights, warnings } = checked;
  const prior = logLosses({ ...checked, probabilities: priorsOf(checked) });
  return { value: 1 - sum(logLosses(checked), weights) / sum(prior, weights), warnings };
}

export default defineMetric({
  id: 'd2_log_loss_score',
  label: 'D² of the log loss',
  forms: [
    {
      name: 'sklearn.metrics.d2_log_loss_score',
      signature: "y_true, y_proba=None, *, sample_weight=None, labels=None, y_pred='deprecated'",
    },
  ],
  tex: String.raw`D^2 = 1 - \frac{\mathrm{logloss}(y, p)}{\mathrm{logloss}(y, \bar y)}`,
  text: 'D² = 1 − log loss / log loss of the classes’ shares',
  task: 'probability',
  greaterIsBetter: true,
  options,
  compute: d2LogLossScore,
});
