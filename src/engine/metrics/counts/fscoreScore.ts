import type { ClassScores, Score } from '../define.js';
import type { NumericArray } from '../input/arrays.js';
import type { OptionsOf, OptionValues } from '../input/options.js';
import { averageFscores, fscoresOf, type FscoreName, type Fscores } from './fscores.js';
import { talliesFor, type rateOptions } from './rates.js';

/** The options of precision, recall and F-scores. */
export type RateOptions = OptionsOf<typeof rateOptions>;

/** One of the three figures, by all of the family's rules. */
export function fscoreScore(
  figure: keyof Fscores,
  about: FscoreName,
  beta: number,
  yTrue: NumericArray,
  yPred: NumericArray,
  options: OptionValues<typeof rateOptions>,
): Score | ClassScores {
  const warnings = new Set<string>();
  const tallies = talliesFor(yTrue, yPred, options, warnings);
  const warn = { about: [about], warnings };
  const fscores = fscoresOf(tallies, beta, options.zero_division, warn);
  const { average } = options;
  const value =
    average === null ? fscores[figure] : averageFscores(fscores, tallies, average)[figure];
  return typeof value === 'number'
    ? { value, warnings: [...warnings] }
    : { value, warnings: [...warnings] };
}
