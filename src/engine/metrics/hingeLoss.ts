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
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { requireKnown } from './input/orderedClasses.js';
import { average, checkWeights } from './input/weights.js';

const options = {
  /** All classes, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link hingeLoss} takes besides its arrays, by scikit-learn's names and defaults. */
export type HingeLossOptions = OptionsOf<typeof options>;

/**
 * The mean of max(0, 1 − margin); for more than two classes Crammer & Singer 2001, "On the
 * Algorithmic Implementation of Multiclass Kernel-based Vector Machines".
 *
 * @param yTrue labels, shape (n).
 * @param predDecision scores of which a positive one speaks for the larger label, shape (n); for more
 *   than two classes row by row, shape (n, classes).
 * @throws {EngineError} for scores that are not finite, or not as many columns as classes.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.hinge_loss.html
 */
export function hingeLoss(
  yTrue: NumericArray,
  predDecision: NumericArray,
  given?: HingeLossOptions,
): Score {
  const { labels, sample_weight } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const truth = wholeLabels('y_true', yTrue);
  const scores = finiteNumbers('pred_decision', predDecision);
  const weights = checkWeights(sample_weight, truth.length);
  const classes = distinctLabels(labels === null ? truth : wholeLabels('labels', labels));
  requireKnown(classes, truth);
  const margins =
    classes.length > 2 ? manyMargins(truth, scores, classes) : twoMargins(truth, scores);
  const losses = margins.map((margin) => Math.max(0, 1 - margin));
  return { value: average(losses, weights), warnings: [] };
}

function twoMargins(truth: Int32Array, scores: Float64Array): Float64Array {
  requireLength('pred_decision', scores, truth.length);
  const classes = distinctLabels(truth);
  const positive = classes.length === 2 ? classes[1]! : NaN; // the only class is negative
  return scores.map((score, i) => (truth[i] === positive ? score : -score));
}

function manyMargins(truth: Int32Array, scores: Float64Array, classes: Int32Array): Float64Array {
  const columns = columnsOf('pred_decision', scores, truth.length);
  if (columns !== classes.length) {
    const message = `pred_decision must have one column for each of the ${classes.length} classes, got ${columns}`;
    throw new EngineError('pred_decision', message);
  }
  const places = indexIn(classes, truth);
  return Float64Array.from(places, (place, i) => {
    let best = -Infinity;
    for (let column = 0; column < columns; column++) {
      if (column !== place) best = Math.max(best, scores[i * columns + column]!);
    }
    return scores[i * columns + place]! - best;
  });
}

export default defineMetric({
  id: 'hinge_loss',
  label: 'Hinge loss',
  forms: [
    {
      name: 'sklearn.metrics.hinge_loss',
      signature: 'y_true, pred_decision, *, labels=None, sample_weight=None',
    },
  ],
  tex: String.raw`\frac{1}{n} \sum_s \max\left(0,\, 1 - y_s f(x_s)\right),\ y_s = \pm 1`,
  text: 'hinge loss = mean of max(0, 1 − y f(x)) with y = ±1',
  task: 'ranking',
  greaterIsBetter: false,
  options,
  compute: hingeLoss,
});
