import type { Column } from '../data/table.js';
import { tokensOf } from './columnNames.js';

/**
 * What a score is: that of the positive class as it is, a percentage, a logarithm of a probability, that
 * of the other class, or the confidence in the class that was predicted.
 */
export const MEANINGS = ['asIs', 'percent', 'logProbability', 'ofOther', 'ofPredicted'] as const;
export type Meaning = (typeof MEANINGS)[number];

export const MEANING_TITLES: Readonly<Record<Meaning, string>> = {
  asIs: 'score of the positive class',
  percent: 'percentage',
  logProbability: 'logarithm of a probability',
  ofOther: 'score of the other class',
  ofPredicted: 'confidence in the predicted class',
};

/** The score of the positive class that a number stands for. */
export function scoreOf(value: number, meaning: Meaning, isPredicted: boolean): number {
  switch (meaning) {
    case 'percent':
      return value / 100;
    case 'logProbability':
      return Math.exp(value);
    case 'ofOther':
      return value >= 0 && value <= 1 ? 1 - value : -value;
    case 'ofPredicted':
      return isPredicted ? value : 1 - value;
    case 'asIs':
      return value;
  }
}

export interface Range {
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
}

const ranges = new WeakMap<Column, Range>();

/** The least and the greatest finite number of a column, and whether all are whole. */
export function rangeOf(column: Column): Range {
  const known = ranges.get(column) ?? measureRange(column);
  ranges.set(column, known);
  return known;
}

function measureRange({ numbers }: Column): Range {
  let [low, high, isWhole] = [Infinity, -Infinity, true];
  for (const value of numbers ?? []) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    if (!Number.isInteger(value)) isWhole = false;
  }
  return { low, high, isWhole };
}

/** What numbers of this name and range mean by themselves, without the other columns. */
export function plainMeaning(column: Column): Meaning {
  const { low, high } = rangeOf(column);
  const tokens = tokensOf(column.name);
  const says = (pattern: RegExp): boolean => tokens.some((word) => pattern.test(word));
  const isNamedPercent = column.isPercent === true || says(/^(percent|percentage|pct|perc)$/);
  const isShare = says(
    /^(prob|probs|proba|probas|probability|confidence|conf|certainty|likelihood)$/,
  );
  if (low >= 0 && high > 1 && high <= 100 && (isNamedPercent || (isShare && high > 2))) {
    return 'percent';
  }
  const isLogarithm = says(/^(log|logprob|logprobs|logp|lp|loglik|loglikelihood|ll)$/);
  return high <= 0 && low < 0 && isLogarithm ? 'logProbability' : 'asIs';
}

/**
 * Whether the scores of two classes are the confidence in the predicted one: both are predicted, and the
 * score is one half at least whichever is.
 */
export function isOfPredicted(score: Column, prediction: Column): boolean {
  const { categories } = prediction;
  if (!score.numbers || !categories) return false;
  const { low, high } = rangeOf(score);
  const seen = new Set(categories.codes);
  seen.delete(-1);
  return seen.size === 2 && low >= 0.5 && high <= 1;
}
