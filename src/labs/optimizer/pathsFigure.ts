import * as Plot from '@observablehq/plot';
import { surfaces } from '../../engine/surfaces/index.js';
import type { Axis, Canvas, Figure, LabFigure, Table } from '../figure/figure.js';
import { axis, frame, isCompact, plain } from '../figure/frame.js';
import { show } from '../figure/formatNumber.js';
import { legend, legendHeight, legendRows, textWidth } from '../figure/legend.js';
import { contourLines } from './contour.js';
import { describePaths } from './describe.js';
import { shortNames } from './runnerNames.js';
import { boundSurface, domainOf, type Run } from './run.js';
import { legendItems } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawTraces, type Trace } from './traces.js';

/** The ways of the optimizers over the contour lines of the surface. */
export function pathsFigure(state: OptimizerState, runs: readonly Run[]): LabFigure {
  return {
    id: 'paths',
    title: `Paths over ${surfaces.get(state.surface.id).label}`,
    aspect: 0.75,
    draw: (canvas) => draw(state, runs, canvas),
    reading: describePaths(state, runs),
    table: (rows) => tablePaths(state, runs, rows),
  };
}

/** The way of each runner over the plane, until it leaves the plot for good. */
export function pathTraces({ runners }: OptimizerState, runs: readonly Run[]): Trace[] {
  return runs.map(({ path: { path }, leftAt }, i) => ({
    source: path,
    x: (step) => path[2 * step] ?? NaN,
    y: (step) => path[2 * step + 1] ?? NaN,
    length: leftAt === undefined ? path.length / 2 : leftAt + 1,
    colour: runners[i]?.colour ?? 0,
  }));
}

function draw(state: OptimizerState, runs: readonly Run[], canvas: Canvas): Figure {
  const { width, height, theme } = canvas;
  const domain = domainOf(state);
  const surface = boundSurface(state);
  const compact = isCompact(canvas);
  const margin = compact ? { left: 26, right: 6, bottom: 18 } : { left: 40, right: 12, bottom: 32 };
  margin.left = Math.max(margin.left, tickWidth(domain.y) + (compact ? 8 : 14));
  const rows = legendRows(legendItems(state, theme), width - margin.left - margin.right);
  const marginTop = legendHeight(rows) + 6;
  const x: Axis = { domain: domain.x, range: [margin.left, width - margin.right] };
  const y: Axis = { domain: domain.y, range: [height - margin.bottom, marginTop] };

  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop,
    marginBottom: margin.bottom,
    x: {
      domain: [...domain.x],
      ...axis(canvas, compact ? null : 'θ₁', Math.max(3, Math.round(width / 90))),
      tickFormat: show,
    },
    y: {
      domain: [...domain.y],
      ...axis(canvas, compact ? null : 'θ₂', Math.max(3, Math.round(height / 60))),
      tickFormat: show,
      labelAnchor: 'top',
    },
    marks: [
      contourLines(state, { x, y }, theme),
      Plot.frame({ stroke: theme.muted, strokeOpacity: 0.6 }),
      Plot.dot(
        surface.minima.filter(({ x: at, y: up }) => lies(at, domain.x) && lies(up, domain.y)),
        {
          x: 'x',
          y: 'y',
          symbol: 'times',
          r: (minimum: { kind: string }) => (minimum.kind === 'global' ? 5 : 3.5),
          stroke: theme.foreground,
          strokeWidth: 1.5,
          ariaLabel: 'minimum',
        },
      ),
      drawTraces(pathTraces(state, runs), { x, y }, theme, compact),
      Plot.dot([state.start], {
        x: '0',
        y: '1',
        r: compact ? 3 : 5,
        stroke: theme.foreground,
        strokeWidth: 1.5,
        ariaLabel: 'start',
      }),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  return { svg: plain(chart), x, y };
}

/** Room for numbers as long as those of the ticks can be, in pixels. */
function tickWidth([from, to]: readonly [number, number]): number {
  const largest = Number(Math.max(Math.abs(from), Math.abs(to)).toPrecision(1));
  return textWidth(show(-largest / 2));
}

function lies(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}

function tablePaths(state: OptimizerState, runs: readonly Run[], rows: number): Table {
  const names = shortNames(state.runners);
  const count = Math.min(rows, state.steps + 1);
  return {
    columns: ['step', ...names.flatMap((name) => [`${name} θ₁`, `${name} θ₂`])],
    rows: Array.from({ length: count }, (_, i) => {
      const step = Math.round((i * state.steps) / Math.max(1, count - 1));
      return [
        step,
        ...runs.flatMap(({ path: { path } }) => [path[2 * step] ?? NaN, path[2 * step + 1] ?? NaN]),
      ];
    }),
  };
}
