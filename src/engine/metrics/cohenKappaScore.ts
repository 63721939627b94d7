import { confusionOf } from './counts/confusion.js';
import { checkPairs } from './counts/pairCounts.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import {
  completeOptions,
  numberThat,
  numbersOrNull,
  oneOf,
  type OptionsOf,
} from './input/options.js';

const options = {
  /** The classes that count; their order is the order of the categories for the weights. */
  labels: numbersOrNull(),
  /** How much a disagreement costs: 1, the distance of the categories, or its square. */
  weights: oneOf<'linear' | 'quadratic' | null>(null, 'linear', 'quadratic'),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** What stands for 0/0, with a warning. */
  replace_undefined_by: numberThat(
    NaN,
    'a number in [-1, 1], or NaN',
    (value) => Number.isNaN(value) || Math.abs(value) <= 1,
  ),
};

/** What {@link cohenKappaScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type CohenKappaScoreOptions = OptionsOf<typeof options>;

/**
 * Cohen's κ: how much two annotators agree beyond what chance gives; Cohen 1960, "A Coefficient of
 * Agreement for Nominal Scales", weighted by Cohen 1968.
 *
 * @param y1 labels by the first, shape (n).
 * @param y2 labels by the second, shape (n).
 * @returns a value of at most 1; 0 is chance.
 * @throws {EngineError} as confusionMatrix does.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.cohen_kappa_score.html
 */
export function cohenKappaScore(
  y1: NumericArray,
  y2: NumericArray,
  given?: CohenKappaScoreOptions,
): Score {
  const { labels, weights, sample_weight, replace_undefined_by } = completeOptions(options, given);
  const confusion = confusionOf(checkPairs(y1, y2, sample_weight, ['y1', 'y2']), labels);
  const { matrix } = confusion;
  const size = confusion.labels.length;
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)];
  let all = 0;
  matrix.forEach((value, cell) => {
    rows[Math.floor(cell / size)]! += value;
    columns[cell % size]! += value;
    all += value;
  });
  let [observed, expected] = [0, 0];
  matrix.forEach((value, cell) => {
    const row = Math.floor(cell / size);
    const column = cell % size;
    const distance = Math.abs(row - column);
    const cost = weights === 'quadratic' ? distance ** 2 : weights ? distance : +(distance > 0);
    observed += cost * value;
    expected += (cost * rows[row]! * columns[column]!) / all;
  });
  const { warnings } = confusion;
  if (all > 0 && expected !== 0) return { value: 1 - observed / expected, warnings };
  const reason = all > 0 ? 'the two share one label only' : 'no label occurs in y1, y2 and labels';
  const undefinedKappa = `κ is not defined, as ${reason}; it is set to ${replace_undefined_by}`;
  return { value: replace_undefined_by, warnings: [...warnings, undefinedKappa] };
}

export default defineMetric({
  id: 'cohen_kappa_score',
  label: 'Cohen’s κ',
  forms: [
    {
      name: 'sklearn.metrics.cohen_kappa_score',
      signature:
        'y1, y2, *, labels=None, weights=None, sample_weight=None, replace_undefined_by=nan',
    },
  ],
  tex: String.raw`\kappa = \frac{p_o - p_e}{1 - p_e}`,
  text: 'κ = (observed agreement − chance agreement) / (1 − chance agreement)',
  task: 'classification',
  greaterIsBetter: true,
  options,
  compute: cohenKappaScore,
});
