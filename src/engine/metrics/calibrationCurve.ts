import { EngineError } from '../error.js';
import { defineMetric, type MetricResult } from './define.js';
import { requireLength, requireSamples, wholeLabels, type NumericArray } from './input/arrays.js';
import { distinctLabels } from './input/labels.js';
import {
  completeOptions,
  numberOrNull,
  numberThat,
  oneOf,
  type OptionsOf,
} from './input/options.js';
import { evenEdges, fillBins } from './probability/bins.js';
import { withinUnit } from './probability/classProbabilities.js';
import { quantileOf, sortedAscending } from './ranking/percentiles.js';
import { positiveOf } from './ranking/positiveLabel.js';

const options = {
  /** The label that counts as positive; 1 if null, where the labels are 0 and 1 or −1 and 1. */
  pos_label: numberOrNull('a whole number', Number.isInteger),
  n_bins: numberThat(5, 'a whole number of at least 1', (value) => {
    return Number.isInteger(value) && value >= 1;
  }),
  /** Bins of equal width, or of equally many samples. */
  strategy: oneOf<'uniform' | 'quantile'>('uniform', 'quantile'),
};

/** What {@link calibrationCurve} takes besides its arrays, by scikit-learn's names and defaults. */
export type CalibrationCurveOptions = OptionsOf<typeof options>;

/** One point for each bin that holds a sample, ascending. */
export interface CalibrationCurve extends MetricResult {
  /** Which part of the bin's samples is positive. */
  readonly prob_true: Float64Array;
  /** The mean of its probabilities. */
  readonly prob_pred: Float64Array;
  /** How many samples it holds. */
  readonly count: Float64Array;
}

/**
 * How often what was predicted with some probability came true: the reliability diagram.
 *
 * @param yTrue labels of at most two classes, shape (n).
 * @param yProb probabilities of the positive label, shape (n).
 * @throws {EngineError} for probabilities outside [0, 1], more than two classes, or labels of which
 *   none is known to be positive.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.calibration.calibration_curve.html
 */
export function calibrationCurve(
  yTrue: NumericArray,
  yProb: NumericArray,
  given?: CalibrationCurveOptions,
): CalibrationCurve {
  const { pos_label, n_bins, strategy } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  requireLength('y_prob', yProb, yTrue.length);
  const labels = wholeLabels('y_true', yTrue);
  const { positive } = positiveOf(labels, pos_label);
  const probabilities = withinUnit(yProb, 'y_prob');
  const classes = distinctLabels(labels);
  if (classes.length > 2) {
    const message = `y_true must hold at most two classes, got ${classes.join(', ')}`;
    throw new EngineError('y_true', message);
  }
  const hits = Uint8Array.from(labels, (label) => (label === positive ? 1 : 0));
  const even = evenEdges(n_bins);
  const edges = strategy === 'uniform' ? even : quantileEdges(probabilities, even);
  const bins = fillBins(probabilities, hits, edges);
  const filled = (values: Float64Array): Float64Array =>
    values.filter((_, bin) => bins.counts[bin] !== 0);
  const count = filled(bins.counts);
  return {
    prob_true: filled(bins.hits).map((value, bin) => value / count[bin]!),
    prob_pred: filled(bins.probabilities).map((value, bin) => value / count[bin]!),
    count,
    warnings: [],
  };
}

function quantileEdges(probabilities: Float64Array, shares: Float64Array): Float64Array {
  const sorted = sortedAscending(probabilities);
  return shares.map((share) => quantileOf(sorted, (share * 100) / 100)); // as numpy, by percent
}

export default defineMetric({
  id: 'calibration_curve',
  label: 'Calibration curve',
  forms: [
    {
      name: 'sklearn.calibration.calibration_curve',
      signature: "y_true, y_prob, *, pos_label=None, n_bins=5, strategy='uniform'",
    },
  ],
  tex: String.raw`\left(\frac{1}{|B|} \sum_{s \in B} p_s,\ \frac{1}{|B|} \sum_{s \in B} y_s\right)_B`,
  text: 'calibration: part of positives against mean probability in each bin',
  task: 'probability',
  options,
  compute: calibrationCurve,
});
