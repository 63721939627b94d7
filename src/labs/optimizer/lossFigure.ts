import * as Plot from '@observablehq/plot';
import {
  FONT,
  show,
  tabulate,
  type Axis,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { legend, legendHeight, legendRows } from '../figure/legend.js';
import { describeLoss } from './describe.js';
import { shortNames } from './runnerNames.js';
import { boundSurface, lowestLoss, targetOf, type Run } from './run.js';
import { legendItems, seriesOf } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawTraces, type Trace } from './traces.js';

/** What is above this many times the loss at the start is cut off. */
const HEADROOM = 30;
/** Loss at the start over the lowest loss that is told from zero. */
const DEEPEST = 1e14;

/** The loss against the step; above the known minimum on a logarithmic axis. */
export function lossFigure(state: OptimizerState, runs: readonly Run[]): LabFigure {
  const names = shortNames(state.runners);
  const { lowest } = scaleOf(state, runs);
  const crosshair: Crosshair = {
    name: 'step',
    domain: [0, state.steps],
    spacing: 1,
    readAt: (step) =>
      runs.map(({ path: { loss } }, i) => ({
        label: names[i] ?? '',
        ...seriesOf(state.runners[i]?.colour ?? 0),
        value: loss[step] ?? NaN,
        height: (loss[step] ?? NaN) - lowest,
      })),
  };
  return {
    id: 'loss',
    title: 'Loss by step',
    aspect: 0.75,
    draw: (canvas) => draw(state, runs, canvas),
    reading: describeLoss(state, runs),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** How a loss becomes a height: logarithmic above the minimum where there is one. */
interface Scale {
  readonly log: boolean;
  readonly lowest: number;
  readonly domain: readonly [number, number];
}

function scaleOf(state: OptimizerState, runs: readonly Run[]): Scale {
  const surface = boundSurface(state);
  const lowest = lowestLoss(surface);
  const start = surface.value(...state.start);
  const losses = runs.flatMap(({ path: { loss } }) => [...loss].filter(Number.isFinite));
  const log = surface.minima.length > 0 && start > lowest;
  if (log) {
    const top = HEADROOM * (start - lowest);
    const above = losses.map((loss) => loss - lowest).filter((loss) => loss > 0 && loss <= top);
    const floor = top / DEEPEST;
    const low = above.reduce((least, loss) => Math.min(least, loss), top);
    const high = above.reduce((most, loss) => Math.max(most, loss), 0);
    return { log, lowest, domain: [Math.max(floor, low) / 1.5, 1.5 * high] };
  }
  const span = 4 * Math.max(1, Math.abs(start));
  const shown = losses.filter((loss) => Math.abs(loss - start) <= span);
  const low = shown.reduce((least, loss) => Math.min(least, loss), start);
  const high = shown.reduce((most, loss) => Math.max(most, loss), start);
  const room = 0.05 * (high - low || 1);
  return { log, lowest: 0, domain: [low - room, high + room] };
}

/** The loss of each runner over its steps, as the figure's axis has it. */
export function lossTraces(state: OptimizerState, runs: readonly Run[]): Trace[] {
  const { log, lowest, domain } = scaleOf(state, runs);
  return runs.map(({ path: { loss } }, i) => ({
    x: (step) => step,
    y: (step) => {
      const value = loss[step] ?? NaN;
      return log ? Math.max(value - lowest, domain[0]) : value;
    },
    length: loss.length,
    colour: state.runners[i]?.colour ?? 0,
  }));
}

function draw(state: OptimizerState, runs: readonly Run[], canvas: Canvas): Figure {
  const { document, width, height, theme } = canvas;
  const { log, lowest, domain } = scaleOf(state, runs);
  const margin = { left: 52, right: 12, bottom: 32 };
  const rows = legendRows(legendItems(state, theme), width - margin.left - margin.right);
  const marginTop = legendHeight(rows) + 20;
  const x: Axis = { domain: [0, state.steps], range: [margin.left, width - margin.right] };
  const y: Axis = {
    domain,
    scale: log ? 'log' : 'linear',
    range: [height - margin.bottom, marginTop],
  };
  const target = targetOf(state, boundSurface(state)) - lowest;
  const goalShown = target > domain[0] && target < domain[1];
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
    y: {
      type: log ? 'log' : 'linear',
      domain: [...domain],
      label: log && lowest !== 0 ? `loss − ${show(lowest)}` : 'loss',
      labelArrow: 'none',
      ticks: Math.max(3, Math.round(height / 60)),
      ...(log && { tickFormat: power }),
    },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ stroke: theme.grid, strokeOpacity: 0.5 }),
      ...(goalShown
        ? [
            Plot.ruleY([target], { stroke: theme.foreground, strokeDasharray: '2 3' }),
            Plot.text([[0, target]], {
              text: () => 'arrived',
              textAnchor: 'start',
              dx: 6,
              dy: 8,
              fill: theme.foreground,
            }),
          ]
        : []),
      drawTraces(lossTraces(state, runs), { x, y }, theme),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  const svg = chart as SVGSVGElement;
  svg.querySelector('style')?.remove();
  return { svg, x, y };
}

/** Powers of ten; other ticks have no number. */
function power(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(value / 10 ** exponent - 1) > 1e-9) return '';
  if (exponent === 0) return '1';
  const digits = [...String(exponent)].map((digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]);
  return `10${digits.join('')}`;
}
