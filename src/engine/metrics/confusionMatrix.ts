import { EngineError } from '../error.js';
import { checkPairs, countPairs, selectPairs } from './counts/pairCounts.js';
import { defineMetric, type MetricResult } from './define.js';
import { wholeLabels, type NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, oneOf, type OptionsOf } from './input/options.js';

const options = {
  /** The classes of the rows and columns, in their order; all that occur, ascending, if null. */
  labels: numbersOrNull(),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Divides by the sums of the rows (`'true'`), of the columns (`'pred'`) or of all (`'all'`). */
  normalize: oneOf<'true' | 'pred' | 'all' | null>(null, 'true', 'pred', 'all'),
};

export type ConfusionMatrixOptions = OptionsOf<typeof options>;

export interface ConfusionMatrix extends MetricResult {
  /** The classes of rows and columns. */
  readonly labels: Int32Array;
  /** Row by row, shape (k, k): true class by predicted class. */
  readonly matrix: Float64Array;
}

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
  const pairs = checkPairs(yTrue, yPred, sample_weight);
  const counts = countPairs(pairs);
  const chosen = labels === null ? counts.classes : chosenLabels(labels, pairs.yTrue);
  const matrix = labels === null ? counts.matrix : selectPairs(counts, chosen);
  if (normalize !== null) divideBySums(matrix, chosen.length, normalize);
  const warnings =
    chosen.length === 1
      ? ['only one label occurs, so the matrix has one cell; labels would name all classes']
      : [];
  return { labels: chosen, matrix, warnings };
}

function chosenLabels(labels: NumericArray, yTrue: Int32Array): Int32Array {
  const chosen = wholeLabels('labels', labels);
  const set = new Set(chosen);
  if (set.size === 0) throw new EngineError('labels', 'labels must name at least one class');
  if (set.size < chosen.length) {
    throw new EngineError('labels', `labels must differ from each other, got ${chosen.join(', ')}`);
  }
  if (!yTrue.some((label) => set.has(label))) {
    const message = `labels must name at least one class of y_true, got ${chosen.join(', ')}`;
    throw new EngineError('labels', message);
  }
  return chosen;
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
