import { EngineError } from './error.js';

/** How a learning rate is read off the curve of a range test. */
export type SuggestionMethod = 'valley' | 'steep' | 'minimum' | 'slide';

/** The methods, fastai's default first. */
export const suggestionMethods: readonly SuggestionMethod[] = [
  'valley',
  'steep',
  'minimum',
  'slide',
];

/** A suggested rate and why. */
export interface Suggestion {
  readonly method: SuggestionMethod;
  readonly lr: number;
  /** The point of the curve that it was read off. */
  readonly index: number;
  readonly reason: string;
}

/** What is left out of the curve before a rate is read off it. */
export interface Skipped {
  /** Points at the beginning; a tenth of them if not given, as in fastai. */
  readonly skipStart?: number;
  /** Points at the end, 5 if not given, as in fastai. */
  readonly skipEnd?: number;
}

/**
 * Suggests a learning rate from the smoothed losses of a range test, by fastai's rules:
 *
 * - `valley`: half-way (fastai's text says two thirds) through the longest valley, a longest
 *   decreasing subsequence of the losses;
 * - `steep`: where the loss falls fastest against log lr;
 * - `minimum`: a tenth of the rate with the lowest loss;
 * - `slide`: where, coming from the right, the slope first stays the same over 15 points.
 *
 * The points from the first NaN on are left out, too.
 *
 * Source: https://docs.fast.ai/callback.schedule.html#suggestion-methods
 *
 * @param lr the rates, positive and ascending.
 * @param loss as many losses.
 * @throws {EngineError} if the lengths differ or too few points are left: 2, or 16 for `slide`.
 */
export function suggestLearningRate(
  { lr, loss }: { readonly lr: ArrayLike<number>; readonly loss: ArrayLike<number> },
  method: SuggestionMethod = 'valley',
  { skipStart = Math.floor(lr.length / 10), skipEnd = 5 }: Skipped = {},
): Suggestion {
  if (lr.length !== loss.length) {
    throw new EngineError('loss', `loss must have ${lr.length} values, got ${loss.length}`);
  }
  const rates = Float64Array.from(lr).slice(skipStart, Math.max(skipStart, lr.length - skipEnd));
  const kept = Float64Array.from(loss).slice(skipStart, skipStart + rates.length);
  const nan = kept.findIndex(Number.isNaN);
  const losses = nan < 0 ? kept : kept.slice(0, nan);
  const fewest = method === 'slide' ? SLIDE_POINTS + 1 : 2;
  if (losses.length < fewest) {
    throw new EngineError(
      'loss',
      `loss must leave at least ${fewest} points for ${method}, got ${losses.length}`,
    );
  }
  const { at, divisor = 1, why } = rules[method](rates, losses);
  return {
    method,
    lr: rates[at]! / divisor,
    index: skipStart + at,
    reason: `${why} at lr ${rates[at]!.toPrecision(3)}, loss ${losses[at]!.toPrecision(4)}.`,
  };
}

interface Reading {
  readonly at: number;
  readonly divisor?: number;
  readonly why: string;
}

const rules: Readonly<Record<SuggestionMethod, (lr: Float64Array, loss: Float64Array) => Reading>> =
  {
    valley: (_lr, loss) => ({ at: valley(loss), why: 'Half-way through the longest valley' }),
    steep: (lr, loss) => ({ at: steepest(lr, loss), why: 'The loss falls fastest' }),
    minimum: (_lr, loss) => ({
      at: lowest(loss),
      divisor: 10,
      why: 'A tenth of the lowest loss’s',
    }),
    slide: (_lr, loss) => ({ at: slide(loss), why: 'The slope stops changing' }),
  };

/** As fastai has it, the valley's start is its end less the length that it had when it became longest. */
function valley(loss: Float64Array): number {
  const length = new Int32Array(loss.length).fill(1);
  let start = 0;
  let end = 0;
  for (let i = 1; i < loss.length; i++) {
    for (let j = 0; j < i; j++) {
      if (loss[i]! < loss[j]! && length[i]! < length[j]! + 1) length[i] = length[j]! + 1;
      if (length[end]! < length[i]!) {
        end = i;
        start = end - length[end]!;
      }
    }
  }
  const third = (end - start) / 3;
  const at = start + Math.trunc(third) + Math.trunc(third / 2);
  return at < 0 ? at + loss.length : at;
}

function steepest(lr: Float64Array, loss: Float64Array): number {
  let at = 0;
  let steepestSlope = Infinity;
  for (let i = 0; i + 1 < loss.length; i++) {
    const slope = (loss[i + 1]! - loss[i]!) / (Math.log(lr[i + 1]!) - Math.log(lr[i]!));
    if (slope < steepestSlope) {
      steepestSlope = slope;
      at = i;
    }
  }
  return at;
}

function lowest(loss: Float64Array): number {
  return loss.reduce((at, value, i) => (value < loss[at]! ? i : at), 0);
}

const SLIDE_POINTS = 15;
const SLIDE_THRESHOLD = 0.005;

function slide(loss: Float64Array): number {
  const slope = gradient(loss);
  let right = loss.length - 1;
  let left = right - SLIDE_POINTS;
  let at = left;
  while (left >= 0 && Math.abs(slope[right]! - slope[left]!) > SLIDE_THRESHOLD) {
    at = left;
    right -= 1;
    left -= 1;
  }
  return at;
}

/** Central differences, one-sided at the ends, as `numpy.gradient` of equally spaced values. */
function gradient(values: Float64Array): Float64Array {
  const last = values.length - 1;
  return values.map((value, i) => {
    if (i === 0) return values[1]! - value;
    return i === last ? value - values[last - 1]! : (values[i + 1]! - values[i - 1]!) / 2;
  });
}
