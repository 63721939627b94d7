import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numberThat, type OptionsOf } from './input/options.js';
import type { Ranking } from './ranking/ranking.js';
import { rankingOptions, rankScores } from './ranking/rankScores.js';

const options = {
  ...rankingOptions,
  /** How much more recall counts than precision, in [0, ∞). */
  beta: numberThat(1, 'a number in [0, Infinity)', (value) => value >= 0 && value < Infinity),
};

/** What {@link fbetaAtThresholds} takes besides its arrays, by scikit-learn's names and defaults. */
export type FbetaAtThresholdsOptions = OptionsOf<typeof options>;

/** What {@link fbetaAtThresholds} returns. */
export interface FbetaAtThresholds extends MetricResult {
  /** The F-score at each threshold; shape (m). 0 without positives. */
  readonly fscore: Float64Array;
  /** Scores from which on a sample counts as positive, descending; shape (m). */
  readonly thresholds: Float64Array;
}

/**
 * Fβ (F1 by default) as a function of the threshold: what scikit-learn's `metric_at_thresholds` gives
 * with `fbeta_score`, from one sort.
 *
 * @param yTrue labels, shape (n).
 * @param yScore the higher, the more likely positive, shape (n).
 * @throws {EngineError} as rocCurve does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.metric_at_thresholds.html
 */
export function fbetaAtThresholds(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: FbetaAtThresholdsOptions,
): FbetaAtThresholds {
  const { beta, ...rest } = completeOptions(options, given);
  return fbetaAtThresholdsOf(rankScores(yTrue, yScore, rest), beta);
}

/** The same from scores that are already ranked. */
export function fbetaAtThresholdsOf(
  { thresholds, truePositives, falsePositives }: Ranking,
  beta = 1,
): FbetaAtThresholds {
  const positives = truePositives.at(-1) ?? 0;
  const square = beta ** 2;
  const fscore = new Float64Array(thresholds.length - 1);
  for (let i = 0; i < fscore.length; i++) {
    const hits = truePositives[i + 1]!;
    fscore[i] = ((1 + square) * hits) / (square * positives + hits + falsePositives[i + 1]!);
  }
  return {
    fscore,
    thresholds: thresholds.slice(1),
    warnings: positives > 0 ? [] : ['no positive samples in y_true, so the F-score is 0'],
  };
}

export default defineMetric({
  id: 'fbeta_at_thresholds',
  label: 'Fβ against threshold',
  forms: [],
  tex: String.raw`F_\beta(t) = \frac{(1+\beta^2)\,TP(t)}{\beta^2 (TP + FN) + TP(t) + FP(t)}`,
  text: 'Fβ at each threshold = (1 + β²) TP / (β² (TP + FN) + TP + FP)',
  task: 'ranking',
  options,
  compute: fbetaAtThresholds,
});
