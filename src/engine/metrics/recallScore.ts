import { fscoreScore, type RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

/**
 * Recall, also sensitivity: which part of a class was predicted to be of it.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, more than two
 *   classes with `average: 'binary'`, or a `pos_label` that does not occur.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.recall_score.html
 */
export function recallScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: RateOptions & { readonly average: null },
): ClassScores;
export function recallScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function recallScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores;
export function recallScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores {
  return fscoreScore('recall', 'recall', 1, yTrue, yPred, completeOptions(rateOptions, options));
}

export default defineMetric({
  id: 'recall_score',
  label: 'Recall',
  forms: [
    {
      name: 'sklearn.metrics.recall_score',
      signature:
        "y_true, y_pred, *, labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`\mathrm{recall} = \frac{TP}{TP + FN}`,
  text: 'recall = TP / (TP + FN)',
  task: 'classification',
  greaterIsBetter: true,
  options: rateOptions,
  compute: recallScore,
});
