import { tabulate, type Crosshair, type LabFigure } from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
import { curveLabel } from './label.js';
import { drawChart } from './lineChart.js';
import { metricValues } from './metric.js';
import { ratesOf, schedulerSteps, watches } from './rates.js';
import type { Curve, ScheduleState } from './state.js';
import { lineOf, timelineOf } from './timeline.js';

/** What ReduceLROnPlateau is shown, and where it lowers the rate. */
export function metricFigure(state: ScheduleState): LabFigure {
  const { name, unit, domain, spacing, place, stepAt, words } = timelineOf(state);
  const followers = state.curves.filter(({ schedulers }) => watches(schedulers));
  const [curve] = followers;
  const values = curve
    ? metricValues(state.metric, schedulerSteps(curve, state))
    : new Float64Array(0);
  const crosshair: Crosshair = {
    name: unit,
    domain,
    spacing,
    readAt: (x) => [
      {
        label: 'metric',
        colour: curve?.colour ?? 0,
        dashed: false,
        value: (curve && values[stepAt(curve, x)]) ?? NaN,
      },
    ],
  };
  return {
    id: 'metric',
    title: 'The metric that is watched',
    draw: (canvas) => {
      const [low, high] = extent(values);
      return drawChart(
        {
          x: { label: name, domain },
          y: { domain: [low, high] },
          legend: false,
          lines: curve
            ? [
                {
                  label: 'metric',
                  colour: curve.colour,
                  ...lineOf(values, curve, state, canvas.width),
                },
              ]
            : [],
          points: [],
          rules: curve ? lowerings(curve, state).map((step) => ({ x: place(curve, step) })) : [],
        },
        canvas,
      );
    },
    reading: followers.map((one) => {
      const at = lowerings(one, state);
      const label = curveLabel(one, state.curves);
      if (at.length === 0) return `${label} never lowers the rate in this run.`;
      const places = at.slice(0, 6).map((step) => words(one, step));
      const more = at.length > 6 ? ` and ${at.length - 6} times more` : '';
      return `${label} lowers the rate at ${places.join(', ')}${more} (dotted). The metric goes from ${show(values[0] ?? NaN)} to ${show(values.at(-1) ?? NaN)}.`;
    }),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** The steps whose rate is lower than that of the step before. */
function lowerings(curve: Curve, state: ScheduleState): number[] {
  const { lr } = ratesOf(curve, state);
  const found: number[] = [];
  for (let i = 1; i < lr.length; i++) if ((lr[i] ?? NaN) < (lr[i - 1] ?? NaN)) found.push(i);
  return found;
}

function extent(values: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return Number.isFinite(low) ? [low - 1, low + 1] : [0, 1];
  const pad = (high - low) * 0.05;
  return [low - pad, high + pad];
}
