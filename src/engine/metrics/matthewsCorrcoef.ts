import { tallyClasses } from './counts/classTallies.js';
import { checkPairs } from './counts/pairCounts.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { sum } from './input/weights.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link matthewsCorrcoef} takes besides its arrays, by scikit-learn's names and defaults. */
export type MatthewsCorrcoefOptions = OptionsOf<typeof options>;

/**
 * Matthews' correlation coefficient of true and predicted classes (φ for two); Gorodkin 2004,
 * "Comparing two K-category assignments by a K-category correlation coefficient".
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [−1, 1]; 0 if either holds one class only.
 * @throws {EngineError} for lengths that differ or labels that are no whole numbers.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.matthews_corrcoef.html
 */
export function matthewsCorrcoef(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MatthewsCorrcoefOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const { classes, correct, actual, predicted } = tallyClasses(
    checkPairs(yTrue, yPred, sample_weight),
  );
  if (holdsOne(actual) || holdsOne(predicted)) {
    const warnings = classes.length === 1 ? ['only one label occurs, so the coefficient is 0'] : [];
    return { value: 0, warnings };
  }
  const all = sum(predicted);
  const covariance = sum(correct) * all - sum(actual, predicted);
  const spread = (all ** 2 - sum(predicted, predicted)) * (all ** 2 - sum(actual, actual));
  return { value: spread === 0 ? 0 : covariance / Math.sqrt(spread), warnings: [] };
}

/** Whether all samples are of one class; the spread of rounded sums may not show it. */
function holdsOne(counts: Float64Array): boolean {
  return counts.filter((count) => count > 0).length < 2;
}

export default defineMetric({
  id: 'matthews_corrcoef',
  label: 'Matthews correlation coefficient',
  forms: [
    {
      name: 'sklearn.metrics.matthews_corrcoef',
      signature: 'y_true, y_pred, *, sample_weight=None',
    },
  ],
  tex: String.raw`\mathrm{MCC} = \frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP+FP)(TP+FN)(TN+FP)(TN+FN)}}`,
  text: 'MCC = (TP TN − FP FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN))',
  task: 'classification',
  greaterIsBetter: true,
  options,
  compute: matthewsCorrcoef,
});
