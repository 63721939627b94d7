import { fscoreScore, type RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numberThat } from './input/options.js';

const fbetaOptions = {
  /** How much more recall counts than precision; there is no default. */
  beta: numberThat(NaN, 'a number in [0, Infinity]', (value) => value >= 0),
  ...rateOptions,
};

/** The options of the F-score; `beta` must be given, as in scikit-learn. */
export interface FbetaScoreOptions extends RateOptions {
  /** How much more recall counts than precision, in [0, Infinity]. */
  readonly beta: number;
}

/**
 * Fβ: the harmonic mean of precision and recall in which recall counts β times as much; van
 * Rijsbergen 1979, "Information Retrieval".
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for a negative or missing `beta`, and as precisionScore does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.fbeta_score.html
 */
export function fbetaScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: FbetaScoreOptions & { readonly average: null },
): ClassScores;
export function fbetaScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: FbetaScoreOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function fbetaScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: FbetaScoreOptions,
): Score | ClassScores;
export function fbetaScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: FbetaScoreOptions,
): Score | ClassScores {
  const { beta, ...rest } = completeOptions(fbetaOptions, options);
  return fscoreScore('fscore', 'F-score', beta, yTrue, yPred, rest);
}

export default defineMetric({
  id: 'fbeta_score',
  label: 'Fβ score',
  forms: [
    {
      name: 'sklearn.metrics.fbeta_score',
      signature:
        "y_true, y_pred, *, beta, labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`F_\beta = \frac{(1+\beta^2)\,TP}{(1+\beta^2)\,TP + \beta^2 FN + FP}`,
  text: 'Fβ = (1 + β²) TP / ((1 + β²) TP + β² FN + FP)',
  task: 'classification',
  greaterIsBetter: true,
  options: fbetaOptions,
  compute: fbetaScore,
});
