import * as Plot from '@observablehq/plot';
import type { FigureTheme } from '../figure/theme.js';
import { Recent } from '../recent.js';
import { boundSurface, domainOf, lowestLoss } from './run.js';
import type { OptimizerState } from './state.js';
import { boxOf, type Axes } from './traces.js';

/** Between neighboring samples of the surface, in pixels. */
const CELL = 6;
/** Some 20 ms of work. */
const MOST_TERMS = 4e6;
const LEVELS = 14;
/** This part of the plane is below the lowest level. */
const INNERMOST = 0.004;
/** Lines of this many surfaces and sizes are kept: a slider redraws the paths alone. */
const MOST_KEPT = 8;

/** A surface on a grid, row by row from the least y, and the levels to draw of it. */
interface Grid {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  readonly levels: readonly number[];
}

/**
 * The surface's contour lines, the ground between them the deeper in color the lower it is. Where a
 * lowest value is known, neighboring lines differ by a fixed ratio of the height above it.
 */
export function contourLines(state: OptimizerState, axes: Axes, theme: FigureTheme): Plot.Markish {
  const { left, right, top, bottom } = boxOf(axes);
  const key = JSON.stringify([shapeOf(state), left, right, top, bottom]);
  const look = {
    fill: theme.valley.colour,
    // The lowest ground is under all of the levels.
    'fill-opacity': round(1 - (1 - theme.valley.opacity) ** (1 / LEVELS), 1e4),
    stroke: theme.muted,
    'stroke-opacity': 0.4,
    'stroke-width': 0.7,
  };
  const lines = kept.peek(key);
  if (lines)
    return (_index, _scales, _values, _dimensions, { document }) => draw(lines, look, document);
  const domain = domainOf(state);
  const cell = cellSize((right - left) * (bottom - top), boundSurface(state).data?.size ?? 1);
  const { values, columns, rows, levels } = sampled(
    state,
    (right - left) / cell,
    (bottom - top) / cell,
  );
  // Of depths instead of heights, each area holds all of the lower ones.
  const depths = values.map((value) => -value);
  return Plot.contour(depths, {
    width: columns,
    height: rows,
    x1: domain.x[0],
    x2: domain.x[1],
    y1: domain.y[0],
    y2: domain.y[1],
    value: Plot.identity,
    // The samples are a grid already.
    interpolate: () => Array.from(depths),
    thresholds: levels.map((level) => -level),
    fill: theme.valley.colour,
    render(index, scales, channels, dimensions, context, next) {
      const drawn = next?.(index, scales, channels, dimensions, context) ?? null;
      const paths = [...(drawn?.querySelectorAll('path') ?? [])];
      const found = paths.map((path) => rounded(path.getAttribute('d') ?? ''));
      kept.set(key, found);
      return draw(found, look, context.document);
    },
  });
}

/** What tells one picture of contour lines from another: bowls that were fitted differ in scale alone. */
function shapeOf({ surface, fit }: OptimizerState): unknown {
  const { a, b, ...others } = surface.params;
  if (!fit || surface.id !== 'bowl') return [surface, fit];
  return [surface.id, (Number(b) / Number(a)).toPrecision(6), others];
}

/** Larger where every value is the mean over many samples. */
function cellSize(area: number, samples: number): number {
  return Math.max(CELL, Math.sqrt((area * samples) / MOST_TERMS));
}

function draw(
  lines: readonly string[],
  look: Readonly<Record<string, string | number>>,
  document: Document,
): SVGElement {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('aria-label', 'contour');
  for (const [name, value] of Object.entries(look)) group.setAttribute(name, String(value));
  for (const d of lines) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    group.append(path);
  }
  return group;
}

const kept = new Recent<readonly string[]>(MOST_KEPT);

function rounded(d: string): string {
  return d.replace(/-?\d+\.\d+/g, (number) => String(round(Number(number), 10)));
}

/** @param parts of 1 that are told apart. */
function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

function sampled(state: OptimizerState, width: number, height: number): Grid {
  const surface = boundSurface(state);
  const { x, y } = domainOf(state);
  const columns = Math.max(2, Math.round(width));
  const rows = Math.max(2, Math.round(height));
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const up = y[0] + ((y[1] - y[0]) * (row + 0.5)) / rows;
    for (let column = 0; column < columns; column++) {
      const right = x[0] + ((x[1] - x[0]) * (column + 0.5)) / columns;
      values[row * columns + column] = surface.value(right, up);
    }
  }
  const hasMinimum = surface.minima.length > 0;
  if (hasMinimum) {
    const lowest = lowestLoss(surface);
    const above = values.map((value) => value - lowest);
    const least = above.reduce((low, value) => (value > 0 && value < low ? value : low), Infinity);
    above.forEach((value, i) => {
      values[i] = Math.log10(Math.max(value, least));
    });
  }
  const sorted = values.slice().sort();
  const from = sorted[hasMinimum ? Math.floor(sorted.length * INNERMOST) : 0] ?? 0;
  const to = sorted.at(-1) ?? 1;
  const levels = Array.from(
    { length: LEVELS },
    (_, i) => from + ((to - from) * (i + (hasMinimum ? 0 : 0.5))) / LEVELS,
  );
  return { values, columns, rows, levels };
}
