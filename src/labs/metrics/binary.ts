import { averagePrecisionOf } from '../../engine/metrics/averagePrecisionScore.js';
import { bestThresholdOf } from '../../engine/metrics/bestThreshold.js';
import { brierScoreLoss } from '../../engine/metrics/brierScoreLoss.js';
import { calibrationCurve, type CalibrationCurve } from '../../engine/metrics/calibrationCurve.js';
import { expectedCalibrationError } from '../../engine/metrics/expectedCalibrationError.js';
import type { Ranking } from '../../engine/metrics/ranking/ranking.js';
import { rankScores } from '../../engine/metrics/ranking/rankScores.js';
import { rocAucOf } from '../../engine/metrics/rocAucScore.js';
import type { BinaryProblem, ScoredRows } from './problem.js';
import type { MetricsState } from './state.js';

/** The four cells of the 2 × 2 matrix: counts, or sums of weights. */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/** How well one model's scores part the two classes. */
export interface RankedModel {
  readonly name: string;
  readonly rows: ScoredRows;
  readonly ranking: Ranking;
  readonly positives: number;
  readonly negatives: number;
  /** NaN if either class is missing. */
  readonly auc: number;
  readonly ap: number;
  /** Only where the scores are probabilities. */
  readonly calibration: Calibration | undefined;
}

export interface Calibration extends CalibrationCurve {
  readonly brier: number;
  readonly ece: number;
}

/** All that the pictures of a threshold are drawn from. */
export interface BinaryAnalysis extends BinaryProblem {
  readonly ranked: readonly RankedModel[];
  /** The scores are in it; [0, 1] where they are probabilities. */
  readonly domain: readonly [number, number];
  readonly isProbability: boolean;
}

/** @throws {EngineError} if all weights are 0. */
export function analyseBinary(
  problem: BinaryProblem,
  binning: Pick<MetricsState, 'bins' | 'strategy'>,
): BinaryAnalysis {
  const rankings = problem.models.map(({ yTrue, scores, weights }) =>
    rankScores(yTrue, scores, { pos_label: 1, sample_weight: weights }),
  );
  const low = Math.min(...rankings.map(({ thresholds }) => thresholds.at(-1) ?? 0));
  const high = Math.max(...rankings.map(({ thresholds }) => thresholds[1] ?? 1));
  const isProbability = low >= 0 && high <= 1;
  const domain = isProbability ? ([0, 1] as const) : widened(low, high);
  const ranked = problem.models.map((rows, i) =>
    rankModel(rows, rankings[i] ?? emptyRanking, isProbability ? binning : undefined),
  );
  return { ...problem, ranked, domain, isProbability };
}

const emptyRanking: Ranking = {
  thresholds: new Float64Array(0),
  truePositives: new Float64Array(0),
  falsePositives: new Float64Array(0),
};

/** @param binning for the calibration of probabilities; none without. */
export function rankModel(
  rows: ScoredRows,
  ranking: Ranking,
  binning?: Pick<MetricsState, 'bins' | 'strategy'>,
): RankedModel {
  const { yTrue, scores, weights } = rows;
  const positives = ranking.truePositives.at(-1) ?? 0;
  const negatives = ranking.falsePositives.at(-1) ?? 0;
  return {
    name: rows.model,
    rows,
    ranking,
    positives,
    negatives,
    auc: positives > 0 && negatives > 0 ? rocAucOf(ranking).value : NaN,
    ap: positives > 0 ? averagePrecisionOf(ranking).value : NaN,
    calibration: binning && {
      ...calibrationCurve(yTrue, scores, {
        pos_label: 1,
        n_bins: binning.bins,
        strategy: binning.strategy,
      }),
      brier: brierScoreLoss(yTrue, scores, { pos_label: 1, sample_weight: weights }).value,
      ece: expectedCalibrationError(yTrue, scores, { pos_label: 1, n_bins: binning.bins }).value,
    },
  };
}

function widened(low: number, high: number): readonly [number, number] {
  const pad = (high - low) * 0.02 || 0.5;
  return [low - pad, high + pad];
}

/** Where classes are parted if nothing is said: one half, or 0 for scores that are no probabilities. */
export function usualThreshold({ isProbability, domain }: BinaryAnalysis): number {
  if (isProbability) return 0.5;
  return domain[0] < 0 && domain[1] > 0 ? 0 : (domain[0] + domain[1]) / 2;
}

/** The last row of the ranking whose threshold is not below `threshold`. */
export function rowAt({ thresholds }: Ranking, threshold: number): number {
  let low = 0;
  let high = thresholds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((thresholds[middle] ?? -Infinity) >= threshold) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a threshold makes of a model's scores; a score that equals it counts as positive. */
export function countsAt(model: RankedModel, threshold: number): Counts {
  return countsOf(model, rowAt(model.ranking, threshold));
}

export function countsOf({ ranking, positives, negatives }: RankedModel, row: number): Counts {
  const tp = ranking.truePositives[row] ?? 0;
  const fp = ranking.falsePositives[row] ?? 0;
  return { tp, fp, fn: positives - tp, tn: negatives - fp };
}

export const precision = ({ tp, fp }: Counts): number => tp / (tp + fp);
export const recall = ({ tp, fn }: Counts): number => tp / (tp + fn);
export const fallout = ({ fp, tn }: Counts): number => fp / (fp + tn);
export const f1 = ({ tp, fp, fn }: Counts): number => (2 * tp) / (2 * tp + fp + fn);
export const total = ({ tp, fp, fn, tn }: Counts): number => tp + fp + fn + tn;
export const accuracy = (counts: Counts): number => (counts.tp + counts.tn) / total(counts);

export type Aim = 'f1' | 'youden' | 'cost';

export interface Best {
  /** In as few digits as give the same classes. */
  readonly threshold: number;
  /** The F1, the TPR − FPR or the cost, a sum over the rows. */
  readonly value: number;
  readonly counts: Counts;
}

/** The search looks at every row, so what was found last is kept for each aim. */
const found = new WeakMap<RankedModel, Map<Aim, { readonly costs: string; readonly best: Best }>>();

/** The best threshold by an aim; `undefined` without both classes. */
export function bestFor(
  model: RankedModel,
  aim: Aim,
  costs: MetricsState['costs'],
): Best | undefined {
  if (model.positives === 0 || model.negatives === 0) return undefined;
  const key = aim === 'cost' ? `${costs.fp} ${costs.fn}` : '';
  const known = found.get(model) ?? new Map<Aim, { costs: string; best: Best }>();
  found.set(model, known);
  const before = known.get(aim);
  if (before?.costs === key) return before.best;
  const { threshold, value } = bestThresholdOf(model.ranking, {
    by: aim,
    cost_fp: costs.fp,
    cost_fn: costs.fn,
  });
  const row = rowAt(model.ranking, threshold);
  const best = {
    threshold: thresholdOfRow(model.ranking, row),
    value,
    counts: countsOf(model, row),
  };
  known.set(aim, { costs: key, best });
  return best;
}

/** A threshold in as few digits as possible that calls positive what this row of a ranking does. */
export function thresholdOfRow({ thresholds }: Ranking, row: number): number {
  const highest = thresholds[1] ?? 0;
  if (row === 0) return shortestBetween(highest, highest + Math.max(1, Math.abs(highest)));
  const top = thresholds[row] ?? highest;
  const below = thresholds[row + 1] ?? top - Math.max(1e-3, Math.abs(top));
  return shortestBetween(below, top);
}

/** The number of fewest digits in (low, high), or `high` where the doubles between run out. */
export function shortestBetween(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  for (let digits = 1; digits <= 16; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  return high;
}
