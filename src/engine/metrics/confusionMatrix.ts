import { confusionOf, type ConfusionMatrix } from './counts/confusion.js';
import { checkPairs } from './counts/pairCounts.js';
import { defineMetric } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, oneOf, type OptionsOf } from './input/options.js';

const options = {
  /** The classes of the rows and columns, in their order; all that occur, ascending, if null. */
  labels: numbersOrNull(),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Divides by the sums of the rows (`'true'`), of the columns (`'pred'`) or of all (`'all'`). */
  normalize: oneOf<'true' | 'pred' | 'all' | null>(null, 'true', 'pred', 'all'),
};

/** What {@link confusionMatrix} takes besides its arrays, by scikit-learn's names and defaults. */
export type ConfusionMatrixOptions = OptionsOf<typeof options>;

export type { ConfusionMatrix };

/**
 * How many samples of each class were predicted to be of each class. Any number of classes; two cost
 * what a hundred cost.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns counts, or sums of weights; where a row, column or all that is divided by is empty, 0.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, `labels` that are
 *   empty, repeated or of which none occurs in `yTrue`.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.confusion_matrix.html
 */
export function confusionMatrix(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: ConfusionMatrixOptions,
): ConfusionMatrix {
  const { labels, sample_weight, normalize } = completeOptions(options, given);
  const confusion = confusionOf(checkPairs(yTrue, yPred, sample_weight), labels);
  if (normalize !== null) divideBySums(confusion.matrix, confusion.labels.length, normalize);
  return confusion;
}

function divideBySums(matrix: Float64Array, size: number, by: 'true' | 'pred' | 'all'): void {
  const groupOf = (cell: number): number =>
    by === 'all' ? 0 : by === 'true' ? Math.floor(cell / size) : cell % size;
  const sums = new Float64Array(size);
  matrix.forEach((value, cell) => (sums[groupOf(cell)]! += value));
  matrix.forEach((value, cell) => {
    const sum = sums[groupOf(cell)]!;
    matrix[cell] = sum === 0 ? 0 : value / sum;
  });
}

export default defineMetric({
  id: 'confusion_matrix',
  label: 'Confusion matrix',
  forms: [
    {
      name: 'sklearn.metrics.confusion_matrix',
      signature: 'y_true, y_pred, *, labels=None, sample_weight=None, normalize=None',
    },
  ],
  tex: String.raw`C_{ij} = \sum_s w_s\, [y_s = i]\,[\hat y_s = j]`,
  text: 'C[i, j] = number of samples of class i predicted to be of class j',
  task: 'classification',
  options,
  compute: confusionMatrix,
});
