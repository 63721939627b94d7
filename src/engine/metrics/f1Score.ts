import { fscoreScore, type RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

/**
 * F1: the harmonic mean of precision and recall.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, more than two
 *   classes with `average: 'binary'`, or a `pos_label` that does not occur.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.f1_score.html
 */
export function f1Score(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: RateOptions & { readonly average: null },
): ClassScores;
export function f1Score(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function f1Score(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores;
export function f1Score(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores {
  return fscoreScore('fscore', 'F-score', 1, yTrue, yPred, completeOptions(rateOptions, options));
}

export default defineMetric({
  id: 'f1_score',
  label: 'F1 score',
  forms: [
    {
      name: 'sklearn.metrics.f1_score',
      signature:
        "y_true, y_pred, *, labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`F_1 = \frac{2\,TP}{2\,TP + FP + FN}`,
  text: 'F1 = 2 TP / (2 TP + FP + FN)',
  task: 'classification',
  greaterIsBetter: true,
  options: rateOptions,
  compute: f1Score,
});
