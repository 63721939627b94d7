import * as Plot from '@observablehq/plot';
import {
  tabulate,
  type Axis,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
import { describeLoss } from './describe.js';
import { HALO } from '../figure/theme.js';
import { shortNames } from './runnerNames.js';
import { boundSurface, lowestLoss, targetOf, type Run } from './run.js';
import { seriesOf } from './seriesStyle.js';
import type { OptimizerState } from './state.js';
import { drawStepPlot } from './stepPlot.js';
import type { Trace } from './traces.js';

/** What is above this many times the loss at the start is cut off. */
const HEADROOM = 30;
/** Loss at the start over the lowest loss that is told from zero. */
const DEEPEST = 1e14;

/** How a loss becomes a height: the distance to the lowest, logarithmic, where there is a lowest. */
type Scale = Pick<Axis, 'domain' | 'scale'> & { readonly lowest: number };

/** The loss against the step; above the known minimum on a logarithmic axis. */
export function lossFigure(state: OptimizerState, runs: readonly Run[]): LabFigure {
  const names = shortNames(state.runners);
  const scale = scaleOf(state, runs);
  const crosshair: Crosshair = {
    name: 'step',
    domain: [0, state.steps],
    spacing: 1,
    readAt: (step) =>
      runs.map(({ path: { loss } }, i) => ({
        label: names[i] ?? '',
        ...seriesOf(state.runners[i]?.colour ?? 0),
        value: loss[step] ?? NaN,
        height: heightOf(loss[step] ?? NaN, scale),
      })),
  };
  return {
    id: 'loss',
    title: 'Loss by step',
    aspect: 0.75,
    draw: (canvas) => draw(state, runs, scale, canvas),
    reading: describeLoss(state, runs),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** The loss of each runner over its steps, as the figure's axis has it. */
export function lossTraces(
  { runners }: OptimizerState,
  runs: readonly Run[],
  scale: Scale,
): Trace[] {
  return runs.map(({ path: { loss } }, i) => ({
    source: loss,
    x: (step) => step,
    y: (step) => heightOf(loss[step] ?? NaN, scale),
    length: loss.length,
    colour: runners[i]?.colour ?? 0,
  }));
}

function heightOf(loss: number, { scale, lowest, domain }: Scale): number {
  return scale === 'log' ? Math.max(loss - lowest, domain[0]) : loss;
}

export function scaleOf(state: OptimizerState, runs: readonly Run[]): Scale {
  const surface = boundSurface(state);
  const lowest = lowestLoss(surface);
  const start = surface.value(...state.start);
  if (surface.minima.length > 0 && start > lowest) {
    const top = HEADROOM * (start - lowest);
    const [low, high] = extent(runs, (loss) => loss > lowest && loss - lowest <= top, start);
    const floor = Math.max(top / DEEPEST, low - lowest);
    return { scale: 'log', lowest, domain: [floor / 1.5, 1.5 * (high - lowest)] };
  }
  const span = 4 * Math.max(1, Math.abs(start));
  const [low, high] = extent(runs, (loss) => Math.abs(loss - start) <= span, start);
  const room = 0.05 * (high - low || 1);
  return { scale: 'linear', lowest: 0, domain: [low - room, high + room] };
}

/** The least and the largest of the losses that are shown. */
function extent(
  runs: readonly Run[],
  isShown: (loss: number) => boolean,
  start: number,
): [number, number] {
  let [low, high] = [start, start];
  for (const { path } of runs) {
    for (const loss of path.loss) {
      if (!isShown(loss)) continue;
      if (loss < low) low = loss;
      if (loss > high) high = loss;
    }
  }
  return [low, high];
}

function draw(state: OptimizerState, runs: readonly Run[], scale: Scale, canvas: Canvas): Figure {
  const { theme } = canvas;
  const { lowest, domain } = scale;
  const goal = targetOf(state, boundSurface(state)) - lowest;
  const log = scale.scale === 'log';
  return drawStepPlot(
    state,
    {
      traces: lossTraces(state, runs, scale),
      last: state.steps,
      y: scale,
      label: log && lowest !== 0 ? `loss − ${show(lowest)}` : 'loss',
      marks:
        goal > domain[0] && goal < domain[1]
          ? [
              Plot.ruleY([goal], { stroke: theme.foreground, strokeDasharray: '2 3' }),
              Plot.text([[0, goal]], {
                text: () => 'arrived',
                textAnchor: 'start',
                dx: 6,
                dy: 8,
                fill: theme.foreground,
                stroke: theme.background,
                strokeWidth: HALO,
              }),
            ]
          : [],
    },
    canvas,
  );
}
