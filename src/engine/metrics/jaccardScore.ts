import { averageDefined, divide, rateOptions, talliesFor, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, oneOf, type OptionsOf } from './input/options.js';

const options = {
  ...rateOptions,
  zero_division: oneOf<'warn' | 0 | 1>('warn', 0, 1),
};

/** What {@link jaccardScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type JaccardScoreOptions = OptionsOf<typeof options>;

/**
 * Intersection over union of the true and the predicted samples of a class; Jaccard 1912.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null.
 * @throws {EngineError} as precisionScore does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.jaccard_score.html
 */
export function jaccardScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given: JaccardScoreOptions & { readonly average: null },
): ClassScores;
export function jaccardScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: JaccardScoreOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function jaccardScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: JaccardScoreOptions,
): Score | ClassScores;
export function jaccardScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: JaccardScoreOptions,
): Score | ClassScores {
  const { zero_division, ...question } = completeOptions(options, given);
  const warnings = new Set<string>();
  const { correct, actual, predicted } = talliesFor(yTrue, yPred, question, warnings);
  const union = actual.map((value, i) => value + predicted[i]! - correct[i]!);
  const value = divide(
    { name: 'Jaccard', numerator: correct, denominator: union, lacking: 'true or predicted' },
    zero_division,
    warnings,
  );
  if (question.average === null) return { value, warnings: [...warnings] };
  const weights = question.average === 'weighted' ? actual : null;
  return { value: averageDefined(value, weights), warnings: [...warnings] };
}

export default defineMetric({
  id: 'jaccard_score',
  label: 'Jaccard score (IoU)',
  forms: [
    {
      name: 'sklearn.metrics.jaccard_score',
      signature:
        "y_true, y_pred, *, labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`J = \frac{TP}{TP + FP + FN}`,
  text: 'Jaccard = TP / (TP + FP + FN)',
  task: 'classification',
  greaterIsBetter: true,
  options,
  compute: jaccardScore,
});
