import { complementScore } from './counts/complementScore.js';
import type { RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

/**
 * Negative predictive value: which part of what was predicted not to be of a class is not.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, more than two
 *   classes with `average: 'binary'`, or a `pos_label` that does not occur.
 */
export function negativePredictiveValue(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: RateOptions & { readonly average: null },
): ClassScores;
export function negativePredictiveValue(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function negativePredictiveValue(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores;
export function negativePredictiveValue(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores {
  return complementScore(
    'negative predictive value',
    yTrue,
    yPred,
    completeOptions(rateOptions, options),
  );
}

export default defineMetric({
  id: 'negative_predictive_value',
  label: 'Negative predictive value',
  forms: [],
  tex: String.raw`\mathrm{NPV} = \frac{TN}{TN + FN}`,
  text: 'NPV = TN / (TN + FN)',
  task: 'classification',
  greaterIsBetter: true,
  options: rateOptions,
  compute: negativePredictiveValue,
});
