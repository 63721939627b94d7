import { fscoreScore, type RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

/**
 * Precision: which part of what was predicted to be of a class is.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, more than two
 *   classes with `average: 'binary'`, or a `pos_label` that does not occur.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_score.html
 */
export function precisionScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: RateOptions & { readonly average: null },
): ClassScores;
export function precisionScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function precisionScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores;
export function precisionScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores {
  return fscoreScore(
    'precision',
    'precision',
    1,
    yTrue,
    yPred,
    completeOptions(rateOptions, options),
  );
}

export default defineMetric({
  id: 'precision_score',
  label: 'Precision',
  forms: [
    {
      name: 'sklearn.metrics.precision_score',
      signature:
        "y_true, y_pred, *, labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`\mathrm{precision} = \frac{TP}{TP + FP}`,
  text: 'precision = TP / (TP + FP)',
  task: 'classification',
  greaterIsBetter: true,
  options: rateOptions,
  compute: precisionScore,
});
