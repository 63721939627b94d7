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
  numberThat,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';
import { checkWeights } from './input/weights.js';
import { averagePrecision, type Ranked } from './ranking/areas.js';
import { allCells, averageClasses, oneVsRest, requireColumns } from './ranking/classColumns.js';
import type { Ranking } from './ranking/ranking.js';
import { withSortedSides } from './ranking/sortedSides.js';

const options = {
  /** How the classes' scores become one, where there are more than two; null leaves them apart. */
  average: oneOf<'macro' | 'micro' | 'weighted' | null>('macro', 'micro', 'weighted', null),
  /** The label that counts as positive, where there are two. */
  pos_label: numberThat(1, 'a whole number', Number.isInteger),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link averagePrecisionScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type AveragePrecisionScoreOptions = OptionsOf<typeof options>;

/**
 * Average precision: the area under the precision–recall curve as a sum of steps, without
 * interpolation.
 *
 * @param yTrue labels, shape (n).
 * @param yScore the higher, the more likely positive, shape (n); for more than two classes row by
 *   row, shape (n, classes), a column a class in ascending order.
 * @returns a value in [0, 1]; 0 without positives, with a warning.
 * @throws {EngineError} for lengths that differ, scores that are not finite, or a `pos_label` that is
 *   neither of two classes.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.average_precision_score.html
 */
export function averagePrecisionScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given: AveragePrecisionScoreOptions & { readonly average: null },
): Score | ClassScores;
export function averagePrecisionScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: AveragePrecisionScoreOptions & {
    readonly average?: 'macro' | 'micro' | 'weighted' | undefined;
  },
): Score;
export function averagePrecisionScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: AveragePrecisionScoreOptions,
): Score | ClassScores;
export function averagePrecisionScore(
  yTrue: NumericArray,
  yScore: NumericArray,
  given?: AveragePrecisionScoreOptions,
): Score | ClassScores {
  const { average, pos_label: positive, sample_weight } = completeOptions(options, given);
  requireSamples('y_true', yTrue);
  const labels = wholeLabels('y_true', yTrue);
  const weights = checkWeights(sample_weight, labels.length);
  const classes = distinctLabels(labels);
  if (classes.length <= 2) {
    if (classes.length === 2 && !classes.includes(positive)) {
      const message = `pos_label must be one of the classes, ${classes.join(' or ')}, got ${positive}`;
      throw new EngineError('pos_label', message);
    }
    requireLength('y_score', yScore, labels.length);
    const scores = yScore instanceof Float64Array ? yScore : new Float64Array(yScore);
    return withSortedSides({ labels, positive }, scores, weights, scoreOf);
  }
  if (positive !== 1) {
    const message = `pos_label must be 1 for more than two classes, got ${positive}`;
    throw new EngineError('pos_label', message);
  }
  const columns = { labels, scores: finiteNumbers('y_score', yScore), classes, weights };
  requireColumns(columns);
  if (average === 'micro') return { value: allCells(columns, averagePrecision), warnings: [] };
  const values = oneVsRest(columns, averagePrecision);
  if (average === null) return { value: values, warnings: [] };
  return { value: averageClasses(values, columns, average), warnings: [] };
}

/** The same for two classes from scores that are already ranked. */
export function averagePrecisionOf(ranking: Ranking): Score {
  return scoreOf(ranking);
}

function scoreOf(ranked: Ranked): Score {
  const value = averagePrecision(ranked);
  if (!Number.isNaN(value)) return { value, warnings: [] };
  return { value: 0, warnings: ['no positive samples in y_true, so average precision is 0'] };
}

export default defineMetric({
  id: 'average_precision_score',
  label: 'Average precision',
  forms: [
    {
      name: 'sklearn.metrics.average_precision_score',
      signature: "y_true, y_score, *, average='macro', pos_label=1, sample_weight=None",
    },
  ],
  tex: String.raw`\mathrm{AP} = \sum_i (R_i - R_{i-1})\, P_i`,
  text: 'AP = Σ (R[i] − R[i−1]) P[i]',
  task: 'ranking',
  greaterIsBetter: true,
  options,
  compute: averagePrecisionScore,
});
