import { summarize } from './describe.js';
import { CHARACTER, rateText, type ChartPoint } from './lineChart.js';
import { ratesOf } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { timelineOf } from './timeline.js';

/** The first, the highest and the last rate; the highest alone where the words would touch. */
export function landmarks(
  curve: Curve,
  lr: Float64Array,
  state: ScheduleState,
  width: number,
  rules: readonly number[],
): ChartPoint[] {
  if (lr.length === 0) return [];
  const { place, domain } = timelineOf(state);
  const { first, peak, peakAt, last } = summarize(lr);
  const room = (70 / width) * (domain[1] - domain[0]);
  const at = place(curve, peakAt);
  const end = place(curve, lr.length - 1);
  const point = (x: number, y: number): ChartPoint => {
    const text = rateText(Number(y.toPrecision(3)));
    const anchor =
      x < room / 2 || rules.includes(x) ? 'start' : x > domain[1] - room / 2 ? 'end' : 'middle';
    const length = ((CHARACTER * text.length + 8) / width) * (domain[1] - domain[0]);
    const [from, to] = anchor === 'start' ? [x, x + length] : [x - length, x];
    const clear = anchor === 'middle' ? y : highestWithin(curve, lr, state, [from, to]);
    return { x, y, colour: curve.colour, text, anchor, clear: Math.max(y, clear) };
  };
  const isShown = (rate: number): boolean => !state.log || rate > 0;
  return [
    ...(at > room && isShown(first) ? [point(0, first)] : []),
    point(at, peak),
    ...(end > at + room && isShown(last) ? [point(end, last)] : []),
  ].filter(({ y }) => isShown(y));
}

/** The highest rate between two places of the axis. */
function highestWithin(
  curve: Curve,
  lr: Float64Array,
  state: ScheduleState,
  [from, to]: readonly [number, number],
): number {
  const { stepAt } = timelineOf(state);
  const covered = lr.subarray(Math.max(0, stepAt(curve, from)), stepAt(curve, to) + 1);
  return covered.reduce((most, rate) => Math.max(most, rate), 0);
}

/** A cross where PyTorch raises. */
export function raised(curve: Curve, state: ScheduleState): ChartPoint[] {
  const { lr, problem, isUnknown } = ratesOf(curve, state);
  const last = lr.at(-1);
  const isShown = problem !== undefined && !isUnknown && !(state.log && (last ?? 0) <= 0);
  if (!isShown || last === undefined) return [];
  const { place, domain } = timelineOf(state);
  const x = place(curve, lr.length - 1);
  const isRight = x > (domain[0] + domain[1]) / 2;
  return [
    {
      x,
      y: last,
      colour: curve.colour,
      text: 'raises',
      anchor: isRight ? 'end' : 'start',
      cross: true,
    },
  ];
}
