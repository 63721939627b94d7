import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, flag, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { explainedPart } from './regression/explained.js';
import { checkTargets, lossesOf } from './regression/targets.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** Whether a truth that does not vary gives 1 or 0 rather than NaN or −∞. */
  force_finite: flag(true),
};

/** What {@link explainedVarianceScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type ExplainedVarianceScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the variance of the truth is explained, a constant error aside.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at most 1.
 * @throws {EngineError} for lengths that differ, NaN or ±∞.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.explained_variance_score.html
 */
export function explainedVarianceScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: ExplainedVarianceScoreOptions,
): Score {
  const { sample_weight, force_finite } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  const { weights } = targets;
  const bias = average(
    lossesOf(targets, (truth, prediction) => truth - prediction),
    weights,
  );
  const mean = average(targets.yTrue, weights);
  const errors = lossesOf(targets, (truth, prediction) => (truth - prediction - bias) ** 2);
  const spread = lossesOf(targets, (truth) => (truth - mean) ** 2);
  const value = explainedPart(average(errors, weights), average(spread, weights), force_finite);
  return { value, warnings: [] };
}

export default defineMetric({
  id: 'explained_variance_score',
  label: 'Explained variance',
  forms: [
    {
      name: 'sklearn.metrics.explained_variance_score',
      signature:
        "y_true, y_pred, *, sample_weight=None, multioutput='uniform_average', force_finite=True",
    },
  ],
  tex: String.raw`1 - \frac{\operatorname{Var}(y - \hat y)}{\operatorname{Var}(y)}`,
  text: 'explained variance = 1 − Var(y − ŷ) / Var(y)',
  task: 'regression',
  greaterIsBetter: true,
  options,
  compute: explainedVarianceScore,
});
