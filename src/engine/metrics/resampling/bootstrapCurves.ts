import { EngineError } from '../../error.js';
import type { Random } from '../../random.js';
import {
  finiteNumbers,
  requireLength,
  requireSamples,
  type NumericArray,
} from '../input/arrays.js';
import { completeOptions, numberThat } from '../input/options.js';
import { checkWeights } from '../input/weights.js';
import { quantileOf, sortedAscending } from '../ranking/percentiles.js';
import { intervalOf } from './bootstrapInterval.js';

const options = {
  n_resamples: numberThat(1000, 'a whole number of at least 1', (value) => {
    return Number.isInteger(value) && value >= 1;
  }),
  confidence_level: numberThat(0.95, 'a number in (0, 1)', (value) => value > 0 && value < 1),
  n_points: numberThat(101, 'a whole number of at least 2', (value) => {
    return Number.isInteger(value) && value >= 2;
  }),
};

export interface BootstrapCurvesOptions {
  /** How many times to draw the samples anew; 1,000 if left out. */
  readonly n_resamples?: number;
  /** Which part of the resamples is within the bands, in (0, 1); 0.95 if left out. */
  readonly confidence_level?: number;
  /** How many places of the horizontal axes the bands are taken at; 101 if left out. */
  readonly n_points?: number;
  /** One weight a sample, none negative; shape (n). */
  readonly sample_weight?: NumericArray | null;
  /** Told after each resample how many of how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** What the resamples of one model's scores show. */
export interface BootstrapCurves {
  /** TPR at each of `grid` as FPR, interpolated; shape (n_points). */
  readonly tpr: CurveBand;
  /** Precision at each of `grid` as recall, in steps; shape (n_points). */
  readonly precision: CurveBand;
  /** The ROC AUC of each resample that holds both classes, in the order drawn. */
  readonly rocAuc: ResampledScore;
  /** The average precision likewise. */
  readonly averagePrecision: ResampledScore;
}

export interface CurveBand {
  /** Evenly spaced from 0 to 1. */
  readonly grid: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface ResampledScore {
  readonly low: number;
  readonly high: number;
  readonly distribution: Float64Array;
}

/**
 * Pointwise bands around the ROC and the precision–recall curve by the bootstrap, as
 * `bootstrapInterval` draws it: the same random numbers give the same resamples. Several models' scores
 * of the same samples share the resamples, so that their distributions can be subtracted. A resample
 * without both classes is left out.
 *
 * @param yTrue labels 0 and 1, shape (n).
 * @param models scores of each model, shape (n) each.
 * @throws {EngineError} for no samples, labels that are not 0 and 1, lengths that differ, scores that
 *   are not finite, or bad options.
 */
export function bootstrapCurves(
  yTrue: NumericArray,
  models: readonly NumericArray[],
  random: Random,
  { onProgress, sample_weight = null, ...given }: BootstrapCurvesOptions = {},
): BootstrapCurves[] {
  const { n_resamples, confidence_level, n_points } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const truth = Uint8Array.from(yTrue);
  if (yTrue.some((label) => label !== 0 && label !== 1)) {
    throw new EngineError('y_true', 'y_true must hold 0 and 1 only');
  }
  const samples = truth.length;
  const weights = checkWeights(sample_weight, samples);
  const ranked = models.map((scores) => {
    requireLength('y_score', scores, samples);
    return new RankedSamples(truth, finiteNumbers('y_score', scores), weights);
  });
  const grid = Float64Array.from({ length: n_points }, (_, i) => i / (n_points - 1));
  const records = models.map(() => new Recorder(grid, n_resamples));
  const drawn = new Uint32Array(samples);
  for (let done = 0; done < n_resamples; done++) {
    drawn.fill(0);
    for (let i = 0; i < samples; i++) drawn[random.integer(samples)]!++;
    ranked.forEach((one, m) => {
      one.trace(drawn, records[m]!);
    });
    onProgress?.(done + 1, n_resamples);
  }
  return records.map((record) => record.summary(confidence_level));
}

/** The samples of one model from the highest score to the lowest. */
class RankedSamples {
  readonly #order: Uint32Array;

  constructor(
    private readonly truth: Uint8Array,
    private readonly scores: Float64Array,
    private readonly weights: Float64Array | null,
  ) {
    this.#order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  }

  /** Walks along the curves of a resample that holds each sample `drawn` times. */
  trace(drawn: Uint32Array, record: Recorder): void {
    const { truth, scores, weights } = this;
    let [positives, negatives] = [0, 0];
    for (let i = 0; i < drawn.length; i++) {
      const weight = drawn[i]! * (weights ? weights[i]! : 1);
      if (truth[i] === 1) positives += weight;
      else negatives += weight;
    }
    if (positives === 0 || negatives === 0) return;
    record.start(positives, negatives);
    let [hits, misses] = [0, 0];
    const last = drawn.length - 1;
    for (let at = 0; at <= last; at++) {
      const i = this.#order[at]!;
      const weight = drawn[i]! * (weights ? weights[i]! : 1);
      if (truth[i] === 1) hits += weight;
      else misses += weight;
      const isTied = at < last && scores[i] === scores[this.#order[at + 1]!];
      if (!isTied) record.visit(hits, misses);
    }
    record.end();
  }
}

/** Reads the curves of each resample off at the places of the grid. */
class Recorder {
  readonly #tpr: Float64Array;
  readonly #precision: Float64Array;
  readonly #rocAuc: Float64Array;
  readonly #averagePrecision: Float64Array;
  #row = 0;
  #positives = 0;
  #negatives = 0;
  #hits = 0;
  #misses = 0;
  #area = 0;
  #sum = 0;
  #nextFpr = 0;
  #nextRecall = 0;

  constructor(
    private readonly grid: Float64Array,
    resamples: number,
  ) {
    this.#tpr = new Float64Array(resamples * grid.length);
    this.#precision = new Float64Array(resamples * grid.length);
    this.#rocAuc = new Float64Array(resamples);
    this.#averagePrecision = new Float64Array(resamples);
  }

  start(positives: number, negatives: number): void {
    this.#positives = positives;
    this.#negatives = negatives;
    this.#hits = this.#misses = this.#area = this.#sum = 0;
    this.#nextFpr = this.#nextRecall = 0;
  }

  visit(hits: number, misses: number): void {
    if (hits === this.#hits && misses === this.#misses) return;
    const { grid } = this;
    const start = this.#row * grid.length;
    const fpr = misses / this.#negatives;
    const before = this.#misses / this.#negatives;
    while (this.#nextFpr < grid.length && grid[this.#nextFpr]! < fpr) {
      const part = (grid[this.#nextFpr]! - before) / (fpr - before);
      const reached = this.#hits + part * (hits - this.#hits);
      this.#tpr[start + this.#nextFpr++] = reached / this.#positives;
    }
    const recall = hits / this.#positives;
    const precision = hits / (hits + misses);
    while (this.#nextRecall < grid.length && grid[this.#nextRecall]! <= recall) {
      this.#precision[start + this.#nextRecall++] = precision;
    }
    this.#area += (misses - this.#misses) * (hits + this.#hits);
    this.#sum += (hits - this.#hits) * precision;
    this.#hits = hits;
    this.#misses = misses;
  }

  end(): void {
    const start = this.#row * this.grid.length;
    this.#tpr.fill(1, start + this.#nextFpr, start + this.grid.length);
    const prevalence = this.#positives / (this.#positives + this.#negatives);
    this.#precision.fill(prevalence, start + this.#nextRecall, start + this.grid.length);
    this.#rocAuc[this.#row] = this.#area / 2 / this.#positives / this.#negatives;
    this.#averagePrecision[this.#row] = this.#sum / this.#positives;
    this.#row++;
  }

  summary(level: number): BootstrapCurves {
    return {
      tpr: this.#band(this.#tpr, level),
      precision: this.#band(this.#precision, level),
      rocAuc: this.#score(this.#rocAuc, level),
      averagePrecision: this.#score(this.#averagePrecision, level),
    };
  }

  #band(table: Float64Array, level: number): CurveBand {
    const { grid } = this;
    const low = new Float64Array(grid.length).fill(NaN);
    const high = new Float64Array(grid.length).fill(NaN);
    for (let place = 0; place < grid.length && this.#row > 0; place++) {
      const values = sortedAscending(
        Float64Array.from({ length: this.#row }, (_, row) => table[row * grid.length + place]!),
      );
      low[place] = quantileOf(values, (1 - level) / 2);
      high[place] = quantileOf(values, (1 + level) / 2);
    }
    return { grid, low, high };
  }

  #score(values: Float64Array, level: number): ResampledScore {
    const distribution = values.slice(0, this.#row);
    return { ...intervalOf(distribution, NaN, level), distribution };
  }
}
