import { EngineError } from '../error.js';
import { defineMetric, type Score } from './define.js';
import {
  columnsOf,
  finiteNumbers,
  requireLength,
  requireSamples,
  wholeLabels,
  type NumericArray,
} from './input/arrays.js';
import { distinctLabels, indexIn } from './input/labels.js';
import {
  completeOptions,
  flag,
  numberThat,
  numbersOrNull,
  type OptionsOf,
} from './input/options.js';
import { orderedClasses } from './input/orderedClasses.js';
import { average, checkWeights, sum } from './input/weights.js';

const options = {
  /** How many of the highest scores count. */
  k: numberThat(
    2,
    'a whole number of at least 1',
    (value) => Number.isInteger(value) && value >= 1,
  ),
  /** Whether to divide by the number of samples, or the sum of their weights. */
  normalize: flag(true),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The classes of the columns, ascending, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link topKAccuracyScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type TopKAccuracyScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the samples has its class among the k highest scores. Of equal scores, that of the
 * later column counts as higher.
 *
 * @param yTrue labels, shape (n).
 * @param yScore row by row, shape (n, classes), a column a class in ascending order; for two classes
 *   shape (n), the score of the larger label, positive above 0.5 if all are in [0, 1], else above 0.
 * @throws {EngineError} for scores that are not finite or not as many columns as classes, and for
 *   `labels` that are not ascending or lack a class.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.top_k_accuracy_score.html
 */
export function topKAccuracyScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: TopKAccuracyScoreOptions,
): Score {
  const { k, normalize, sample_weight, labels } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const truth = wholeLabels('y_true', yTrue);
  const scores = finiteNumbers('y_score', yScore);
  const weights = checkWeights(sample_weight, truth.length);
  const classes = labels === null ? distinctLabels(truth) : orderedClasses(labels, truth);
  const binary = distinctLabels(truth).length <= 2 && (labels === null || classes.length <= 2);
  if (binary) requireLength('y_score', scores, truth.length);
  const columns = binary ? 2 : columnsOf('y_score', scores, truth.length);
  if (columns !== classes.length) {
    const message = `y_score must have one column for each of the ${classes.length} classes, got ${columns}`;
    throw new EngineError('y_score', message);
  }
  const places = indexIn(classes, truth);
  const hits = binary ? binaryHits(places, scores, k) : rankedHits(places, scores, columns, k);
  const warnings =
    k >= classes.length
      ? [`k is ${k} and there are ${classes.length} classes, so every prediction counts as right`]
      : [];
  return { value: normalize ? average(hits, weights) : sum(hits, weights), warnings };
}

function binaryHits(places: Int32Array, scores: Float64Array, k: number): Float64Array {
  const hits = new Float64Array(places.length).fill(1);
  if (k > 1) return hits;
  const threshold = scores.every((score) => score >= 0 && score <= 1) ? 0.5 : 0;
  for (let i = 0; i < hits.length; i++) {
    hits[i] = (scores[i]! > threshold ? 1 : 0) === places[i] ? 1 : 0;
  }
  return hits;
}

function rankedHits(
  places: Int32Array,
  scores: Float64Array,
  columns: number,
  k: number,
): Float64Array {
  const hits = new Float64Array(places.length);
  for (let i = 0; i < hits.length; i++) {
    const row = i * columns;
    const place = places[i]!;
    const own = scores[row + place]!;
    let ahead = 0;
    for (let j = 0; j < columns; j++) {
      const other = scores[row + j]!;
      if (other > own || (other === own && j > place)) ahead++;
    }
    hits[i] = ahead < k ? 1 : 0;
  }
  return hits;
}

export default defineMetric({
  id: 'top_k_accuracy_score',
  label: 'Top-k accuracy',
  forms: [
    {
      name: 'sklearn.metrics.top_k_accuracy_score',
      signature: 'y_true, y_score, *, k=2, normalize=True, sample_weight=None, labels=None',
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s \left[\,\#\{c : f_c(x_s) > f_{y_s}(x_s)\} < k\,\right]`,
  text: 'top-k accuracy = samples whose class is among the k highest scores / all samples',
  task: 'ranking',
  greaterIsBetter: true,
  options,
  compute: topKAccuracyScore,
});
