import { EngineError } from '../../error.js';
import type { Random } from '../../random.js';
import type { MetricResult } from '../define.js';
import { columnsOf, requireSamples, type NumericArray } from '../input/arrays.js';
import { completeOptions, numberThat, oneOf } from '../input/options.js';
import { quantileOf, sortedAscending } from '../ranking/percentiles.js';

const options = {
  n_resamples: numberThat(1000, 'a whole number of at least 1', (value) => {
    return Number.isInteger(value) && value >= 1;
  }),
  confidence_level: numberThat(0.95, 'a number in (0, 1)', (value) => value > 0 && value < 1),
  method: oneOf<'percentile' | 'basic'>('percentile', 'basic'),
};

export interface BootstrapOptions {
  /** How many times to draw the samples anew; 1,000 if left out. */
  readonly n_resamples?: number;
  /** How often the interval should hold the true value, in (0, 1); 0.95 if left out. */
  readonly confidence_level?: number;
  /** The percentiles of the values, or these mirrored at the value itself (`'basic'`). */
  readonly method?: 'percentile' | 'basic';
  /** Told after each resample how many of how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
  /**
   * An `AbortSignal`, or whatever has `aborted`; looked at before each resample. Once aborted, the
   * interval is that of the resamples so far, with a warning.
   */
  readonly signal?: { readonly aborted: boolean };
}

export interface BootstrapInterval extends MetricResult {
  /** The statistic of the samples as they are. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The standard deviation of the resamples' values. */
  readonly standardError: number;
  /** The values of the resamples, in the order drawn; those that are NaN left out. */
  readonly distribution: Float64Array;
}

/** The columns of a resample, of the same lengths as those given. */
export type ResampledColumns = readonly (Float64Array | Int32Array)[];

/**
 * A confidence interval by the bootstrap: samples are drawn anew with replacement, row by row, and the
 * statistic is taken each time; Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13.
 *
 * @param columns labels, scores, weights …: the first of shape (n), the others of shape (n) or, row by
 *   row, (n, k).
 * @param statistic one number of the columns, e.g. `([y, s]) => rocAucScore(y, s).value`. The arrays
 *   are filled anew for each call.
 * @param random where the draws come from; the same seed gives the same interval.
 * @throws {EngineError} for no samples, columns that do not fit the first, or bad options.
 */
export function bootstrapInterval(
  columns: readonly NumericArray[],
  statistic: (columns: ResampledColumns) => number,
  random: Random,
  { onProgress, signal, ...given }: BootstrapOptions = {},
): BootstrapInterval {
  const { n_resamples, confidence_level, method } = completeOptions(options, given);
  const [first] = columns;
  if (!first) throw new EngineError('columns', 'columns must be at least one, got none');
  requireSamples('columns', first);
  const samples = first.length;
  const widths = columns.map((column) => columnsOf('columns', column, samples));
  const originals = columns.map(copyOf);
  const drawn = columns.map(copyOf);
  const value = statistic(originals);
  const values = new Float64Array(n_resamples);
  const rows = new Uint32Array(samples);
  let [done, defined] = [0, 0];
  while (done < n_resamples && !signal?.aborted) {
    for (let i = 0; i < samples; i++) rows[i] = random.integer(samples);
    drawn.forEach((column, c) => {
      takeRows(column, originals[c]!, rows, widths[c]!);
    });
    const resampled = statistic(drawn);
    if (!Number.isNaN(resampled)) values[defined++] = resampled;
    done++;
    onProgress?.(done, n_resamples);
  }
  const distribution = values.slice(0, defined);
  const warnings: string[] = [];
  if (done < n_resamples) warnings.push(`canceled after ${done} of ${n_resamples} resamples`);
  if (defined < done) {
    warnings.push(`the statistic is not defined for ${done - defined} of ${done} resamples`);
  }
  const interval = intervalOf(distribution, value, confidence_level, method);
  return { value, ...interval, standardError: deviationOf(distribution), distribution, warnings };
}

/**
 * The interval that a bootstrap distribution gives; NaN if it is empty.
 *
 * @param level in (0, 1).
 */
export function intervalOf(
  distribution: Float64Array,
  value: number,
  level: number,
  method: 'percentile' | 'basic' = 'percentile',
): { readonly low: number; readonly high: number } {
  if (distribution.length === 0) return { low: NaN, high: NaN };
  const sorted = sortedAscending(distribution);
  const tail = (1 - level) / 2;
  const low = quantileOf(sorted, tail);
  const high = quantileOf(sorted, 1 - tail);
  return method === 'basic' ? { low: 2 * value - high, high: 2 * value - low } : { low, high };
}

function copyOf(column: NumericArray): Float64Array | Int32Array {
  const whole =
    ArrayBuffer.isView(column) &&
    !(column instanceof Float64Array) &&
    !(column instanceof Float32Array) &&
    !(column instanceof Uint32Array);
  return whole ? new Int32Array(column) : new Float64Array(column);
}

function takeRows(
  target: Float64Array | Int32Array,
  source: Float64Array | Int32Array,
  rows: Uint32Array,
  width: number,
): void {
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * width;
    for (let k = 0; k < width; k++) target[i * width + k] = source[from + k]!;
  }
}

function deviationOf(values: Float64Array): number {
  let [mean, squares] = [0, 0];
  values.forEach((value, i) => {
    const step = value - mean;
    mean += step / (i + 1);
    squares += step * (value - mean);
  });
  return Math.sqrt(squares / (values.length - 1));
}
