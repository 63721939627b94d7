import { EngineError } from '../../error.js';
import type { BinaryLabels } from './positiveLabel.js';

/** How many samples go to a bucket on average: few enough for the processor's cache. */
const BUCKET = 1 << 15;

/** Scores in order of their buckets. */
export interface Buckets {
  /** The scores of the positive class, and behind them those of the negative class. */
  readonly scores: Float64Array;
  /** The weights in the same places; `undefined` where every sample counts 1. */
  readonly weights: Float64Array | undefined;
  /** Where the buckets of each class begin, and where each of them ends. */
  readonly sides: Readonly<Record<'positives' | 'negatives', BucketEnds>>;
}

export interface BucketEnds {
  readonly start: number;
  readonly ends: Uint32Array;
}

/**
 * Puts the scores of each class into buckets: stretches of equal width of the range of all scores, from
 * the highest to the lowest. In a bucket they keep the order of the samples. Samples of weight 0 are
 * left out.
 *
 * @param room has two halves, each at least as long as `scores`; each class is put at the end of its
 *   half. Without it, they lie close together.
 * @throws {EngineError} if a score is not finite.
 */
export function splitSides(
  { labels, positive }: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  room?: Float64Array,
): Buckets {
  const perSide = Math.ceil(scores.length / BUCKET);
  const last = perSide - 1;
  const { highest, lowest } = rangeOf(scores);
  const scale = perSide / (highest - lowest);
  const places = new Uint32Array(2 * perSide);
  for (let i = 0; i < scores.length; i++) {
    if (weights?.[i] === 0) continue;
    const bucket = Math.min((highest - scores[i]!) * scale, last) | 0;
    places[bucket + perSide * Number(labels[i] !== positive)]!++;
  }
  const positives = places.subarray(0, perSide);
  const negatives = places.subarray(perSide);
  const manyPositives = sum(positives);
  const manyNegatives = sum(negatives);
  const split = room ?? new Float64Array(manyPositives + manyNegatives);
  const splitWeights = weights ? new Float64Array(split.length) : undefined;
  const firstPositive = room ? room.length / 2 - manyPositives : 0;
  const firstNegative = split.length - manyNegatives;
  countsToStarts(positives, firstPositive);
  countsToStarts(negatives, firstNegative);
  for (let i = 0; i < scores.length; i++) {
    if (weights?.[i] === 0) continue;
    const bucket = Math.min((highest - scores[i]!) * scale, last) | 0;
    const place = places[bucket + perSide * Number(labels[i] !== positive)]!++;
    split[place] = scores[i]! + 0; // −0 becomes 0
    if (weights && splitWeights) splitWeights[place] = weights[i]!;
  }
  return {
    scores: split,
    weights: splitWeights,
    sides: {
      positives: { start: firstPositive, ends: positives },
      negatives: { start: firstNegative, ends: negatives },
    },
  };
}

function rangeOf(scores: Float64Array): { highest: number; lowest: number } {
  let highest = -Infinity;
  let lowest = Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score - score !== 0) {
      throw new EngineError('y_score', `y_score must be finite, got ${score} at index ${i}`);
    }
    highest = Math.max(highest, score);
    lowest = Math.min(lowest, score);
  }
  return { highest, lowest };
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, many) => total + many, 0);
}

function countsToStarts(counts: Uint32Array, first: number): void {
  let start = first;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const many = counts[bucket]!;
    counts[bucket] = start;
    start += many;
  }
}
