import { EngineError } from '../../error.js';
import type { BinaryLabels } from './positiveLabel.js';

/** How many samples go to a bucket on average: few enough for the processor's cache. */
const BUCKET = 1 << 15;
/** How many scores, evenly spread, tell what range the buckets part. */
const SAMPLE = 1 << 12;

/** Where the scores of each class go. */
export interface Places {
  readonly scores: Float64Array;
  /** Room of the same length for the weights; `undefined` where every sample counts 1. */
  readonly weights: Float64Array | undefined;
  /** Where the scores of the positive class begin. */
  readonly positives: number;
  /** Where those of the negative class begin. */
  readonly negatives: number;
}

/** Scores in order of their buckets. */
export interface Buckets {
  readonly scores: Float64Array;
  /** The weights in the same places. */
  readonly weights: Float64Array | undefined;
  /** Where the buckets of each class begin, and where each of them ends. */
  readonly sides: Readonly<Record<'positives' | 'negatives', BucketEnds>>;
}

export interface BucketEnds {
  readonly start: number;
  readonly ends: Uint32Array;
}

/**
 * Puts the scores of each class into buckets: stretches of equal width of the range that most scores are
 * in, from the highest to the lowest; what is beyond goes to the first and the last. In a bucket they
 * keep the order of the samples. Samples of weight 0 are left out.
 *
 * @param placesFor is told how many samples each class has.
 * @throws {EngineError} if a score is not finite.
 */
export function splitSides(
  { labels, positive }: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  placesFor: (positives: number, negatives: number) => Places,
): Buckets {
  const perSide = Math.ceil(scores.length / BUCKET);
  const last = perSide - 1;
  const { highest, lowest } = sampledRange(scores);
  const scale = perSide / (highest - lowest);
  const next = new Uint32Array(2 * perSide);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score - score !== 0) {
      throw new EngineError('y_score', `y_score must be finite, got ${score} at index ${i}`);
    }
    if (weights?.[i] === 0) continue;
    const bucket = Math.max(0, Math.min((highest - score) * scale, last)) | 0;
    next[bucket + perSide * Number(labels[i] !== positive)]!++;
  }
  const positives = next.subarray(0, perSide);
  const negatives = next.subarray(perSide);
  const places = placesFor(sum(positives), sum(negatives));
  countsToStarts(positives, places.positives);
  countsToStarts(negatives, places.negatives);
  const { scores: split, weights: splitWeights } = places;
  for (let i = 0; i < scores.length; i++) {
    if (weights?.[i] === 0) continue;
    const bucket = Math.max(0, Math.min((highest - scores[i]!) * scale, last)) | 0;
    const place = next[bucket + perSide * Number(labels[i] !== positive)]!++;
    split[place] = scores[i]! + 0; // −0 becomes 0
    if (weights && splitWeights) splitWeights[place] = weights[i]!;
  }
  return {
    scores: split,
    weights: splitWeights,
    sides: {
      positives: { start: places.positives, ends: positives },
      negatives: { start: places.negatives, ends: negatives },
    },
  };
}

function sampledRange(scores: Float64Array): { highest: number; lowest: number } {
  const step = Math.ceil(scores.length / SAMPLE);
  let highest = -Infinity;
  let lowest = Infinity;
  for (let i = 0; i < scores.length; i += step) {
    highest = Math.max(highest, scores[i]!);
    lowest = Math.min(lowest, scores[i]!);
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
