/** One measurement, beside the peer that was measured in the same run. */
export interface Row {
  /** What was measured, e.g. `PR curve, 1,000,000 scores`. */
  readonly what: string;
  /** Median time, or a size. */
  readonly value: number;
  readonly unit: 'ns' | 'µs' | 'ms' | 's' | 'kB' | 'MB';
  /** The peer's figure in the same unit, or why there is none (`gcc is not installed`). */
  readonly peer?: { readonly name: string; readonly value: number | string };
  /** What `value`, or `value / peer`, should not exceed. */
  readonly budget?: { readonly kind: 'value' | 'ratio'; readonly most: number };
}

/** The median time of one call of `run`, in milliseconds, after a warm-up. */
export function medianMs(run: () => unknown, { warmUp = 3, runs = 9 } = {}): number {
  for (let i = 0; i < warmUp; i++) run();
  return median(Array.from({ length: runs }, () => timeMs(run)));
}

/** The same of two that take turns: what slows the machine for a while slows both. */
export function mediansInTurns(
  first: () => unknown,
  second: () => unknown,
  { warmUp = 2, runs = 7 } = {},
): [number, number] {
  for (let i = 0; i < warmUp; i++) {
    first();
    second();
  }
  const turns = Array.from({ length: runs }, () => [timeMs(first), timeMs(second)] as const);
  return [median(turns.map(([time]) => time)), median(turns.map(([, time]) => time))];
}

function timeMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** What 95 % of the values do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}
