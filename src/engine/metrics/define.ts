import type { NumericArray } from './input/arrays.js';
import type { OptionSpecs } from './input/options.js';
import type { Named } from '../registry.js';

/** What every metric returns: its figures, and what scikit-learn would warn about, each said once. */
export interface MetricResult {
  readonly warnings: readonly string[];
}

/** The result of a metric that is one number. */
export interface Score extends MetricResult {
  readonly value: number;
}

/** The result of a metric that is one number a class (`average: null`), in the order of the labels. */
export interface ClassScores extends MetricResult {
  readonly value: Float64Array;
}

/** What a metric compares. */
export type MetricTask =
  /** Labels with labels. */
  | 'classification'
  /** Labels with scores of which only the order matters. */
  | 'ranking'
  /** Labels with probabilities. */
  | 'probability'
  /** Numbers with numbers. */
  | 'regression';

/** A measure of how well predictions fit the truth. */
export interface Metric extends Named {
  /** The name people write, e.g. `ROC curve`. */
  readonly label: string;
  /** TeX of the definition. */
  readonly tex: string;
  /** The definition on one line. */
  readonly text: string;
  readonly task: MetricTask;
  /** Whether larger is better; absent where the result is more than one figure. */
  readonly greaterIsBetter?: boolean;
  /** The options with their defaults, by scikit-learn's names. */
  readonly options: OptionSpecs;
  /**
   * The metric's function, which is also exported by its own name with its exact types.
   *
   * @throws {EngineError} for an unknown option or an input that scikit-learn would refuse.
   */
  compute(yTrue: NumericArray, yPred: NumericArray, options?: object): MetricResult;
}

/** Defines one metric; the file's default export. */
export function defineMetric(metric: Metric): Metric {
  return metric;
}
