import { finiteOf, median, noiseOf } from './robust.js';

/** A spike is so many deviations above the level around it, and this part of it. */
const SURE = 8;
const RISE = 0.5;
/** A level is known from so many values before. */
const FEWEST_BEFORE = 3;
/** Deviations of the noise that is a part of the level, as it is where losses are positive. */
const SURE_OF_PART = 6;
/** A single value that is so many times the values beside it, and so far above their noise, is a spike too. */
const ALONE = 2;
const SURE_ALONE = 5;
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

function least(values: Float64Array, from: number, to: number): number {
  let found = Infinity;
  for (let i = from; i < to; i++) found = Math.min(found, values[i] ?? Infinity);
  return found;
}

/** Short rises of a loss that it comes back from; the highest ones, in their order. */
export function spikesOf(curve: Float64Array): readonly Spike[] {
  const { values, places } = finiteOf(curve);
  if (values.length < 6) return [];
  const longest = Math.min(MOST_VALUES, Math.max(2, Math.floor(LONGEST * values.length)));
  const reach = 2 * longest + 1;
  const noise = noiseOf(values);
  const isPositive = values.every((value) => value > 0);
  const ofLevel = isPositive ? noiseOf(values.map(Math.log)) : 0;
  const part = Math.expm1(SURE_OF_PART * ofLevel);
  const alone = Math.max(ALONE, Math.exp(SURE_ALONE * ofLevel));
  const spikes: Spike[] = [];
  let i = 1;
  while (i < values.length) {
    const [before = NaN, value = NaN] = values.subarray(i - 1, i + 1);
    if (!(value > before + Math.max(noise, 0.1 * Math.abs(before)))) {
      i++;
      continue;
    }
    const from = Math.max(0, i - reach);
    const isKnown = i >= FEWEST_BEFORE && value > least(values, from, i) + SURE * noise;
    const level = isKnown ? median(values.subarray(from, i)) : before;
    const rise = Math.max(SURE * noise, Math.max(RISE, part) * Math.abs(level));
    const beside = Math.max(before, values[i + 1] ?? Infinity);
    const isAlone = isPositive && i > 1 && value > beside * alone;
    const bar = isKnown && value > level + rise ? level + rise : isAlone ? beside : Infinity;
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
