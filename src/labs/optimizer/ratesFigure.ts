import * as Plot from '@observablehq/plot';
import {
  FONT,
  tabulate,
  type Axis,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { legend, legendHeight, legendRows } from '../figure/legend.js';
import { describeRates } from './describe.js';
import { shortNames } from './runnerNames.js';
import type { Run } from './run.js';
import { legendItems, seriesOf } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawTraces, type Trace } from './traces.js';

/** The learning rate of each step. */
export function ratesFigure(state: OptimizerState, runs: readonly Run[]): LabFigure {
  const names = shortNames(state.runners);
  const crosshair: Crosshair = {
    name: 'step',
    domain: [0, Math.max(1, state.steps - 1)],
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
    draw: (canvas) => draw(state, runs, canvas),
    reading: describeRates(state, runs),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** The learning rate of each runner over its steps. */
export function ratesTraces({ runners }: OptimizerState, runs: readonly Run[]): Trace[] {
  return runs.map(({ path: { lr } }, i) => ({
    x: (step) => step,
    y: (step) => lr[step] ?? NaN,
    length: lr.length,
    colour: runners[i]?.colour ?? 0,
  }));
}

function draw(state: OptimizerState, runs: readonly Run[], canvas: Canvas): Figure {
  const { document, width, height, theme } = canvas;
  const margin = { left: 52, right: 12, bottom: 32 };
  const rows = legendRows(legendItems(state, theme), width - margin.left - margin.right);
  const marginTop = legendHeight(rows) + 20;
  const highest = Math.max(
    ...runs.map(({ path: { lr } }) => lr.reduce((a, b) => Math.max(a, b), 0)),
  );
  const x: Axis = {
    domain: [0, Math.max(1, state.steps - 1)],
    range: [margin.left, width - margin.right],
  };
  const y: Axis = { domain: [0, highest * 1.05 || 1], range: [height - margin.bottom, marginTop] };
  const chart = Plot.plot({
    document,
    width,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop,
    marginBottom: margin.bottom,
    style: {
      background: 'transparent',
      color: theme.muted,
      fontFamily: FONT,
      fontSize: '11px',
      overflow: 'visible',
    },
    x: {
      domain: [...x.domain],
      label: 'step',
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: Math.max(3, Math.round(width / 90)),
    },
    y: { domain: [...y.domain], label: 'lr', labelArrow: 'none', ticks: 4 },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5 }),
      drawTraces(ratesTraces(state, runs), { x, y }, theme),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  const svg = chart as SVGSVGElement;
  svg.querySelector('style')?.remove();
  return { svg, x, y };
}
