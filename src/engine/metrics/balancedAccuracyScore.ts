import { tallyClasses } from './counts/classTallies.js';
import { checkPairs } from './counts/pairCounts.js';
import { averageDefined } from './counts/rates.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, numbersOrNull, type OptionsOf } from './input/options.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Whether to shift and stretch the score so that chance gives 0 and perfection 1. */
  adjusted: flag(false),
};

/** What {@link balancedAccuracyScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type BalancedAccuracyScoreOptions = OptionsOf<typeof options>;

/**
 * The mean of the classes' recalls; Brodersen et al. 2010, "The Balanced Accuracy and Its Posterior
 * Distribution". Classes that are only predicted do not count, with a warning.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], adjusted in [1/(1−k), 1]; NaN if adjusted and there is one class.
 * @throws {EngineError} for lengths that differ or labels that are no whole numbers.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.balanced_accuracy_score.html
 */
export function balancedAccuracyScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: BalancedAccuracyScoreOptions,
): Score {
  const { sample_weight, adjusted } = completeOptions(options, given);
  const { correct, actual } = tallyClasses(checkPairs(yTrue, yPred, sample_weight));
  const recalls = correct.map((value, i) => value / actual[i]!);
  const classes = recalls.filter((recall) => !Number.isNaN(recall)).length;
  const warnings: string[] = [];
  if (classes < recalls.length) warnings.push('y_pred holds classes that y_true does not');
  if (recalls.length === 1) warnings.push('only one label occurs, so it is right throughout');
  const mean = averageDefined(recalls, null);
  return {
    value: adjusted ? (mean - 1 / classes) / (1 - 1 / classes) : mean,
    warnings,
  };
}

export default defineMetric({
  id: 'balanced_accuracy_score',
  label: 'Balanced accuracy',
  forms: [
    {
      name: 'sklearn.metrics.balanced_accuracy_score',
      signature: 'y_true, y_pred, *, sample_weight=None, adjusted=False',
    },
  ],
  tex: String.raw`\frac{1}{k} \sum_{c=1}^{k} \frac{TP_c}{TP_c + FN_c}`,
  text: 'balanced accuracy = mean recall of the classes',
  task: 'classification',
  greaterIsBetter: true,
  options,
  compute: balancedAccuracyScore,
});
