import { place as placeText } from '../figure/formatNumber.js';
import type { ChartLine } from './lineChart.js';
import { batchesPerStep } from './rates.js';
import type { Curve, ScheduleState } from './state.js';

/** From a step of the scheduler to its place along the axis, and back. */
export interface Timeline {
  /** `step` or `epoch`. */
  readonly unit: string;
  /** The name of the axis: the unit, or whose steps they are. */
  readonly name: string;
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
  const isOwn = axis === 'steps' && countsOwnSteps(state);
  const perPlace = axis === 'epochs' ? stepsPerEpoch : 1;
  const unit = axis === 'epochs' ? 'epoch' : 'step';
  const place = (curve: Curve, step: number): number =>
    (step * batchesPerStep(curve, state)) / perPlace;
  return {
    unit,
    name: isOwn ? 'step of the scheduler' : unit,
    domain: [0, Math.max(1, steps - 1) / perPlace],
    spacing: 1 / perPlace,
    place,
    stepAt: (curve, at) => Math.floor((at * perPlace) / batchesPerStep(curve, state) + 1e-9),
    words: (curve, step) => `${unit} ${placeText(place(curve, step))}`,
  };
}

/** Whether steps of the scheduler are counted, whatever they are in the run. */
function countsOwnSteps({ unit, stepsPerEpoch, curves }: ScheduleState): boolean {
  return (
    unit === 'scheduler' && (stepsPerEpoch === 1 || curves.every(({ every }) => every === 'batch'))
  );
}

/**
 * The line of a curve's values, with no more points than some per pixel. What holds for several
 * batches is drawn as stairs; a jump between two smooth stretches is drawn upright.
 *
 * @param width how many pixels the axis has, about.
 */
export function lineOf(
  values: Float64Array,
  curve: Curve,
  state: ScheduleState,
  width: number,
): Pick<ChartLine, 'x' | 'y'> {
  const { place, domain } = timelineOf(state);
  if (values.length > 2 * width)
    return thinned(values, Math.ceil(width / 2), (i) => place(curve, i));
  const isStairs = batchesPerStep(curve, state) > 1;
  const x: number[] = [];
  const y: number[] = [];
  values.forEach((value, i) => {
    const at = place(curve, i);
    if (i > 0 && (isStairs || isJump(values, i))) {
      x.push(at);
      y.push(values[i - 1] ?? NaN);
    }
    x.push(at);
    y.push(value);
  });
  const last = values.at(-1);
  if (isStairs && last !== undefined) {
    x.push(Math.min(domain[1], place(curve, values.length)));
    y.push(last);
  }
  return { x, y };
}

/** Whether the change into step i is far from those around it. */
function isJump(values: Float64Array, i: number): boolean {
  const change = Math.abs((values[i] ?? NaN) - (values[i - 1] ?? NaN));
  const before = i > 1 ? Math.abs((values[i - 1] ?? NaN) - (values[i - 2] ?? NaN)) : 0;
  const after = i + 1 < values.length ? Math.abs((values[i + 1] ?? NaN) - (values[i] ?? NaN)) : 0;
  return change > 5 * before && change > 5 * after;
}

/** The first, lowest, highest and last value of each of so many equal stretches. */
function thinned(
  values: Float64Array,
  stretches: number,
  place: (i: number) => number,
): Pick<ChartLine, 'x' | 'y'> {
  const x: number[] = [];
  const y: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * values.length) / stretches);
    const to = Math.floor(((stretch + 1) * values.length) / stretches);
    let low = from;
    let high = from;
    for (let i = from; i < to; i++) {
      if ((values[i] ?? NaN) < (values[low] ?? NaN)) low = i;
      if ((values[i] ?? NaN) > (values[high] ?? NaN)) high = i;
    }
    const kept = [from, Math.min(low, high), Math.max(low, high), to - 1];
    kept.forEach((i, at) => {
      if (at > 0 && i === kept[at - 1]) return;
      x.push(place(i));
      y.push(values[i] ?? NaN);
    });
  }
  return { x, y };
}
