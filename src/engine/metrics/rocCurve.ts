import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, type OptionsOf } from './input/options.js';
import { bendsRoc, keepCorners } from './ranking/curvePoints.js';
import { rankingOptions, rankScores, type Ranking } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** Whether to leave out points on a straight line between their neighbours. */
  drop_intermediate: flag(true),
};

export type RocCurveOptions = OptionsOf<typeof options>;

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
  return rocCurveOf(rankScores(yTrue, yScore, rest), drop_intermediate);
}

/** The same from scores that are already ranked. */
export function rocCurveOf(ranking: Ranking, dropIntermediate = true): RocCurve {
  const kept = dropIntermediate ? keepCorners(ranking, bendsRoc) : ranking;
  const negatives = ranking.falsePositives.at(-1) ?? 0;
  const positives = ranking.truePositives.at(-1) ?? 0;
  const warnings: string[] = [];
  if (negatives <= 0) warnings.push('no negative samples in y_true, so there is no fpr');
  if (positives <= 0) warnings.push('no positive samples in y_true, so there is no tpr');
  const thresholds = new Float64Array(kept.thresholds.length + 1);
  thresholds[0] = Infinity;
  thresholds.set(kept.thresholds, 1);
  return {
    fpr: fromZero(kept.falsePositives, negatives),
    tpr: fromZero(kept.truePositives, positives),
    thresholds,
    warnings,
  };
}

function fromZero(counts: Float64Array, total: number): Float64Array {
  const rates = new Float64Array(counts.length + 1);
  if (total <= 0) return rates.fill(NaN);
  for (let i = 0; i < counts.length; i++) rates[i + 1] = counts[i]! / total;
  return rates;
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
