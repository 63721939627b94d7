import { EngineError } from '../error.js';
import { defineMetric, type Score } from './define.js';
import { columnsOf, requireSamples, wholeLabels, type NumericArray } from './input/arrays.js';
import { distinctLabels, indexIn } from './input/labels.js';
import {
  completeOptions,
  numberOrNull,
  numberThat,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';
import { requireKnown } from './input/orderedClasses.js';
import { evenEdges, fillBins } from './probability/bins.js';
import { withinUnit } from './probability/classProbabilities.js';
import { positiveOf } from './ranking/positiveLabel.js';

const options = {
  n_bins: numberThat(15, 'a whole number of at least 1', (value) => {
    return Number.isInteger(value) && value >= 1;
  }),
  /** `'l1'`: the expected error; `'l2'`: the root of the mean square; `'max'`: the largest (MCE). */
  norm: oneOf<'l1' | 'l2' | 'max'>('l1', 'l2', 'max'),
  /** The label that counts as positive, where `yProba` has one column. */
  pos_label: numberOrNull('a whole number', Number.isInteger),
  /** The classes of the columns, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link expectedCalibrationError} takes besides its arrays. */
export type ExpectedCalibrationErrorOptions = OptionsOf<typeof options>;

/**
 * Expected calibration error Σ |B|/n · |acc(B) − conf(B)| over bins ((m−1)/M, m/M] of equal width;
 * 0 is in the first bin. With one column (Naeini, Cooper & Hauskrecht 2015, "Obtaining Well
 * Calibrated Probabilities Using Bayesian Binning") conf is the mean probability of the positive
 * label and acc the part of positives; with several (Guo et al. 2017, "On Calibration of Modern
 * Neural Networks") conf is the mean of the highest probabilities and acc how often that class, the
 * first of equal ones, is right.
 *
 * @param yTrue labels, shape (n).
 * @param yProba probabilities of the positive label, shape (n), or row by row, shape (n, classes), a
 *   column a class in ascending order.
 * @returns a value in [0, 1].
 * @throws {EngineError} for probabilities outside [0, 1], labels outside `labels`, or not as many
 *   columns as classes.
 */
export function expectedCalibrationError(
  yTrue: NumericArray,
  yProba: NumericArray,
  given?: ExpectedCalibrationErrorOptions,
): Score {
  const { n_bins, norm, pos_label, labels } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const truth = wholeLabels('y_true', yTrue);
  const probabilities = withinUnit(yProba);
  const columns = columnsOf('y_proba', probabilities, truth.length);
  const { confidence, hits } =
    columns === 1
      ? ofPositive(truth, probabilities, pos_label)
      : ofHighest(truth, probabilities, columns, labels);
  const bins = fillBins(confidence, hits, evenEdges(n_bins));
  let value = 0;
  bins.counts.forEach((count, bin) => {
    if (count === 0) return;
    const gap = Math.abs(bins.hits[bin]! / count - bins.probabilities[bin]! / count);
    const share = count / truth.length;
    if (norm === 'max') value = Math.max(value, gap);
    else value += (norm === 'l1' ? gap : gap ** 2) * share;
  });
  return { value: norm === 'l2' ? Math.sqrt(value) : value, warnings: [] };
}

interface Confidence {
  readonly confidence: Float64Array;
  /** 1 where the event came true. */
  readonly hits: Uint8Array;
}

function ofPositive(
  truth: Int32Array,
  probabilities: Float64Array,
  posLabel: number | null,
): Confidence {
  const classes = distinctLabels(truth);
  if (classes.length > 2) {
    const message = `y_true must hold two classes where y_proba has one column, got ${classes.length}`;
    throw new EngineError('y_true', message);
  }
  const { positive } = positiveOf(truth, posLabel);
  const hits = Uint8Array.from(truth, (label) => (label === positive ? 1 : 0));
  return { confidence: probabilities, hits };
}

function ofHighest(
  truth: Int32Array,
  probabilities: Float64Array,
  columns: number,
  labels: NumericArray | null,
): Confidence {
  const classes = distinctLabels(labels === null ? truth : wholeLabels('labels', labels));
  if (classes.length !== columns) {
    const message = `y_proba must have one column for each of the ${classes.length} classes, got ${columns}`;
    throw new EngineError('y_proba', message);
  }
  requireKnown(classes, truth);
  const places = indexIn(classes, truth);
  const confidence = new Float64Array(truth.length);
  const hits = new Uint8Array(truth.length);
  for (let i = 0; i < truth.length; i++) {
    let best = 0;
    for (let column = 1; column < columns; column++) {
      if (probabilities[i * columns + column]! > probabilities[i * columns + best]!) best = column;
    }
    confidence[i] = probabilities[i * columns + best]!;
    hits[i] = best === places[i] ? 1 : 0;
  }
  return { confidence, hits };
}

export default defineMetric({
  id: 'expected_calibration_error',
  label: 'Expected calibration error',
  forms: [],
  tex: String.raw`\mathrm{ECE} = \sum_{m=1}^{M} \frac{|B_m|}{n} \left|\mathrm{acc}(B_m) - \mathrm{conf}(B_m)\right|`,
  text: 'ECE = Σ |B|/n · |acc(B) − conf(B)|',
  task: 'probability',
  greaterIsBetter: false,
  options,
  compute: expectedCalibrationError,
});
