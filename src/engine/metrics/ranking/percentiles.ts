import { sortDescending } from './sortDescending.js';

/** A sorted copy, ascending; the values must be finite. */
export function sortedAscending(values: Float64Array): Float64Array {
  const sorted = values.map((value) => value + 0); // −0 becomes 0
  sortDescending(sorted, 0, sorted.length, new Float64Array(sorted.length));
  return sorted.reverse();
}

/**
 * The value below which the part `share` of ascending values is, interpolated between neighbors as
 * numpy does by default (Hyndman & Fan 1996, type 7).
 */
export function quantileOf(ascending: Float64Array, share: number): number {
  const place = (ascending.length - 1) * share;
  const below = Math.min(Math.floor(place), ascending.length - 1);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  const part = place - below;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/** A sum of weights that differs from its share by less than this counts as equal to it. */
const EPSILON = 2 ** -52;

/**
 * The weighted quantile that scikit-learn takes: the value at which the sum of the weights reaches
 * `share` of all; where it is exactly that, the mean of this value and the next that has a weight.
 */
export function weightedQuantile(
  values: Float64Array,
  weights: Float64Array | null,
  share: number,
): number {
  const sorted = values.map((value) => value + 0);
  const carried = weights ? weights.slice() : new Float64Array(values.length).fill(1);
  const last = sorted.length - 1;
  const [spare, spareCarried] = [new Float64Array(last + 1), new Float64Array(last + 1)];
  sortDescending(sorted, 0, last + 1, spare, carried, spareCarried);
  sorted.reverse();
  carried.reverse();
  const sums = spareCarried;
  let all = 0;
  for (let i = 0; i <= last; i++) {
    all += carried[i]!;
    sums[i] = all;
  }
  const wanted = Math.max(share * all, Number.MIN_VALUE); // values of no weight do not count
  let at = sums.findIndex((sum) => sum >= wanted);
  if (at < 0) at = last;
  if (sums[at]! - wanted > EPSILON) return sorted[at]!;
  let next = Math.min(at + 1, last);
  while (next < last && carried[next] === 0) next++;
  if (carried[next] === 0) next = at;
  return (sorted[at]! + sorted[next]!) / 2;
}
