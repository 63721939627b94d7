import {
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { describeMomentum, describeRates } from './describe.js';
import { shortLabel } from './label.js';
import { landmarks, raised } from './landmarks.js';
import { drawChart } from './lineChart.js';
import { metricFigure } from './metricFigure.js';
import { isSequence } from './node.js';
import { ratesOf, watches } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { lineOf, timelineOf } from './timeline.js';

/** The rates, unless none of them is known before the code runs; the momentum where a schedule drives it; the metric where one follows it. */
export function figures(state: ScheduleState): LabFigure[] {
  const areUnknown = state.curves.every((curve) => {
    const { lr, isUnknown } = ratesOf(curve, state);
    return lr.length === 0 && isUnknown;
  });
  if (areUnknown) return [];
  const drives = state.curves.some((curve) => ratesOf(curve, state).momentum);
  const follows = state.curves.some(({ schedulers }) => watches(schedulers));
  return arranged([
    ratesFigure(state),
    ...(drives ? [momentumFigure(state)] : []),
    ...(follows ? [metricFigure(state)] : []),
  ]);
}

/** The first takes the whole width, and so does the last where it would stand alone. */
export function arranged(all: readonly LabFigure[]): LabFigure[] {
  const alone = all.length % 2 === 0 ? all.length - 1 : 0;
  return all.map((figure, i) => {
    const wide = i === 0 || i === alone;
    return { ...figure, wide, aspect: wide ? 0.42 : 0.55 };
  });
}

function ratesFigure(state: ScheduleState): LabFigure {
  const crosshair = crosshairOf(state, (curve) => ratesOf(curve, state).lr);
  return {
    id: 'rates',
    title: 'Learning rate',
    draw: (canvas) => drawRates(state, canvas),
    reading: describeRates(state),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function drawRates(state: ScheduleState, canvas: Canvas): Figure {
  const { domain, name } = timelineOf(state);
  const all = state.curves.map((curve) => ({ curve, lr: ratesOf(curve, state).lr }));
  const { log } = state;
  const extent = log ? logExtent(all.map(({ lr }) => lr)) : linearExtent(all.map(({ lr }) => lr));
  const rules = handovers(state);
  return drawChart(
    {
      x: { label: name, domain },
      y: { domain: extent, log },
      legend: true,
      lines: all.map(({ curve, lr }) => ({
        label: shortLabel(curve, state.curves),
        colour: curve.colour,
        ...lineOf(log ? lr.map((rate) => (rate > 0 ? rate : NaN)) : lr, curve, state, canvas.width),
      })),
      points: all.flatMap(({ curve, lr }) => [
        ...(state.curves.length === 1 ? landmarks(curve, lr, state, canvas.width, rules) : []),
        ...raised(curve, state),
      ]),
      rules: rules.map((x) => ({ x })),
    },
    canvas,
  );
}

/** Where the selected curve goes on to its next part. */
function handovers(state: ScheduleState): number[] {
  const curve = state.curves[state.selected];
  const [first] = curve?.schedulers ?? [];
  if (!curve || !first || !isSequence(first.id)) return [];
  const { domain, place } = timelineOf(state);
  return first.milestones.map((step) => place(curve, step)).filter((x) => x > 0 && x < domain[1]);
}

function momentumFigure(state: ScheduleState): LabFigure {
  const drawn = state.curves.filter((curve) => ratesOf(curve, state).momentum);
  const of = (curve: Curve): Float64Array => ratesOf(curve, state).momentum ?? new Float64Array(0);
  const crosshair = crosshairOf({ ...state, curves: drawn }, of);
  return {
    id: 'momentum',
    title: 'Momentum',
    draw: (canvas) => {
      const { domain, name } = timelineOf(state);
      const [low, high] = linearExtent(drawn.map(of), false);
      return drawChart(
        {
          x: { label: name, domain },
          y: { domain: [low, high] },
          legend: drawn.length > 1,
          lines: drawn.map((curve) => ({
            label: shortLabel(curve, state.curves),
            colour: curve.colour,
            ...lineOf(of(curve), curve, state, canvas.width),
          })),
          points: [],
          rules: [],
        },
        canvas,
      );
    },
    reading: describeMomentum(state),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function crosshairOf(state: ScheduleState, values: (curve: Curve) => Float64Array): Crosshair {
  const { unit, domain, spacing, stepAt } = timelineOf(state);
  return {
    name: unit,
    domain,
    spacing,
    readAt: (x) =>
      state.curves.map((curve) => ({
        label: shortLabel(curve, state.curves),
        colour: curve.colour,
        dashed: false,
        value: values(curve)[stepAt(curve, x)] ?? NaN,
      })),
  };
}

/** From the lowest to the highest value, never empty. */
function linearExtent(all: readonly Float64Array[], withZero = true): [number, number] {
  let low = withZero ? 0 : Infinity;
  let high = withZero ? 0 : -Infinity;
  for (const values of all) {
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(high > low)) return withZero || low > high ? [0, 1] : [low - 0.1, low + 0.1];
  const pad = (high - low) * 0.05;
  return [withZero && low === 0 ? 0 : low - pad, high + pad];
}

/** As far down as a ten-millionth of the highest rate. */
function logExtent(all: readonly Float64Array[]): [number, number] {
  const [, high] = linearExtent(all);
  let low = high;
  for (const values of all) {
    for (const value of values) if (value > 0 && value < low) low = value;
  }
  const floor = Math.max(low, high * 1e-7) / 1.5;
  return [floor < high ? floor : high / 10, high * 1.1];
}
