import type { BinaryLabels } from './positiveLabel.js';
import { withRoom } from './room.js';
import { sortDescending } from './sortDescending.js';
import { splitSides, type BucketEnds, type Places } from './splitSides.js';

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
 * What `use` makes of the sorted sides, which are lost afterwards.
 *
 * @throws {EngineError} if a score is not finite.
 */
export function withSortedSides<T>(
  binary: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  use: (sides: SortedSides) => T,
): T {
  const many = scores.length;
  return withRoom(weights ? 2 * many : many, (room) => {
    const own = room.subarray(0, many);
    const ownWeights = weights ? room.subarray(many) : undefined;
    return use(
      sortSides(binary, scores, weights, (positives) => ({
        scores: own,
        weights: ownWeights,
        positives: 0,
        negatives: positives,
      })),
    );
  });
}

/**
 * Sorts each class by itself, in time linear in the number of samples. Samples of weight 0 are left
 * out; the weights of equal scores keep the order of the samples, so that sums of them are
 * scikit-learn's.
 *
 * @param placesFor is told how many samples each class has.
 * @throws {EngineError} if a score is not finite.
 */
export function sortSides(
  binary: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  placesFor: (positives: number, negatives: number) => Places,
): SortedSides {
  const split = splitSides(binary, scores, weights, placesFor);
  const { positives, negatives } = split.sides;
  const most = Math.max(widest(positives), widest(negatives));
  const spare = new Float64Array(most);
  const spareWeights = weights ? new Float64Array(most) : undefined;
  for (const { start, ends } of [positives, negatives]) {
    let from = start;
    for (const to of ends) {
      const part = split.scores.subarray(from, to);
      sortDescending(part, 0, to - from, spare, split.weights?.subarray(from, to), spareWeights);
      from = to;
    }
  }
  const bySide = (values: Float64Array) => ({
    positives: values.subarray(positives.start, positives.ends.at(-1)),
    negatives: values.subarray(negatives.start, negatives.ends.at(-1)),
  });
  return { ...bySide(split.scores), weights: split.weights ? bySide(split.weights) : null };
}

/** How many scores the fullest bucket has. */
function widest({ start, ends }: BucketEnds): number {
  let most = 0;
  let from = start;
  for (const to of ends) {
    most = Math.max(most, to - from);
    from = to;
  }
  return most;
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
