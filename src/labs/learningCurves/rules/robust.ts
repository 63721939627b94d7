/** A normal distribution's deviation is so many times its median absolute deviation. */
const TO_DEVIATION = 1.4826;
/** So many differences, evenly spaced, tell the noise. */
const MOST_DIFFERENCES = 50_000;

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * The deviation of the noise of a curve, from the median absolute deviation of its differences: neither a
 * trend nor single spikes change it much.
 *
 * Source: Hampel 1974, "The Influence Curve and Its Role in Robust Estimation", for the median absolute
 * deviation; von Neumann 1941 for the noise of a curve from its successive differences.
 */
export function noiseOf(values: Float64Array): number {
  if (values.length < 3) return 0;
  const every = Math.ceil(values.length / MOST_DIFFERENCES);
  const differences = new Float64Array(Math.floor((values.length - 2) / every) + 1);
  for (let i = 0; i < differences.length; i++) {
    differences[i] = (values[i * every + 1] ?? NaN) - (values[i * every] ?? NaN);
  }
  const middle = median(differences);
  const deviations = differences.map((one) => Math.abs(one - middle));
  return (TO_DEVIATION * median(deviations)) / Math.SQRT2;
}

export interface Trend {
  /** In standard deviations of what order the values would have by chance; below 0 where they fall. */
  readonly z: number;
  /** What a value changes by from one to the next. */
  readonly slope: number;
}

/**
 * Whether values rise or fall in their order, whatever the distribution of their noise.
 *
 * Source: Mann 1945, "Nonparametric Tests Against Trend", and Kendall 1975, "Rank Correlation Methods", for `z`;
 * Sen 1968, "Estimates of the Regression Coefficient Based on Kendall's Tau", for the slope.
 */
export function trendOf(values: Float64Array): Trend {
  const { length } = values;
  if (length < 3) return { z: 0, slope: 0 };
  const slopes = new Float64Array((length * (length - 1)) / 2);
  let [sum, count] = [0, 0];
  for (let later = 1; later < length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const difference = (values[later] ?? NaN) - (values[earlier] ?? NaN);
      sum += Math.sign(difference);
      slopes[count++] = difference / (later - earlier);
    }
  }
  const deviation = Math.sqrt((length * (length - 1) * (2 * length + 5)) / 18);
  return { z: (sum - Math.sign(sum)) / deviation, slope: median(slopes) };
}

/** The median of the values around each, `half` on each side; fewer at the ends. */
export function medianAround(values: Float64Array, half: number): Float64Array {
  if (half === 0) return values;
  return values.map((_, i) => median(values.subarray(Math.max(0, i - half), i + half + 1)));
}

/** The finite values of a curve, and the places of these in it. */
export interface Finite {
  readonly values: Float64Array;
  readonly places: Int32Array;
}

export function finiteOf(values: Float64Array): Finite {
  const places = new Int32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) places[count++] = i;
  }
  const kept = places.slice(0, count);
  const finite = new Float64Array(count);
  for (let i = 0; i < count; i++) finite[i] = values[kept[i] ?? 0] ?? NaN;
  return { places: kept, values: finite };
}

/** A curve of more values than this is judged by its stretches. */
const MOST_VALUES = 400;

/**
 * A long curve by the medians of its stretches, so that batches are judged like epochs; with the first place of
 * each. What of its noise remains in the medians is part of the result.
 */
export function stretchesOf({ values, places }: Finite): Finite {
  const size = Math.ceil(values.length / MOST_VALUES);
  if (size === 1) return { values, places };
  const count = Math.ceil(values.length / size);
  return {
    values: Float64Array.from({ length: count }, (_, i) =>
      median(values.subarray(i * size, (i + 1) * size)),
    ),
    places: Int32Array.from({ length: count }, (_, i) => places[i * size] ?? 0),
  };
}

export function lowestPlace(values: Float64Array): number {
  let lowest = -1;
  values.forEach((value, i) => {
    if (Number.isFinite(value) && (lowest < 0 || value < (values[lowest] ?? NaN))) lowest = i;
  });
  return lowest;
}
