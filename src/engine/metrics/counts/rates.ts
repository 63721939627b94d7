import { EngineError } from '../../error.js';
import { wholeLabels, type NumericArray } from '../input/arrays.js';
import { numbersOrNull, oneOf, type OptionSpec } from '../input/options.js';
import { checkPairs } from './pairCounts.js';
import { selectTallies, tallyClasses, type ClassTallies } from './classTallies.js';

/** How the figures of the classes become one: `null` leaves them apart. */
export type Average = 'binary' | 'micro' | 'macro' | 'weighted' | null;

/** What stands for 0/0: 0, 1 or NaN; `'warn'` is 0 with a warning. */
export type ZeroDivision = 'warn' | number;

/** The class that counts as positive; it matters only where `average` is `'binary'`. */
export const positiveLabel: OptionSpec<number | null> = {
  default: 1,
  allowed: 'a whole number, or null',
  accepts: (value): value is number | null => value === null || Number.isInteger(value),
};

/** The options that precision, recall and related metrics share. */
export const rateOptions = {
  /** The classes that count, in the order of the result; all that occur if null. */
  labels: numbersOrNull(),
  pos_label: positiveLabel,
  average: oneOf<Average>('binary', null, 'micro', 'macro', 'weighted'),
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  zero_division: oneOf<ZeroDivision>('warn', 0, 1, NaN),
};

/** What the functions of this family are asked, once complete. */
export interface RateQuestion {
  readonly labels: NumericArray | null;
  readonly pos_label: number | null;
  readonly average: Average;
  readonly sample_weight: NumericArray | null;
}

/**
 * Tallies of the classes that count, all in one if `average` is `'micro'`.
 *
 * @throws {EngineError} as scikit-learn does for more than two classes with `average: 'binary'`, or
 *   where `pos_label` is not one of the two.
 */
export function talliesFor(
  yTrue: NumericArray,
  yPred: NumericArray,
  { labels, pos_label, average, sample_weight }: RateQuestion,
  warnings: Set<string>,
): ClassTallies {
  const all = tallyClasses(checkPairs(yTrue, yPred, sample_weight));
  if (average === 'binary') return selectTallies(all, onlyPositive(all.classes, pos_label));
  if (pos_label !== null && pos_label !== 1) {
    warnings.add(
      `pos_label ${pos_label} is not used, as average is ${average}; labels: [${pos_label}] chooses one class`,
    );
  }
  const chosen = labels === null ? all : selectTallies(all, wholeLabels('labels', labels));
  return average === 'micro' ? together(chosen) : chosen;
}

function onlyPositive(classes: Int32Array, positive: number | null): Int32Array {
  if (classes.length > 2) {
    const message = `average must be 'micro', 'macro', 'weighted' or null for ${classes.length} classes, got 'binary'`;
    throw new EngineError('average', message);
  }
  if (positive === null || (classes.length === 2 && !classes.includes(positive))) {
    const message = `pos_label must be one of the classes, ${classes.join(' or ')}, got ${positive}`;
    throw new EngineError('pos_label', message);
  }
  return Int32Array.of(positive);
}

/** All classes as one. */
export function together({ correct, actual, predicted }: ClassTallies): ClassTallies {
  const total = (values: Float64Array): Float64Array =>
    Float64Array.of(values.reduce((sum, value) => sum + value, 0));
  return {
    classes: new Int32Array(1),
    correct: total(correct),
    actual: total(actual),
    predicted: total(predicted),
  };
}

/** A quotient a class, and how to say that it has no value. */
export interface Quotient {
  readonly name: string;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** What a class has none of where the quotient is 0/0, e.g. `predicted`. */
  readonly lacking: string;
}

/** Divides class by class; 0/0 becomes `zeroDivision`, with a warning if that is `'warn'`. */
export function divide(
  { name, numerator, denominator, lacking }: Quotient,
  zeroDivision: ZeroDivision,
  warnings: Set<string>,
): Float64Array {
  const instead = zeroDivision === 'warn' ? 0 : zeroDivision;
  let undefinedOnes = 0;
  const quotient = numerator.map((value, i) => {
    if (denominator[i] !== 0) return value / denominator[i]!;
    undefinedOnes++;
    return instead;
  });
  if (undefinedOnes > 0 && zeroDivision === 'warn') {
    const where =
      numerator.length === 1 ? '' : ` for ${undefinedOnes} of ${numerator.length} classes`;
    warnings.add(
      `${name} is not defined${where}: no ${lacking} samples; it is set to 0, zero_division chooses another value`,
    );
  }
  return quotient;
}

/** The mean of what is not NaN; NaN if all is. Weights that are all zero do not count. */
export function averageDefined(values: Float64Array, weights: Float64Array | null): number {
  let [total, weightOfAll, plain, many] = [0, 0, 0, 0];
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const weight = weights ? weights[i]! : 1;
    total += value * weight;
    weightOfAll += weight;
    plain += value;
    many++;
  });
  return weightOfAll === 0 ? plain / many : total / weightOfAll;
}
