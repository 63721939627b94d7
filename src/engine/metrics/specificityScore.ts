import { complementScore } from './counts/complementScore.js';
import type { RateOptions } from './counts/fscoreScore.js';
import { rateOptions, type Average } from './counts/rates.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions } from './input/options.js';

/**
 * Specificity, also true negative rate: which part of what is not of a class was predicted not to be.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @returns a value in [0, 1], or one a class if `average` is null; NaN only where `zero_division` is.
 * @throws {EngineError} for lengths that differ, labels that are no whole numbers, more than two
 *   classes with `average: 'binary'`, or a `pos_label` that does not occur.
 */
export function specificityScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options: RateOptions & { readonly average: null },
): ClassScores;
export function specificityScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions & { readonly average?: Exclude<Average, null> | undefined },
): Score;
export function specificityScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores;
export function specificityScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  options?: RateOptions,
): Score | ClassScores {
  return complementScore('specificity', yTrue, yPred, completeOptions(rateOptions, options));
}

export default defineMetric({
  id: 'specificity_score',
  label: 'Specificity',
  forms: [],
  tex: String.raw`\mathrm{specificity} = \frac{TN}{TN + FP}`,
  text: 'specificity = TN / (TN + FP)',
  task: 'classification',
  greaterIsBetter: true,
  options: rateOptions,
  compute: specificityScore,
});
