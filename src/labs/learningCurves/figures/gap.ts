import * as Plot from '@observablehq/plot';
import {
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../../figure/figure.js';
import { axis, frame, grid, plain, tickCounts } from '../../figure/frame.js';
import { valueAt, type Run, type Series } from '../series.js';
import { extentOf, line } from './lines.js';

const COLOUR = 4;
const MARGIN = { left: 44, right: 14, top: 10, bottom: 34 };

/** How much worse the model does on data that it has not seen. */
export function gapFigure({ stepName }: Run, gap: Series, reading: readonly string[]): LabFigure {
  return differenceFigure(gap, {
    id: 'gap',
    title: 'Generalization gap: validation loss less training loss',
    label: 'gap',
    reading,
    crosshair: { name: stepName },
  });
}

interface Description extends Pick<LabFigure, 'id' | 'title' | 'reading'> {
  /** What the curve is called where values are read off. */
  readonly label: string;
  readonly crosshair: Pick<Crosshair, 'name' | 'write'>;
  /** The ticks of the horizontal axis, if not as many round numbers as fit. */
  readonly ticks?: (domain: readonly [number, number], most: number) => number[] | undefined;
}

/** One curve less another, with a line at 0. */
export function differenceFigure(difference: Series, description: Description): LabFigure {
  const { label, crosshair: given, ticks, ...others } = description;
  const { steps } = difference;
  const crosshair: Crosshair = {
    ...given,
    domain: domainOf(difference),
    ...(!given.write && steps.every(Number.isInteger) && { spacing: 1 }),
    readAt: (step) => [{ label, colour: COLOUR, dashed: false, value: valueAt(difference, step) }],
  };
  return {
    ...others,
    wide: true,
    aspect: 0.26,
    draw: (canvas) => draw(canvas, crosshair, difference, ticks),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function domainOf({ steps }: Series): [number, number] {
  const [from, to] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  return from < to ? [from, to] : [from - 0.5, from + 0.5];
}

function draw(
  canvas: Canvas,
  { name, domain, write }: Crosshair,
  difference: Series,
  ticksAlong: Description['ticks'],
): Figure {
  const { width, height, theme } = canvas;
  const [low, high] = extentOf(difference.values) ?? [0, 1];
  const pad = (Math.max(0, high) - Math.min(0, low)) * 0.06 || 0.01;
  const y: [number, number] = [Math.min(0, low) - (low < 0 ? pad : 0), Math.max(0, high) + pad];
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: {
      ...axis(canvas, name, ticksAlong?.(domain, ticks.x) ?? ticks.x),
      domain: [...domain],
      ...(write && { tickFormat: write }),
    },
    y: { ...axis(canvas, null, ticks.y), domain: y },
    marks: [
      ...grid(canvas),
      Plot.ruleY([0], { stroke: theme.muted }),
      line(difference, { domain: y, isLog: false }, theme, { colour: COLOUR, dashed: false }),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain, range: [MARGIN.left, width - MARGIN.right] },
    y: { domain: y, range: [height - MARGIN.bottom, MARGIN.top] },
  };
}
