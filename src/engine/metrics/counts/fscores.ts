import { averageDefined, divide, type Average, type ZeroDivision } from './rates.js';
import type { ClassTallies } from './classTallies.js';

/** Precision, recall and F of each class, or of all together. */
export interface Fscores {
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  readonly fscore: Float64Array;
}

/** A figure of this family, by the name it has in warnings. */
export type FscoreName = 'precision' | 'recall' | 'F-score';

/** All three. */
export const ALL_FSCORES: readonly FscoreName[] = ['precision', 'recall', 'F-score'];

/** Where to put warnings about which figures. */
export interface Warner {
  readonly about: readonly FscoreName[];
  readonly warnings: Set<string>;
}

/**
 * Precision TP/(TP+FP), recall TP/(TP+FN) and F = (1+β²)TP / ((1+β²)TP + β²FN + FP).
 *
 * @param beta in [0, ∞]; 0 gives precision, ∞ recall.
 */
export function fscoresOf(
  { correct, actual, predicted }: ClassTallies,
  beta: number,
  zeroDivision: ZeroDivision,
  warn: Warner,
): Fscores {
  const warningsOf = (name: FscoreName): Set<string> =>
    warn.about.includes(name) ? warn.warnings : new Set();
  const precision = divide(
    { name: 'precision', numerator: correct, denominator: predicted, lacking: 'predicted' },
    zeroDivision,
    warningsOf('precision'),
  );
  const recall = divide(
    { name: 'recall', numerator: correct, denominator: actual, lacking: 'true' },
    zeroDivision,
    warningsOf('recall'),
  );
  if (beta === 0) return { precision, recall, fscore: precision };
  if (beta === Infinity) return { precision, recall, fscore: recall };
  const square = beta ** 2;
  const fscore = divide(
    {
      name: 'F-score',
      numerator: correct.map((value) => (1 + square) * value),
      denominator: actual.map((value, i) => square * value + predicted[i]!),
      lacking: 'true or predicted',
    },
    zeroDivision,
    warningsOf('F-score'),
  );
  return { precision, recall, fscore };
}

/** The same as one number each, by the classes' mean: weighted by their size if so asked. */
export function averageFscores(
  { precision, recall, fscore }: Fscores,
  { actual }: ClassTallies,
  average: Exclude<Average, null>,
): { readonly precision: number; readonly recall: number; readonly fscore: number } {
  const weights = average === 'weighted' ? actual : null;
  return {
    precision: averageDefined(precision, weights),
    recall: averageDefined(recall, weights),
    fscore: averageDefined(fscore, weights),
  };
}
