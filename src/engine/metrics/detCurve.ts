import { EngineError } from '../error.js';
import { defineMetric, type MetricResult } from './define.js';
import { wholeLabels, type NumericArray } from './input/arrays.js';
import { distinctLabels } from './input/labels.js';
import { completeOptions, flag, type OptionsOf } from './input/options.js';
import { changesRecall, keepCorners } from './ranking/curvePoints.js';
import { rankingOptions, rankScores } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** Whether to leave out points between others of the same miss rate. */
  drop_intermediate: flag(false),
};

/** What {@link detCurve} takes besides its arrays, by scikit-learn's names and defaults. */
export type DetCurveOptions = OptionsOf<typeof options>;

/** What {@link detCurve} returns. */
export interface DetCurve extends MetricResult {
  /** False positive rate FP/(FP+TN), descending; shape (m). */
  readonly fpr: Float64Array;
  /** Miss rate FN/(FN+TP), ascending; shape (m). */
  readonly fnr: Float64Array;
  /** Scores from which on a sample counts as positive, ascending, Infinity if the last; shape (m). */
  readonly thresholds: Float64Array;
}

/**
 * Detection error trade-off: the two rates of error against each other; Martin et al. 1997, "The DET
 * Curve in Assessment of Detection Task Performance".
 *
 * @param yTrue labels of two classes, shape (n).
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} if there are not two classes, and as rocCurve does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.det_curve.html
 */
export function detCurve(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: DetCurveOptions,
): DetCurve {
  const { drop_intermediate, ...rest } = completeOptions(options, given);
  const ranking = rankScores(yTrue, yScore, rest);
  const classes = distinctLabels(wholeLabels('y_true', yTrue));
  if (classes.length !== 2) {
    const message = `y_true must hold two classes, got ${classes.join(', ')}`;
    throw new EngineError('y_true', message);
  }
  const kept = drop_intermediate ? keepCorners(ranking, 0, changesRecall) : ranking;
  const { truePositives, falsePositives } = kept;
  const positives = truePositives.at(-1) ?? 0;
  const negatives = falsePositives.at(-1) ?? 0;
  let start = 0;
  while (falsePositives[start + 1] === 0) start++;
  const end = truePositives.indexOf(positives);
  const many = end - start + 1;
  const fpr = new Float64Array(many);
  const fnr = new Float64Array(many);
  for (let i = 0; i < many; i++) {
    fpr[i] = falsePositives[end - i]! / negatives;
    fnr[i] = (positives - truePositives[end - i]!) / positives;
  }
  return { fpr, fnr, thresholds: kept.thresholds.slice(start, end + 1).reverse(), warnings: [] };
}

export default defineMetric({
  id: 'det_curve',
  label: 'DET curve',
  forms: [
    {
      name: 'sklearn.metrics.det_curve',
      signature: 'y_true, y_score, pos_label=None, sample_weight=None, drop_intermediate=False',
    },
  ],
  tex: String.raw`\left(\frac{FP(t)}{FP + TN},\ \frac{FN(t)}{FN + TP}\right)_t`,
  text: 'DET: FNR = FN / (FN + TP) against FPR = FP / (FP + TN) at each threshold',
  task: 'ranking',
  options,
  compute: detCurve,
});
