import type { ClassScores, Score } from '../define.js';
import { requireSamples, type NumericArray } from '../input/arrays.js';
import type { OptionValues } from '../input/options.js';
import { sum } from '../input/weights.js';
import type { ClassTallies } from './classTallies.js';
import { averageDefined, divide, talliesFor, together, type rateOptions } from './rates.js';

/**
 * What recall and precision are for "not of this class": TN/(TN+FP) and TN/(TN+FN). Averages weigh
 * the classes by how many samples are of them.
 */
export function complementScore(
  figure: 'specificity' | 'negative predictive value',
  yTrue: NumericArray,
  yPred: NumericArray,
  options: OptionValues<typeof rateOptions>,
): Score | ClassScores {
  const { average, sample_weight, zero_division } = options;
  requireSamples('y_true', yTrue);
  const found = new Set<string>();
  const apart = average === 'micro' ? 'macro' : average;
  const tallies = talliesFor(yTrue, yPred, { ...options, average: apart }, found);
  const all = sample_weight ? sum(Float64Array.from(sample_weight)) : yTrue.length;
  const others = complementOf(tallies, all);
  const counted = average === 'micro' ? together(others) : others;
  const isSpecificity = figure === 'specificity';
  const value = divide(
    {
      name: figure,
      numerator: counted.correct,
      denominator: isSpecificity ? counted.actual : counted.predicted,
      lacking: isSpecificity ? 'negative' : 'negatively predicted',
    },
    zero_division,
    found,
  );
  const warnings = [...found];
  if (average === null) return { value, warnings };
  const weights = average === 'weighted' ? tallies.actual : null;
  return { value: averageDefined(value, weights), warnings };
}

/** What is less than this part of all is what rounding left of nothing. */
const NOTHING = 1e-12;

function complementOf(
  { classes, correct, actual, predicted }: ClassTallies,
  all: number,
): ClassTallies {
  const rest = (part: number): number => (all - part < NOTHING * all ? 0 : all - part);
  return {
    classes,
    correct: correct.map((value, i) => rest(actual[i]! + predicted[i]! - value)),
    actual: actual.map(rest),
    predicted: predicted.map(rest),
  };
}
