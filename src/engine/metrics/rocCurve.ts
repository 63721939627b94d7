import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, type OptionsOf } from './input/options.js';
import { bendsRoc, keepCorners } from './ranking/curvePoints.js';
import type { Ranking } from './ranking/ranking.js';
import { copyRanking, rankingOptions, rankScores } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** Whether to leave out points on a straight line between their neighbors. */
  drop_intermediate: flag(true),
};

/** What {@link rocCurve} takes besides its arrays, by scikit-learn's names and defaults. */
export type RocCurveOptions = OptionsOf<typeof options>;

/** What {@link rocCurve} returns. */
export interface RocCurve extends MetricResult {
  /** False positive rate FP/(FP+TN), ascending from 0 to 1; shape (m). NaN without negatives. */
  readonly fpr: Float64Array;
  /** True positive rate TP/(TP+FN), ascending from 0 to 1; shape (m). NaN without positives. */
  readonly tpr: Float64Array;
  /** Scores from which on a sample counts as positive, descending from Infinity; shape (m). */
  readonly thresholds: Float64Array;
}

/**
 * Receiver operating characteristic: true against false positive rate at every threshold; Fawcett
 * 2006, "An introduction to ROC analysis".
 *
 * @param yTrue labels, shape (n).
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} for lengths that differ, scores that are not finite, or labels of which none
 *   is known to be positive.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_curve.html
 */
export function rocCurve(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RocCurveOptions,
): RocCurve {
  const { drop_intermediate, ...rest } = completeOptions(options, given);
  return overwriteWithRoc(
    rankScores(yTrue, yScore, rest, drop_intermediate ? bendsRoc : undefined),
  );
}

/** The same from scores that are already ranked. */
export function rocCurveOf(ranking: Ranking, dropIntermediate = true): RocCurve {
  const own = copyRanking(ranking);
  return overwriteWithRoc(dropIntermediate ? keepCorners(own, 1, bendsRoc) : own);
}

/** At 10,000,000 samples, room costs as much time as the counting. */
function overwriteWithRoc(ranking: Ranking): RocCurve {
  const { thresholds, truePositives: tpr, falsePositives: fpr } = ranking;
  const warnings: string[] = [];
  if (!divideByLast(fpr)) warnings.push('no negative samples in y_true, so there is no fpr');
  if (!divideByLast(tpr)) warnings.push('no positive samples in y_true, so there is no tpr');
  return { fpr, tpr, thresholds, warnings };
}

/** False if there is nothing to divide by; then all are NaN. */
function divideByLast(counts: Float64Array): boolean {
  const total = counts.at(-1) ?? 0;
  if (total <= 0) counts.fill(NaN);
  else for (let row = 0; row < counts.length; row++) counts[row]! /= total;
  return total > 0;
}

export default defineMetric({
  id: 'roc_curve',
  label: 'ROC curve',
  forms: [
    {
      name: 'sklearn.metrics.roc_curve',
      signature: 'y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=True',
    },
  ],
  tex: String.raw`\left(\frac{FP(t)}{FP + TN},\ \frac{TP(t)}{TP + FN}\right)_t`,
  text: 'ROC: TPR = TP / (TP + FN) against FPR = FP / (FP + TN) at each threshold',
  task: 'ranking',
  options,
  compute: rocCurve,
});
