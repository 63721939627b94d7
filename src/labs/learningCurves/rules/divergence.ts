import { fallOf, type Levels } from './levels.js';

/** A positive loss that ends above so many times its lowest level diverges, as fastai's rate finder takes it. */
export const DIVERGED = 4;
/** So does one that loses this part of what it had fallen. */
const LOST = 0.9;
/** A rise counts if it is this part of the level, and so many deviations of the noise. */
const RISE = 0.1;
const SURE = 5;

export interface Divergence {
  /** The place at which it leaves its lowest level for good. */
  readonly from: number;
  readonly lowest: number;
  readonly end: number;
  readonly rule: 'factor' | 'lost' | 'above start';
}

/** Whether a loss ends far above its lowest level, and from where on. A spike that it recovers from is none. */
export function divergenceOf(levels: Levels): Divergence | undefined {
  const { curve, trend, noise, lowest, lowestAt, end, start, window } = levels;
  const rise = end - lowest;
  const isSure = rise > SURE * noise && rise > RISE * Math.abs(lowest);
  if (!isSure || curve.values.length - 1 - lowestAt < Math.min(window, 2)) return undefined;
  const fall = fallOf(levels);
  const isFactor = lowest > 0 && end > DIVERGED * lowest && rise > 0.25 * fall;
  const isLost = fall > SURE * noise && rise >= LOST * fall && fall > RISE * Math.abs(lowest);
  const isAbove = end > start + Math.max(RISE * Math.abs(start), SURE * noise);
  if (!isFactor && !isLost && !isAbove) return undefined;
  const bar =
    lowest + Math.max(3 * noise, Math.min(rise / 2, 0.25 * Math.max(Math.abs(lowest), fall)));
  let left = trend.length - 1;
  while (left > 0 && (trend[left - 1] ?? NaN) > bar) left--;
  const isWhole = trend.length - left >= Math.min(window, 2);
  if (!isWhole) return undefined;
  const rule = isFactor ? 'factor' : isLost ? 'lost' : 'above start';
  return { from: curve.places[left] ?? 0, lowest, end, rule };
}
