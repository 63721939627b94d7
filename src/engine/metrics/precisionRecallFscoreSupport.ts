import { ALL_FSCORES, averageFscores, fscoresOf } from './counts/fscores.js';
import { rateOptions, talliesFor, type Average } from './counts/rates.js';
import { defineMetric, type MetricResult } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numberThat, oneOf, type OptionsOf } from './input/options.js';

const options = {
  ...rateOptions,
  /** How much more recall counts than precision in the F-score, in [0, Infinity]. */
  beta: numberThat(1, 'a number in [0, Infinity]', (value) => value >= 0),
  average: oneOf<Average>(null, 'binary', 'micro', 'macro', 'weighted'),
};

/** What {@link precisionRecallFscoreSupport} takes besides its arrays, by scikit-learn's names and defaults. */
export type PrecisionRecallFscoreSupportOptions = OptionsOf<typeof options>;

/** One number a class, in the order of the labels. */
export interface ClassFscores extends MetricResult {
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  readonly fscore: Float64Array;
  /** How many samples are of the class, or the sum of their weights. */
  readonly support: Float64Array;
}

/** Averages over the classes. */
export interface AveragedFscores extends MetricResult {
  readonly precision: number;
  readonly recall: number;
  readonly fscore: number;
  readonly support: null;
}

/**
 * Precision, recall and F-score at once, and how many samples each class has.
 *
 * @param yTrue labels, shape (n).
 * @param yPred predicted labels, shape (n).
 * @throws {EngineError} as precisionScore does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_recall_fscore_support.html
 */
export function precisionRecallFscoreSupport(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: PrecisionRecallFscoreSupportOptions & { readonly average?: null | undefined },
): ClassFscores;
export function precisionRecallFscoreSupport(
  yTrue: NumericArray,
  yPred: NumericArray,
  given: PrecisionRecallFscoreSupportOptions & { readonly average: Exclude<Average, null> },
): AveragedFscores;
export function precisionRecallFscoreSupport(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: PrecisionRecallFscoreSupportOptions,
): ClassFscores | AveragedFscores;
export function precisionRecallFscoreSupport(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: PrecisionRecallFscoreSupportOptions,
): ClassFscores | AveragedFscores {
  const { beta, average, zero_division, ...question } = completeOptions(options, given);
  const warnings = new Set<string>();
  const tallies = talliesFor(yTrue, yPred, { ...question, average }, warnings);
  const fscores = fscoresOf(tallies, beta, zero_division, { about: ALL_FSCORES, warnings });
  if (average === null) {
    return { ...fscores, support: tallies.actual, warnings: [...warnings] };
  }
  const averages = averageFscores(fscores, tallies, average);
  return { ...averages, support: null, warnings: [...warnings] };
}

export default defineMetric({
  id: 'precision_recall_fscore_support',
  label: 'Precision, recall, F-score and support',
  forms: [
    {
      name: 'sklearn.metrics.precision_recall_fscore_support',
      signature:
        "y_true, y_pred, *, beta=1.0, labels=None, pos_label=1, average=None, warn_for=('precision', 'recall', 'f-score'), sample_weight=None, zero_division='warn'",
    },
  ],
  tex: String.raw`\frac{TP}{TP+FP},\quad \frac{TP}{TP+FN},\quad \frac{(1+\beta^2)\,TP}{(1+\beta^2)\,TP + \beta^2 FN + FP},\quad TP + FN`,
  text: 'precision, recall, Fβ and TP + FN of each class',
  task: 'classification',
  options,
  compute: precisionRecallFscoreSupport,
});
