import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import {
  completeOptions,
  numberOrNull,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';
import { average } from './input/weights.js';
import { checkBinaryProbabilities } from './probability/binaryProbabilities.js';
import { checkProbabilities, squaredDistances } from './probability/classProbabilities.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The label that counts as positive, where `yProba` has one column; the larger one if null. */
  pos_label: numberOrNull('a whole number', Number.isInteger),
  /** The classes of the columns, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
  /** Whether to halve the score, which puts two classes in [0, 1]; `'auto'` halves for those. */
  scale_by_half: oneOf<'auto' | boolean>('auto', true, false),
};

/** What {@link brierScoreLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type BrierScoreLossOptions = OptionsOf<typeof options>;

/**
 * The mean squared distance of probabilities from what came true; Brier 1950, "Verification of
 * Forecasts Expressed in Terms of Probability".
 *
 * @param yTrue labels, shape (n).
 * @param yProba probabilities of the positive label, shape (n), or row by row, shape (n, classes).
 * @returns a value in [0, 1] for two classes, else in [0, 2].
 * @throws {EngineError} for probabilities outside [0, 1], labels outside `labels`, or not as many
 *   columns as classes. Rows that do not sum to 1 get a warning.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.brier_score_loss.html
 */
export function brierScoreLoss(
  yTrue: NumericArray,
  yProba: NumericArray,
  given?: BrierScoreLossOptions,
): Score {
  const { sample_weight, pos_label, labels, scale_by_half } = completeOptions(options, given);
  const checked =
    yProba.length === yTrue.length
      ? checkBinaryProbabilities(yTrue, yProba, pos_label, sample_weight)
      : checkProbabilities(yTrue, yProba, labels, sample_weight);
  const score = average(squaredDistances(checked), checked.weights);
  const halve = scale_by_half === 'auto' ? checked.columns === 2 : scale_by_half;
  return { value: halve ? score / 2 : score, warnings: checked.warnings };
}

export default defineMetric({
  id: 'brier_score_loss',
  label: 'Brier score',
  forms: [
    {
      name: 'sklearn.metrics.brier_score_loss',
      signature:
        "y_true, y_proba, *, sample_weight=None, pos_label=None, labels=None, scale_by_half='auto'",
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s (p_s - y_s)^2`,
  text: 'Brier score = mean of (p − y)²',
  task: 'probability',
  greaterIsBetter: false,
  options,
  compute: brierScoreLoss,
});
