import { tabulate, type Crosshair, type LabFigure } from '../figure/figure.js';
import { describeRates } from './describe.js';
import { shortNames } from './runnerNames.js';
import type { Run } from './run.js';
import { seriesOf } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawStepPlot } from './stepPlot.js';
import type { Trace } from './traces.js';

/** The learning rate of each step. */
export function ratesFigure(state: OptimizerState, runs: readonly Run[]): LabFigure {
  const names = shortNames(state.runners);
  const last = Math.max(1, state.steps - 1);
  const crosshair: Crosshair = {
    name: 'step',
    domain: [0, last],
    spacing: 1,
    readAt: (step) =>
      runs.map(({ path: { lr } }, i) => ({
        label: names[i] ?? '',
        ...seriesOf(state.runners[i]?.colour ?? 0),
        value: lr[step] ?? NaN,
      })),
  };
  return {
    id: 'rates',
    title: 'Learning rate by step',
    aspect: 0.4,
    wide: true,
    draw: (canvas) =>
      drawStepPlot(
        state,
        {
          traces: ratesTraces(state, runs),
          last,
          y: { domain: [0, 1.05 * highestRate(runs) || 1] },
          label: 'lr',
        },
        canvas,
      ),
    reading: describeRates(state, runs),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** The learning rate of each runner over its steps. */
export function ratesTraces({ runners }: OptimizerState, runs: readonly Run[]): Trace[] {
  return runs.map(({ path: { lr } }, i) => ({
    source: lr,
    x: (step) => step,
    y: (step) => lr[step] ?? NaN,
    length: lr.length,
    colour: runners[i]?.colour ?? 0,
  }));
}

function highestRate(runs: readonly Run[]): number {
  return runs.reduce(
    (highest, { path: { lr } }) =>
      lr.reduce((most, rate) => (rate > most && rate < Infinity ? rate : most), highest),
    0,
  );
}
