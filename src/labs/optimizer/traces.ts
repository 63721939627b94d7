import type { Markish, RenderFunction } from '@observablehq/plot';
import { pixelsOf, type Axis } from '../figure/figure.js';
import { HALO, type FigureTheme } from '../figure/theme.js';
import { clipToBox, simplify, type Box, type PathPoint } from './polyline.js';
import { strokeOf } from './seriesStyle.js';

/** A line of one runner in a figure. */
export interface Trace {
  /** The numbers that it is drawn of: lines are kept for as long as these are. */
  readonly source: Float64Array;
  /** A point for each step, in the figure's own coordinates; not every one need be finite. */
  readonly x: (step: number) => number;
  readonly y: (step: number) => number;
  /** How many points there are. */
  readonly length: number;
  readonly colour: number;
}

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

/** A line is thinned out to so many points in each of its pieces. */
const MOST_POINTS = 1200;
const END_RADIUS = 3.5;
const ARROW = 9;

/** The inside of the axes, in pixels. */
export function boxOf({ x, y }: Axes): Box {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  return { left, right, top, bottom };
}

/** What is drawn of a line. */
interface Drawn {
  /** What it depends on besides the numbers. */
  readonly key: string;
  readonly pieces: readonly (readonly PathPoint[])[];
  /** The pieces as SVG has them. */
  readonly d: string;
  /** Whether the last point is inside the axes. */
  readonly stays: boolean;
}

const kept = new WeakMap<Float64Array, Drawn>();

/** The pieces of a line that are inside the axes, in pixels. */
export function piecesOf(trace: Trace, axes: Axes): readonly (readonly PathPoint[])[] {
  return drawn(trace, axes).pieces;
}

function drawn(trace: Trace, axes: Axes): Drawn {
  const key = JSON.stringify([axes.x, axes.y, trace.length]);
  const known = kept.get(trace.source);
  if (known?.key === key) return known;
  const [toX, toY] = [pixelsOf(axes.x), pixelsOf(axes.y)];
  const points = Array.from({ length: trace.length }, (_, step) => ({
    x: toX(trace.x(step)),
    y: toY(trace.y(step)),
    step,
  }));
  const pieces = clipToBox(points, boxOf(axes)).map((piece) => simplify(piece, MOST_POINTS));
  const last = points.at(-1);
  const stays = last !== undefined && isInside(last, boxOf(axes));
  const fresh = { key, pieces, d: pieces.map(toPathData).join(''), stays };
  kept.set(trace.source, fresh);
  return fresh;
}

/** A line for each runner with a dot at its end, or an arrow and the step where it leaves the plot. */
export function drawTraces(
  traces: readonly Trace[],
  axes: Axes,
  theme: FigureTheme,
  compact = false,
): Markish {
  const render: RenderFunction = (_index, _scales, _values, _dimensions, { document }) => {
    const create = (name: string, attributes: Readonly<Record<string, string | number>>) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
      return element;
    };
    const taken: Place[] = [];
    const group = create('g', { 'aria-label': 'traces', 'stroke-linejoin': 'round' });
    for (const trace of traces) {
      const style = strokeOf(trace.colour, theme);
      const fill = style.stroke;
      const { pieces, d, stays } = drawn(trace, axes);
      const width = compact ? 1.5 : theme.line;
      group.append(create('path', { d, fill: 'none', 'stroke-width': width, ...style }));
      const last = pieces.at(-1);
      const end = last?.at(-1);
      if (!last || !end) continue;
      const place = `translate(${round(end.x)},${round(end.y)})`;
      if (stays) {
        group.append(create('circle', { transform: place, r: compact ? 2.5 : END_RADIUS, fill }));
        continue;
      }
      group.append(
        create('path', {
          d: `M0,0L${-ARROW},${ARROW / 2}L${-ARROW},${-ARROW / 2}Z`,
          transform: `${place} rotate(${Math.round(directionOf(last))})`,
          fill,
        }),
      );
      if (compact) continue;
      const { x, y, anchor } = leavingPlace(end, axes, taken);
      taken.push({ x, y });
      const text = create('text', {
        x,
        y,
        'text-anchor': anchor,
        dy: '0.35em',
        fill,
        stroke: theme.background,
        'stroke-width': HALO,
        'paint-order': 'stroke',
      });
      text.textContent = `step ${end.step}`;
      group.append(text);
    }
    return group;
  };
  return render;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Beside the arrow, inside the axes, and clear of the words that are there already. */
function leavingPlace(
  { x, y }: PathPoint,
  axes: Axes,
  taken: readonly Place[],
): Place & { readonly anchor: 'start' | 'end' } {
  const { right, top, bottom } = boxOf(axes);
  const isRight = x > right - 60;
  const down = y < (top + bottom) / 2 ? 1 : -1;
  const at = round(x + (isRight ? -12 : 12));
  let height = Math.min(bottom - 10, Math.max(top + 10, y));
  while (taken.some((one) => Math.abs(one.x - at) < 60 && Math.abs(one.y - height) < 13)) {
    height += 13 * down;
  }
  return { x: at, y: round(height), anchor: isRight ? 'end' : 'start' };
}

/** On the edge, too, but for rounding. */
function isInside({ x, y }: Place, { left, right, top, bottom }: Box): boolean {
  const off = 1e-6;
  return x >= left - off && x <= right + off && y >= top - off && y <= bottom + off;
}

/** Degrees clockwise from the right in which a line ends. */
function directionOf(points: readonly PathPoint[]): number {
  const [before, end] = points.slice(-2);
  if (!before || !end) return 0;
  return (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
}

function toPathData(points: readonly PathPoint[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
