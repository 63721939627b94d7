import { requireLength, requireSamples, wholeLabels, type NumericArray } from '../input/arrays.js';
import { completeOptions, numberOrNull, numbersOrNull, type OptionsOf } from '../input/options.js';
import { checkWeights } from '../input/weights.js';
import { CornerWriter, firstRows, type Corner } from './curvePoints.js';
import { positiveOf, type BinaryLabels } from './positiveLabel.js';
import type { Ranking } from './ranking.js';
import {
  mergeSides,
  sortSides,
  withSortedSides,
  type SortedSides,
  type ThresholdVisitor,
} from './sortedSides.js';

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
 * @param isCorner which thresholds are kept besides the first and the last; all unless told.
 * @throws {EngineError} for lengths that differ, scores that are not finite, or labels of which none
 *   is known to be positive.
 */
export function rankScores(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RankingOptions,
  isCorner?: Corner,
): Ranking {
  const { pos_label, sample_weight } = completeOptions(rankingOptions, given);
  requireSamples('y_true', yTrue);
  requireLength('y_score', yScore, yTrue.length);
  const binary = positiveOf(wholeLabels('y_true', yTrue), pos_label);
  const scores = yScore instanceof Float64Array ? yScore : new Float64Array(yScore);
  return rankBinary(binary, scores, checkWeights(sample_weight, yTrue.length), isCorner);
}

/** The same for inputs that are checked but for the scores being finite. */
export function rankBinary(
  binary: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
  isCorner?: Corner,
): Ranking {
  return isCorner
    ? withSortedSides(binary, scores, weights, (sides) => cornersOf(sides, isCorner))
    : rankAll(binary, scores, weights);
}

/** Most thresholds are no corners: memory that no row is written to costs neither time nor space. */
function cornersOf(sides: SortedSides, isCorner: Corner): Ranking {
  const rows = sides.positives.length + sides.negatives.length + 1;
  const [thresholds, truePositives, falsePositives] = [
    new Float64Array(rows),
    new Float64Array(rows),
    new Float64Array(rows),
  ];
  thresholds[0] = Infinity;
  const writer = new CornerWriter(thresholds, truePositives, falsePositives, 1, isCorner);
  mergeSides(sides, writer);
  return writer.end();
}

/**
 * The sorted scores are where the counts are written: each side at the end of the counts of its class,
 * where no row comes before the score of that place is counted.
 */
function rankAll(
  binary: BinaryLabels,
  scores: Float64Array,
  weights: Float64Array | null,
): Ranking {
  const rows = scores.length + 1;
  const room = new Float64Array(2 * rows);
  const sides = sortSides(binary, scores, weights, (positives, negatives) => ({
    scores: room,
    weights: weights ? new Float64Array(2 * rows) : undefined,
    positives: rows - positives,
    negatives: 2 * rows - negatives,
  }));
  const [truePositives, falsePositives] = [room.subarray(0, rows), room.subarray(rows)];
  const thresholds = new Float64Array(rows);
  thresholds[0] = Infinity;
  truePositives[0] = 0;
  falsePositives[0] = 0;
  const writer = new RankingWriter(thresholds, truePositives, falsePositives);
  mergeSides(sides, writer);
  return firstRows(writer, writer.rows);
}

class RankingWriter implements Ranking, ThresholdVisitor {
  rows = 1;

  constructor(
    readonly thresholds: Float64Array,
    readonly truePositives: Float64Array,
    readonly falsePositives: Float64Array,
  ) {}

  visit(threshold: number, hits: number, misses: number): void {
    const row = this.rows++;
    this.thresholds[row] = threshold;
    this.truePositives[row] = hits;
    this.falsePositives[row] = misses;
  }
}

/** A ranking that may be overwritten. */
export function copyRanking({ thresholds, truePositives, falsePositives }: Ranking): Ranking {
  return {
    thresholds: thresholds.slice(),
    truePositives: truePositives.slice(),
    falsePositives: falsePositives.slice(),
  };
}
