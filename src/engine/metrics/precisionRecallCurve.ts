import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, type OptionsOf } from './input/options.js';
import { changesRecall, keepCorners } from './ranking/curvePoints.js';
import type { Ranking } from './ranking/ranking.js';
import { copyRanking, rankingOptions, rankScores } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** Whether to leave out points between others of the same recall. */
  drop_intermediate: flag(false),
};

/** What {@link precisionRecallCurve} takes besides its arrays, by scikit-learn's names and defaults. */
export type PrecisionRecallCurveOptions = OptionsOf<typeof options>;

/** What {@link precisionRecallCurve} returns. */
export interface PrecisionRecallCurve extends MetricResult {
  /** Precision TP/(TP+FP) at each threshold, then 1; shape (m + 1). */
  readonly precision: Float64Array;
  /** Recall TP/(TP+FN), descending, then 0; shape (m + 1). 1 throughout without positives. */
  readonly recall: Float64Array;
  /** Scores from which on a sample counts as positive, ascending; shape (m). */
  readonly thresholds: Float64Array;
}

/**
 * Precision and recall at every threshold.
 *
 * @param yTrue labels, shape (n).
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} for lengths that differ, scores that are not finite, or labels of which none
 *   is known to be positive.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_recall_curve.html
 */
export function precisionRecallCurve(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: PrecisionRecallCurveOptions,
): PrecisionRecallCurve {
  const { drop_intermediate, ...rest } = completeOptions(options, given);
  return overwriteWithPr(rankScores(yTrue, yScore, rest), drop_intermediate);
}

/** The same from scores that are already ranked. */
export function precisionRecallCurveOf(
  ranking: Ranking,
  dropIntermediate = false,
): PrecisionRecallCurve {
  return overwriteWithPr(copyRanking(ranking), dropIntermediate);
}

/** Turns counts into rates and their order round, in place and at once: at 10,000,000 samples, room and
 * every pass over it cost as much time as the counting. */
function overwriteWithPr(ranking: Ranking, dropIntermediate: boolean): PrecisionRecallCurve {
  const kept = dropIntermediate ? keepCorners(ranking, 1, changesRecall) : ranking;
  const { thresholds, truePositives: recall, falsePositives: precision } = kept;
  const last = recall.length - 1;
  const positives = recall[last]!;
  for (let row = 0, mirror = last; row <= mirror; row++, mirror--) {
    const hits = recall[row]!;
    const misses = precision[row]!;
    const mirrorHits = recall[mirror]!;
    const mirrorMisses = precision[mirror]!;
    recall[mirror] = positives > 0 ? hits / positives : 1;
    recall[row] = positives > 0 ? mirrorHits / positives : 1;
    precision[mirror] = hits / (hits + misses);
    precision[row] = mirrorHits / (mirrorHits + mirrorMisses);
  }
  recall[last] = 0;
  precision[last] = 1;
  return {
    precision,
    recall,
    thresholds: thresholds.reverse().subarray(0, -1),
    warnings:
      positives > 0 ? [] : ['no positive samples in y_true, so recall is 1 at all thresholds'],
  };
}

export default defineMetric({
  id: 'precision_recall_curve',
  label: 'Precision–recall curve',
  forms: [
    {
      name: 'sklearn.metrics.precision_recall_curve',
      signature: 'y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=False',
    },
  ],
  tex: String.raw`\left(\frac{TP(t)}{TP + FN},\ \frac{TP(t)}{TP(t) + FP(t)}\right)_t`,
  text: 'PR: precision TP / (TP + FP) against recall TP / (TP + FN) at each threshold',
  task: 'ranking',
  options,
  compute: precisionRecallCurve,
});
