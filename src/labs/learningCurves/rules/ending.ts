import { fallOf, type Levels } from './levels.js';
import { median, trendOf } from './robust.js';

/** The last part of a run, in which it is told whether the loss still falls. */
const LAST = 0.2;
const FEWEST = 3;
/** It still falls if it does so by this part of the whole fall, or of its level. */
const STILL = 0.08;
const STILL_OF_LEVEL = 0.2;
/** It is flat below these. */
const FLAT = 0.02;
const FLAT_OF_LEVEL = 0.05;
/** Noise that hides a larger change than this part of the level leaves open how a run ends. */
const TOLD_OF_LEVEL = 0.055;
const SURE = 3;
/** The part of a run whose trend tells noise from a fall. */
const TREND = 0.4;
const FEWEST_TREND = 6;
/** What a trend has to be by the normal distribution: of 5 %, 2.5 % and 0.1 % by chance. */
const LIKELY = 1.64;
const CLEAR = 1.96;
const CERTAIN = 3.09;
/** A run that ends above this part of its first loss has learned little; below the other one, most. */
const LITTLE = 0.6;
const MOST = 0.25;
/** A loss that has fallen by less than this part of itself has not learned at all. */
const NOTHING = 0.2;
/** A loss whose noise is this part of its level jumps up and down. */
const UNSTEADY = 0.1;
/** So many values have to be flat. */
const PATIENCE = 5;

export type End = 'falling' | 'flat' | 'unsteady' | 'unclear';

export interface Ending {
  readonly end: End;
  /** The place from which on nothing more was gained; of a flat end. */
  readonly from: number;
  readonly to: number;
  readonly noise: number;
  readonly lowest: number;
  /** Level before the last part, and at the end. */
  readonly before: number;
  readonly last: number;
  readonly start: number;
  /** How much of the first loss is left, in [0, 1] where it is positive. */
  readonly left: number;
}

/** How a loss ends: still falling, flat, jumping without a gain since the first half, or none of them for certain. */
export function endingOf(levels: Levels): Ending | undefined {
  const { curve, trend, noise, start, window } = levels;
  const { values, places } = curve;
  if (values.length < PATIENCE) return undefined;
  const size = Math.max(FEWEST, Math.round(LAST * values.length));
  const split = Math.max(1, values.length - size);
  const before = median(values.subarray(Math.max(0, split - window), split));
  const last = median(values.subarray(-Math.min(window, size)));
  const gained = before - last;
  const fall = Math.max(fallOf(levels), 0);
  const part = fall > 0 ? gained / fall : 0;
  const ofLevel = gained / Math.max(Math.abs(before), Number.MIN_VALUE);
  const isSure = gained > (SURE * noise) / Math.sqrt(Math.min(window, size));
  const isNew = last < Math.min(...trend.subarray(0, split)) + noise / 4;
  const tail = values.subarray(-Math.max(FEWEST_TREND, Math.round(TREND * values.length)));
  const { z, slope } = trendOf(tail);
  const isFallingMost = (by: number): boolean =>
    by / Math.abs(before) > FLAT / 2 &&
    (by > STILL * fall || by > STILL_OF_LEVEL * Math.abs(before));
  const isFalling =
    (isSure && isNew && z < -CLEAR && isFallingMost(gained)) ||
    (z < -CERTAIN && isFallingMost(-slope * size));
  const change = Math.abs(slope) * tail.length;
  const isTrending =
    Math.abs(z) > LIKELY && change > FLAT_OF_LEVEL * Math.abs(last) && change > FLAT * fall;
  // What the noise leaves of the difference between two levels.
  const unsure = noise * Math.sqrt(2 / size);
  const isTold = unsure < TOLD_OF_LEVEL * Math.abs(last) || unsure < FLAT * fall;
  const isFlat =
    !isFalling &&
    !isTrending &&
    isTold &&
    (part < FLAT || Math.abs(z) < CLEAR || !isSure) &&
    Math.abs(ofLevel) < Math.max(FLAT_OF_LEVEL, (2 * noise) / Math.abs(before));
  const from = flatFrom(trend, Math.max(2 * FLAT * fall, 3 * noise, 0.01 * Math.abs(last)));
  const isLasting = isFlat && trend.length - 1 - from >= PATIENCE;
  const isUnsteady =
    noise > UNSTEADY * Math.abs(last) &&
    !(isTrending && z > 0) &&
    values.length >= 2 * PATIENCE &&
    levels.lowestAt < values.length / 2 &&
    last > levels.lowest;
  const end = isFalling ? 'falling' : isLasting ? 'flat' : isUnsteady ? 'unsteady' : 'unclear';
  return {
    end,
    noise,
    lowest: levels.lowest,
    from: places[end === 'unsteady' ? levels.lowestAt : from] ?? 0,
    to: places.at(-1) ?? 0,
    before,
    last,
    start,
    left:
      start > 0 && last > 0 ? last / start : 1 - fall / Math.max(Math.abs(start), Number.MIN_VALUE),
  };
}

/** The place after which the curve stays within a band around its last level. */
function flatFrom(trend: Float64Array, band: number): number {
  const level = median(trend.subarray(-Math.max(FEWEST, Math.round(LAST * trend.length))));
  let from = trend.length - 1;
  while (from > 0 && Math.abs((trend[from - 1] ?? NaN) - level) <= band) from--;
  return from;
}

export function hasLearnedLittle({ left }: Ending): boolean {
  return left > LITTLE;
}

export function hasLearnedMost({ left }: Ending): boolean {
  return left < MOST;
}

export function hasLearnedNothing({ left }: Ending): boolean {
  return left > 1 - NOTHING;
}
