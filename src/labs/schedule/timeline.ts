import type { ChartLine } from './lineChart.js';
import { batchesPerStep } from './rates.js';
import type { Curve, ScheduleState } from './state.js';

/** From a step of the scheduler to its place along the axis, and back. */
export interface Timeline {
  /** `step` or `epoch`. */
  readonly unit: string;
  readonly domain: readonly [number, number];
  /** Distance of two batches. */
  readonly spacing: number;
  readonly place: (curve: Curve, step: number) => number;
  readonly stepAt: (curve: Curve, place: number) => number;
  /** E.g. `epoch 30`. */
  readonly words: (curve: Curve, step: number) => string;
}

export function timelineOf(state: ScheduleState): Timeline {
  const { axis, steps, stepsPerEpoch } = state;
  const perPlace = axis === 'epochs' ? stepsPerEpoch : 1;
  const unit = axis === 'epochs' ? 'epoch' : 'step';
  const place = (curve: Curve, step: number): number =>
    (step * batchesPerStep(curve, state)) / perPlace;
  return {
    unit,
    domain: [0, Math.max(1, steps - 1) / perPlace],
    spacing: 1 / perPlace,
    place,
    stepAt: (curve, at) => Math.floor((at * perPlace) / batchesPerStep(curve, state) + 1e-9),
    words: (curve, step) => `${unit} ${String(Number(place(curve, step).toFixed(2)))}`,
  };
}

/**
 * The line of a curve's values. What holds for several batches is drawn as stairs; a jump between two
 * smooth stretches is drawn upright. No more points than some per pixel.
 */
export function lineOf(
  values: ArrayLike<number>,
  curve: Curve,
  state: ScheduleState,
  width: number,
): Pick<ChartLine, 'x' | 'y'> {
  const { place, domain } = timelineOf(state);
  const isStairs = batchesPerStep(curve, state) > 1;
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    const at = place(curve, i);
    if (i > 0 && (isStairs || isJump(values, i))) {
      x.push(at);
      y.push(values[i - 1] ?? NaN);
    }
    x.push(at);
    y.push(value);
  }
  if (isStairs && values.length > 0) {
    x.push(Math.min(domain[1], place(curve, values.length)));
    y.push(values[values.length - 1] ?? NaN);
  }
  return thin(x, y, domain, Math.ceil(width));
}

/** Whether the change into step i is far from those around it. */
function isJump(values: ArrayLike<number>, i: number): boolean {
  const change = (to: number): number => Math.abs((values[to] ?? NaN) - (values[to - 1] ?? NaN));
  const around = Math.max(...[change(i - 1), change(i + 1)].filter((one) => !Number.isNaN(one)), 0);
  return change(i) > 5 * around;
}

/** Keeps the first, lowest, highest and last point of every pixel. */
function thin(
  x: readonly number[],
  y: readonly number[],
  [from, to]: readonly [number, number],
  pixels: number,
): Pick<ChartLine, 'x' | 'y'> {
  if (x.length <= 4 * pixels) return { x, y };
  const keep: number[] = [];
  let first = 0;
  const pixelOf = (i: number): number => Math.floor((((x[i] ?? 0) - from) / (to - from)) * pixels);
  for (let i = 1; i <= x.length; i++) {
    if (i < x.length && pixelOf(i) === pixelOf(first)) continue;
    let low = first;
    let high = first;
    for (let j = first; j < i; j++) {
      if ((y[j] ?? NaN) < (y[low] ?? NaN)) low = j;
      if ((y[j] ?? NaN) > (y[high] ?? NaN)) high = j;
    }
    keep.push(...new Set([first, Math.min(low, high), Math.max(low, high), i - 1]));
    first = i;
  }
  return { x: keep.map((i) => x[i] ?? NaN), y: keep.map((i) => y[i] ?? NaN) };
}
