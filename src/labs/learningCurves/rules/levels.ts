import { finiteOf, median, medianAround, noiseOf, stretchesOf, type Finite } from './robust.js';

/** A curve as it is judged: its levels at the beginning, at its lowest and at the end, by medians. */
export interface Levels {
  /** The finite values, of a long curve the medians of its stretches, and their places in it. */
  readonly curve: Finite;
  /** Medians of each value and those beside it. */
  readonly trend: Float64Array;
  readonly noise: number;
  /** Values that are taken for the end, or the beginning. */
  readonly window: number;
  readonly start: number;
  readonly lowest: number;
  readonly lowestAt: number;
  readonly end: number;
}

/** A level is the median of this part of the values, at least of so many. */
const PART = 0.08;
const FEWEST = 3;

/** @returns `undefined` for fewer than two finite values. */
export function levelsOf(values: Float64Array): Levels | undefined {
  const curve = stretchesOf(finiteOf(values));
  const own = curve.values;
  if (own.length < 2) return undefined;
  const window = Math.min(
    Math.max(FEWEST, Math.round(PART * own.length)),
    Math.max(1, own.length >> 1),
  );
  const half = own.length >= 12 ? Math.min(5, Math.max(1, Math.round(own.length / 60))) : 0;
  const trend = medianAround(own, half);
  let lowestAt = 0;
  trend.forEach((value, i) => {
    if (value < (trend[lowestAt] ?? NaN)) lowestAt = i;
  });
  return {
    curve,
    trend,
    noise: noiseOf(own),
    window,
    start: Math.max(own[0] ?? NaN, median(own.subarray(0, window))),
    lowest: trend[lowestAt] ?? NaN,
    lowestAt,
    end: median(own.subarray(-window)),
  };
}

/** How far the curve fell from its beginning to its lowest level. */
export function fallOf({ start, lowest }: Levels): number {
  return start - lowest;
}
