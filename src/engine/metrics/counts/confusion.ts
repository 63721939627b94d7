import { EngineError } from '../../error.js';
import type { MetricResult } from '../define.js';
import { wholeLabels, type NumericArray } from '../input/arrays.js';
import { countPairs, selectPairs, type LabelPairs } from './pairCounts.js';

/** Counts of true classes by predicted classes. */
export interface ConfusionMatrix extends MetricResult {
  /** The classes of rows and columns. */
  readonly labels: Int32Array;
  /** Row by row, shape (k, k): true class by predicted class. */
  readonly matrix: Float64Array;
}

/**
 * The matrix of the given classes, or of all that occur.
 *
 * @throws {EngineError} if `labels` are none, repeated, or not one of them occurs in the true labels.
 */
export function confusionOf(pairs: LabelPairs, labels: NumericArray | null): ConfusionMatrix {
  const counts = countPairs(pairs);
  const chosen = labels === null ? counts.classes : chosenLabels(labels, pairs.yTrue);
  const warnings =
    chosen.length === 1
      ? ['only one label occurs, so the matrix has one cell; labels would name all classes']
      : [];
  return {
    labels: chosen,
    matrix: labels === null ? counts.matrix : selectPairs(counts, chosen),
    warnings,
  };
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
