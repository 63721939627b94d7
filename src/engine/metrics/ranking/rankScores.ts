import { EngineError } from '../../error.js';
import {
  finiteNumbers,
  requireLength,
  requireSamples,
  wholeLabels,
  type NumericArray,
} from '../input/arrays.js';
import { completeOptions, numberOrNull, numbersOrNull, type OptionsOf } from '../input/options.js';
import { checkWeights } from '../input/weights.js';
import { positiveOf, type BinaryLabels } from './positiveLabel.js';
import { sortDescending } from './sortDescending.js';

/**
 * What every threshold on the scores gives, from the highest to the lowest: all that the curves of a
 * binary problem need, so that one sort serves them all. A sample counts as positive if its score is
 * at least the threshold.
 */
export interface Ranking {
  /** The different scores, descending; shape (m). */
  readonly thresholds: Float64Array;
  /** True positives at each threshold, ascending: counts, or sums of weights. */
  readonly truePositives: Float64Array;
  /** False positives likewise. */
  readonly falsePositives: Float64Array;
}

/** The options of all curves of a binary problem. */
export const rankingOptions = {
  /** The label that counts as positive; 1 if null, where the labels are 0 and 1 or −1 and 1. */
  pos_label: numberOrNull('a whole number', Number.isInteger),
  /** One weight a sample, none negative; samples of weight 0 do not exist. */
  sample_weight: numbersOrNull(),
};

export type RankingOptions = OptionsOf<typeof rankingOptions>;

/**
 * Sorts the scores and counts, in time linear in the number of samples.
 *
 * @param yTrue labels, shape (n), n ≤ 10,000,000 or so.
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} for lengths that differ, scores that are not finite, or labels of which none
 *   is known to be positive.
 */
export function rankScores(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RankingOptions,
): Ranking {
  const { pos_label, sample_weight } = completeOptions(rankingOptions, given);
  requireSamples('y_true', yTrue);
  requireLength('y_score', yScore, yTrue.length);
  const binary = positiveOf(wholeLabels('y_true', yTrue), pos_label);
  const scores = yScore instanceof Float64Array ? yScore : new Float64Array(yScore);
  return rankBinary(binary, scores, checkWeights(sample_weight, yTrue.length));
}

/** The same for inputs that are checked but for the scores being finite. */
export function rankBinary(
  binary: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
): Ranking {
  return weights ? rankWeighted(binary, scores, weights) : rankPlain(binary, scores);
}

/** Positives from the front, negatives from the back: each side is sorted by itself, then merged. */
function rankPlain({ labels, positive }: BinaryLabels, scores: Float64Array): Ranking {
  const sorted = new Float64Array(scores.length);
  let front = 0;
  let back = scores.length;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]! + 0; // −0 becomes 0
    if (score - score !== 0) refuse(score, i);
    if (labels[i] === positive) sorted[front++] = score;
    else sorted[--back] = score;
  }
  const spare = new Float64Array(sorted.length);
  sortDescending(sorted, 0, front, spare);
  sortDescending(sorted, front, sorted.length, spare);
  return mergePlain(sorted, front, spare);
}

function refuse(score: number, i: number): never {
  throw new EngineError('y_score', `y_score must be finite, got ${score} at index ${i}`);
}

function mergePlain(sorted: Float64Array, positives: number, thresholds: Float64Array): Ranking {
  const all = sorted.length;
  const truePositives = new Float64Array(all);
  const falsePositives = new Float64Array(all);
  let hit = 0;
  let miss = positives;
  let many = 0;
  while (hit < positives || miss < all) {
    const best = hit < positives ? sorted[hit]! : -Infinity;
    const other = miss < all ? sorted[miss]! : -Infinity;
    const threshold = best > other ? best : other;
    while (hit < positives && sorted[hit] === threshold) hit++;
    while (miss < all && sorted[miss] === threshold) miss++;
    thresholds[many] = threshold;
    truePositives[many] = hit;
    falsePositives[many] = miss - positives;
    many++;
  }
  return cut({ thresholds, truePositives, falsePositives }, many);
}

/** Leaves out the room at the end that ties left: by a view if that is less than half, else a copy. */
function cut({ thresholds, truePositives, falsePositives }: Ranking, many: number): Ranking {
  const part = (values: Float64Array): Float64Array =>
    2 * many > values.length ? values.subarray(0, many) : values.slice(0, many);
  return {
    thresholds: part(thresholds),
    truePositives: part(truePositives),
    falsePositives: part(falsePositives),
  };
}

/** Each side in the order of the samples, so that sums over equal scores are scikit-learn's. */
function rankWeighted(binary: BinaryLabels, scores: Float64Array, weights: Float64Array): Ranking {
  const sorted = new Float64Array(scores.length);
  const carried = new Float64Array(scores.length);
  finiteNumbers('y_score', scores);
  const collect = (wanted: boolean, from: number): number => {
    let end = from;
    for (let i = 0; i < scores.length; i++) {
      if (weights[i] === 0 || (binary.labels[i] === binary.positive) !== wanted) continue;
      sorted[end] = scores[i]! + 0; // −0 becomes 0
      carried[end] = weights[i]!;
      end++;
    }
    return end;
  };
  const positives = collect(true, 0);
  const all = collect(false, positives);
  const spare = new Float64Array(sorted.length);
  const spareCarried = new Float64Array(sorted.length);
  sortDescending(sorted, 0, positives, spare, carried, spareCarried);
  sortDescending(sorted, positives, all, spare, carried, spareCarried);
  return mergeWeighted(sorted.subarray(0, all), positives, carried, spare, spareCarried);
}

function mergeWeighted(
  sorted: Float64Array,
  positives: number,
  weights: Float64Array,
  thresholds: Float64Array,
  truePositives: Float64Array,
): Ranking {
  const all = sorted.length;
  const falsePositives = new Float64Array(thresholds.length);
  let [hit, miss, many] = [0, positives, 0];
  let [right, wrong] = [0, 0];
  while (hit < positives || miss < all) {
    const best = hit < positives ? sorted[hit]! : -Infinity;
    const other = miss < all ? sorted[miss]! : -Infinity;
    const threshold = best > other ? best : other;
    while (hit < positives && sorted[hit] === threshold) right += weights[hit++]!;
    while (miss < all && sorted[miss] === threshold) wrong += weights[miss++]!;
    thresholds[many] = threshold;
    truePositives[many] = right;
    falsePositives[many] = wrong;
    many++;
  }
  return cut({ thresholds, truePositives, falsePositives }, many);
}
