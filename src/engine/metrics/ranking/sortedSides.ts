import { EngineError } from '../../error.js';
import type { BinaryLabels } from './positiveLabel.js';
import { sortDescending } from './sortDescending.js';

/** The scores of each of two classes, descending. */
export interface SortedSides {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
  /** The weights in the same order; null where every sample counts 1. */
  readonly weights: { readonly positives: Float64Array; readonly negatives: Float64Array } | null;
}

/** Takes what each threshold gives, from the highest to the lowest different score. */
export interface ThresholdVisitor {
  /** @param hits true positives, @param misses false positives: counts, or sums of weights. */
  visit(threshold: number, hits: number, misses: number): void;
}

/**
 * Sorts each class by itself, in time linear in the number of samples. Samples of weight 0 are left
 * out.
 *
 * @param room for as many numbers as there are samples; its contents are lost.
 * @throws {EngineError} if a score is not finite.
 */
export function sortSides(
  { labels, positive }: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  room?: Float64Array,
): SortedSides {
  if (weights) return sortWeighted({ labels, positive }, scores, weights, room);
  const sorted = new Float64Array(scores.length);
  let front = 0;
  let back = scores.length;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]! + 0; // −0 becomes 0
    if (score - score !== 0) refuse(score, i);
    if (labels[i] === positive) sorted[front++] = score;
    else sorted[--back] = score;
  }
  const positives = sorted.subarray(0, front);
  const negatives = sorted.subarray(front);
  const spare = room ?? new Float64Array(Math.max(positives.length, negatives.length));
  sortDescending(positives, 0, positives.length, spare);
  sortDescending(negatives, 0, negatives.length, spare);
  return { positives, negatives, weights: null };
}

function refuse(score: number, i: number): never {
  throw new EngineError('y_score', `y_score must be finite, got ${score} at index ${i}`);
}

/** Each side in the order of the samples, so that sums over equal scores are scikit-learn's. */
function sortWeighted(
  { labels, positive }: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array,
  room: Float64Array | undefined,
): SortedSides {
  const spare = room ?? new Float64Array(scores.length);
  const spareCarried = new Float64Array(scores.length);
  const sortSide = (isPositive: boolean): [Float64Array, Float64Array] => {
    let many = 0;
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i]! + 0; // −0 becomes 0
      if (score - score !== 0) refuse(score, i);
      if ((labels[i] === positive) !== isPositive || weights[i] === 0) continue;
      spare[many] = score;
      spareCarried[many] = weights[i]!;
      many++;
    }
    const values = spare.slice(0, many);
    const carried = spareCarried.slice(0, many);
    sortDescending(values, 0, many, spare, carried, spareCarried);
    return [values, carried];
  };
  const [positives, positiveWeights] = sortSide(true);
  const [negatives, negativeWeights] = sortSide(false);
  const sides = { positives: positiveWeights, negatives: negativeWeights };
  return { positives, negatives, weights: sides };
}

/** Visits every different score once. */
export function mergeSides(sides: SortedSides, visitor: ThresholdVisitor): void {
  const { positives, negatives, weights } = sides;
  if (weights) {
    mergeWeighted(sides, weights, visitor);
    return;
  }
  let hits = 0;
  let misses = 0;
  while (hits < positives.length || misses < negatives.length) {
    const best = hits < positives.length ? positives[hits]! : -Infinity;
    const other = misses < negatives.length ? negatives[misses]! : -Infinity;
    const threshold = best > other ? best : other;
    while (hits < positives.length && positives[hits] === threshold) hits++;
    while (misses < negatives.length && negatives[misses] === threshold) misses++;
    visitor.visit(threshold, hits, misses);
  }
}

function mergeWeighted(
  { positives, negatives }: SortedSides,
  weights: { readonly positives: Float64Array; readonly negatives: Float64Array },
  visitor: ThresholdVisitor,
): void {
  let [p, n, hits, misses] = [0, 0, 0, 0];
  while (p < positives.length || n < negatives.length) {
    const best = p < positives.length ? positives[p]! : -Infinity;
    const other = n < negatives.length ? negatives[n]! : -Infinity;
    const threshold = best > other ? best : other;
    while (p < positives.length && positives[p] === threshold) hits += weights.positives[p++]!;
    while (n < negatives.length && negatives[n] === threshold) misses += weights.negatives[n++]!;
    visitor.visit(threshold, hits, misses);
  }
}
