import { finiteOf, median, noiseOf } from './robust.js';

/** A spike is so many deviations above the level around it, and this part of it. */
const SURE = 8;
const RISE = 0.5;
/** A curve with more spikes than this part of its values is just noisy. */
const MOST_PART = 0.05;
const MOST = 8;
/** A spike lasts for this part of the curve at most, and for so many values. */
const LONGEST = 0.05;
const MOST_VALUES = 12;

export interface Spike {
  /** Places in the curve. */
  readonly from: number;
  readonly to: number;
  readonly highest: number;
  /** The level before it. */
  readonly level: number;
  /** Whether the curve comes back after it, which at its end cannot be known. */
  readonly recovers: boolean;
}

/** Short rises of a loss that it comes back from; the highest ones, in their order. */
export function spikesOf(curve: Float64Array): readonly Spike[] {
  const { values, places } = finiteOf(curve);
  if (values.length < 6) return [];
  const longest = Math.min(MOST_VALUES, Math.max(2, Math.floor(LONGEST * values.length)));
  const reach = 2 * longest + 1;
  const noise = noiseOf(values);
  const spikes: Spike[] = [];
  let i = 1;
  while (i < values.length) {
    const [before = NaN, value = NaN] = values.subarray(i - 1, i + 1);
    if (!(value > before + Math.max(noise, 0.1 * Math.abs(before)))) {
      i++;
      continue;
    }
    const level = median(values.subarray(Math.max(0, i - reach), i));
    const bar = level + Math.max(SURE * noise, RISE * Math.abs(level));
    if (!(value > bar)) {
      i++;
      continue;
    }
    let to = i;
    while (to + 1 < values.length && (values[to + 1] ?? NaN) > bar) to++;
    const recovers = to < values.length - 1;
    if (to - i < longest) {
      const highest = Math.max(...values.subarray(i, to + 1));
      spikes.push({ from: places[i] ?? 0, to: places[to] ?? 0, highest, level, recovers });
    }
    i = to + 1;
  }
  if (spikes.length > Math.max(2, MOST_PART * values.length)) return [];
  return spikes
    .toSorted((one, other) => other.highest - one.highest)
    .slice(0, MOST)
    .sort((one, other) => one.from - other.from);
}
