import { EngineError } from '../error.js';
import { defineMetric, type ClassScores, type Score } from './define.js';
import {
  finiteNumbers,
  requireLength,
  requireSamples,
  wholeLabels,
  type NumericArray,
} from './input/arrays.js';
import { distinctLabels } from './input/labels.js';
import {
  completeOptions,
  numberOrNull,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';
import { orderedClasses } from './input/orderedClasses.js';
import { checkWeights } from './input/weights.js';
import { rocArea, type Ranked } from './ranking/areas.js';
import {
  allCells,
  averageClasses,
  oneVsRest,
  requireColumns,
  type ClassColumns,
} from './ranking/classColumns.js';
import { oneVsOne } from './ranking/oneVsOne.js';
import type { Ranking } from './ranking/ranking.js';
import { withSortedSides } from './ranking/sortedSides.js';

const options = {
  /** How the classes' areas become one, where there are more than two; null leaves them apart. */
  average: oneOf<'macro' | 'micro' | 'weighted' | null>('macro', 'micro', 'weighted', null),
  /** One weight a sample, none negative; not with `multi_class: 'ovo'`. */
  sample_weight: numbersOrNull(),
  /** Only the curve up to this false positive rate counts, standardized; for two classes. */
  max_fpr: numberOrNull('a number in (0, 1]', (value) => value > 0 && value <= 1),
  /** More than two classes: each against the rest, or each pair. */
  multi_class: oneOf<'raise' | 'ovr' | 'ovo'>('raise', 'ovr', 'ovo'),
  /** The classes of the columns, ascending, where `yTrue` does not hold them all. */
  labels: numbersOrNull(),
};

/** What {@link rocAucScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type RocAucScoreOptions = OptionsOf<typeof options>;

/**
 * The area under the ROC curve: the chance that a positive sample has a higher score than a negative
 * one. For more classes, each against the rest, or the pairs by Hand & Till 2001, "A Simple
 * Generalization of the Area Under the ROC Curve for Multiple Class Classification Problems".
 *
 * @param yTrue labels, shape (n).
 * @param yScore the higher, the more likely the larger label, shape (n); for more than two classes
 *   probabilities row by row, shape (n, classes), a column a class in ascending order.
 * @returns a value in [0, 1]; NaN where a class is the only one or is missing, with a warning.
 * @throws {EngineError} for lengths that differ, scores that are not finite, rows that do not sum to
 *   1, and options that do not go together.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_auc_score.html
 */
export function rocAucScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given: RocAucScoreOptions & { readonly average: null },
): Score | ClassScores;
export function rocAucScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RocAucScoreOptions & { readonly average?: 'macro' | 'micro' | 'weighted' | undefined },
): Score;
export function rocAucScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RocAucScoreOptions,
): Score | ClassScores;
export function rocAucScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: RocAucScoreOptions,
): Score | ClassScores {
  const asked = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const labels = wholeLabels('y_true', yTrue);
  const weights = checkWeights(asked.sample_weight, labels.length);
  const present = distinctLabels(labels);
  if (present.length <= 2 && yScore.length <= 2 * labels.length) {
    requireLength('y_score', yScore, labels.length);
    const scores = yScore instanceof Float64Array ? yScore : new Float64Array(yScore);
    // The only class, if there is but one, counts as negative.
    const positive = present.length === 2 ? present[1]! : present[0]! - 1;
    return withSortedSides({ labels, positive }, scores, weights, (sides) =>
      scoreOf(sides, asked.max_fpr ?? 1),
    );
  }
  const { multi_class, average } = asked;
  refuseCombinations(asked);
  const scores = finiteNumbers('y_score', yScore);
  const classes = asked.labels === null ? present : orderedClasses(asked.labels, labels);
  const columns = { labels, scores, classes, weights };
  requireColumns(columns);
  requireProbabilities(columns);
  if (multi_class === 'ovo') {
    return { value: oneVsOne(columns, average === 'weighted'), warnings: [] };
  }
  if (average === 'micro') return { value: allCells(columns, rocArea), warnings: [] };
  const values = oneVsRest(columns, rocArea);
  const warnings = Array.from(classes)
    .filter((_, column) => Number.isNaN(values[column]))
    .map((label) => `no samples of class ${label}, or of no other, so it has no area`);
  if (average === null) return { value: values, warnings };
  return { value: averageClasses(values, columns, average), warnings };
}

/** The same for two classes from scores that are already ranked; `maxFpr` in (0, 1]. */
export function rocAucOf(ranking: Ranking, maxFpr = 1): Score {
  return scoreOf(ranking, maxFpr);
}

function scoreOf(ranked: Ranked, maxFpr: number): Score {
  const value = rocArea(ranked, maxFpr);
  const warnings = Number.isNaN(value) ? ['only one class in y_true, so there is no area'] : [];
  return { value, warnings };
}

function refuseCombinations({
  multi_class,
  average,
  sample_weight,
  max_fpr,
}: RocAucScoreOptions): void {
  const refuse = (name: string, message: string): never => {
    throw new EngineError(name, `${name} must be ${message}`);
  };
  if (max_fpr !== null && max_fpr !== 1) {
    refuse('max_fpr', `null for more than two classes, got ${max_fpr}`);
  }
  if (multi_class === 'raise') {
    refuse('multi_class', "'ovr' or 'ovo' for more than two classes, got 'raise'");
  }
  if (multi_class !== 'ovo') return;
  if (average === null || average === 'micro') {
    refuse('average', `'macro' or 'weighted' with multi_class 'ovo', got ${average}`);
  }
  if (sample_weight !== null) refuse('sample_weight', "null with multi_class 'ovo', got weights");
}

function requireProbabilities({ scores, classes }: ClassColumns): void {
  for (let row = 0; row < scores.length; row += classes.length) {
    let sum = 0;
    for (let column = 0; column < classes.length; column++) sum += scores[row + column]!;
    if (Math.abs(1 - sum) <= 1e-8 + 1e-5 * Math.abs(sum)) continue;
    const at = row / classes.length;
    const message = `y_score must hold probabilities that sum to 1 in each row, got ${sum} in row ${at}`;
    throw new EngineError('y_score', message);
  }
}

export default defineMetric({
  id: 'roc_auc_score',
  label: 'ROC AUC',
  forms: [
    {
      name: 'sklearn.metrics.roc_auc_score',
      signature:
        "y_true, y_score, *, average='macro', sample_weight=None, max_fpr=None, multi_class='raise', labels=None",
    },
  ],
  tex: String.raw`\mathrm{AUC} = P(s^+ > s^-) + \tfrac12 P(s^+ = s^-)`,
  text: 'AUC = P(score of a positive > score of a negative) + half of P(equal)',
  task: 'ranking',
  greaterIsBetter: true,
  options,
  compute: rocAucScore,
});
