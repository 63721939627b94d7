import { EngineError } from '../error.js';
import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numberThat, oneOf, type OptionsOf } from './input/options.js';
import type { Ranking } from './ranking/ranking.js';
import { rankingOptions, rankScores } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** The largest F1, the largest TPR − FPR (Youden 1950), or the smallest cost of the errors. */
  by: oneOf<'f1' | 'youden' | 'cost'>('f1', 'youden', 'cost'),
  /** What a false positive costs, for `by: 'cost'`. */
  cost_fp: numberThat(1, 'a finite number of at least 0', isCost),
  /** What a false negative costs, for `by: 'cost'`. */
  cost_fn: numberThat(1, 'a finite number of at least 0', isCost),
};

function isCost(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** What {@link bestThreshold} takes besides its arrays. */
export type BestThresholdOptions = OptionsOf<typeof options>;

/** What {@link bestThreshold} returns. */
export interface BestThreshold extends MetricResult {
  /** The score from which on a sample counts as positive; Infinity if none should. */
  readonly threshold: number;
  /** The F1, the TPR − FPR or the cost (a sum over the samples) that it gives. */
  readonly value: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/**
 * The threshold that is best by F1, by Youden's J or by cost, among the different scores and Infinity.
 * Of several, the highest.
 *
 * @param yTrue labels of two classes, shape (n).
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} if either class is missing, and as rocCurve does.
 */
export function bestThreshold(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: BestThresholdOptions,
): BestThreshold {
  const { pos_label, sample_weight, ...rest } = completeOptions(options, given);
  return bestThresholdOf(rankScores(yTrue, yScore, { pos_label, sample_weight }), rest);
}

/** The same from scores that are already ranked. */
export function bestThresholdOf(
  { thresholds, truePositives, falsePositives }: Ranking,
  given?: Pick<BestThresholdOptions, 'by' | 'cost_fp' | 'cost_fn'>,
): BestThreshold {
  const { by, cost_fp, cost_fn } = completeOptions(options, given);
  const positives = truePositives.at(-1) ?? 0;
  const negatives = falsePositives.at(-1) ?? 0;
  if (positives === 0 || negatives === 0) {
    const message = `y_true must hold both classes, got no ${positives === 0 ? 'positive' : 'negative'} samples`;
    throw new EngineError('y_true', message);
  }
  const gainOf = (hits: number, misses: number): number => {
    if (by === 'f1') return (2 * hits) / (positives + hits + misses);
    if (by === 'youden') return hits / positives - misses / negatives;
    return -(cost_fp * misses + cost_fn * (positives - hits));
  };
  let best = 0;
  let bestGain = -Infinity;
  for (let row = 0; row < thresholds.length; row++) {
    const gain = gainOf(truePositives[row]!, falsePositives[row]!);
    if (gain <= bestGain) continue;
    best = row;
    bestGain = gain;
  }
  const hits = truePositives[best]!;
  const misses = falsePositives[best]!;
  return {
    threshold: thresholds[best]!,
    value: by === 'cost' ? 0 - bestGain : bestGain,
    truePositives: hits,
    falsePositives: misses,
    falseNegatives: positives - hits,
    trueNegatives: negatives - misses,
    warnings: [],
  };
}

export default defineMetric({
  id: 'best_threshold',
  label: 'Best threshold',
  forms: [],
  tex: String.raw`\arg\max_t F_1(t),\quad \arg\max_t \left(\mathrm{TPR} - \mathrm{FPR}\right)(t),\quad \arg\min_t \left(c_{FP} FP + c_{FN} FN\right)(t)`,
  text: 'the threshold of the largest F1, of the largest TPR − FPR, or of the smallest cost',
  task: 'ranking',
  options,
  compute: bestThreshold,
});
