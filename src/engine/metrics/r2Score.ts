import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, numbersOrNull, type OptionsOf } from './input/options.js';
import { average, sum } from './input/weights.js';
import { explainedPart } from './regression/explained.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Whether a truth that does not vary gives 1 or 0 rather than NaN or −∞. */
  force_finite: flag(true),
};

/** What {@link r2Score} takes besides its arrays, by scikit-learn's names and defaults. */
export type R2ScoreOptions = OptionsOf<typeof options>;

/**
 * The coefficient of determination: which part of the variance of the truth is explained.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at most 1; NaN for one sample, with a warning.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.r2_score.html
 */
export function r2Score(yTrue: NumericArray, yPred: NumericArray, given?: R2ScoreOptions): Score {
  const { sample_weight, force_finite } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  if (yTrue.length < 2) return { value: NaN, warnings: ['R² is not defined for one sample'] };
  const { weights } = targets;
  const mean = average(targets.yTrue, weights);
  const own = sum(
    lossesOf(targets, (truth, prediction) => (truth - prediction) ** 2),
    weights,
  );
  const ofNull = sum(
    lossesOf(targets, (truth) => (truth - mean) ** 2),
    weights,
  );
  return { value: explainedPart(own, ofNull, force_finite), warnings: [] };
}

export default defineMetric({
  id: 'r2_score',
  label: 'R²',
  forms: [
    {
      name: 'sklearn.metrics.r2_score',
      signature:
        "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average', force_finite=True",
    },
  ],
  tex: String.raw`R^2 = 1 - \frac{\sum_s (y_s - \hat y_s)^2}{\sum_s (y_s - \bar y)^2}`,
  text: 'R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²',
  task: 'regression',
  greaterIsBetter: true,
  options,
  compute: r2Score,
});
