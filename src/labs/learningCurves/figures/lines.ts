import * as Plot from '@observablehq/plot';
import { DASHES } from '../../figure/figure.js';
import type { FigureTheme } from '../../figure/theme.js';
import { seriesColour } from '../../figure/theme.js';
import type { Series } from '../series.js';

/** More points than a line of a screen's width can show. */
const MOST_POINTS = 4000;

/** How one curve is drawn. */
export interface Stroke {
  readonly colour: number;
  readonly dashed: boolean;
  /** Instead of the usual dashes and gaps. */
  readonly dashes?: string;
  /** Half as wide again as others. */
  readonly heavy?: boolean;
  /** Behind its own smoothed line. */
  readonly faint?: boolean;
}

/** A curve, held inside the picture; what a logarithmic axis cannot show is left out. */
export function line(
  { steps, values }: Series,
  {
    domain: [low, high],
    isLog,
  }: { readonly domain: readonly [number, number]; readonly isLog: boolean },
  theme: FigureTheme,
  { colour, dashed, dashes = DASHES, heavy = false, faint = false }: Stroke,
): Plot.Markish {
  return Plot.line(visible(values), {
    x: (i: number) => steps[i],
    y: (i: number) => {
      const value = values[i] ?? NaN;
      return isLog && value <= 0 ? NaN : Math.min(high, Math.max(low, value));
    },
    stroke: seriesColour(theme, colour),
    strokeWidth: faint ? 1 : theme.line * (heavy ? 1.6 : 1),
    strokeOpacity: faint ? 0.35 : 1,
    strokeLinejoin: 'round',
    ...(dashed && { strokeDasharray: dashes }),
  });
}

/** Which values to draw so that no peak is lost: the lowest and the highest of each small stretch. */
export function visible(values: Float64Array): number[] {
  const size = Math.ceil(values.length / (MOST_POINTS / 2));
  if (size <= 2) return Array.from(values.keys());
  const kept: number[] = [];
  for (let start = 0; start < values.length; start += size) {
    const end = Math.min(values.length, start + size);
    let [low, high] = [start, start];
    for (let i = start; i < end; i++) {
      if ((values[i] ?? NaN) < (values[low] ?? NaN)) low = i;
      if ((values[i] ?? NaN) > (values[high] ?? NaN)) high = i;
    }
    kept.push(...new Set([Math.min(low, high), Math.max(low, high)]));
  }
  const last = values.length - 1;
  if (kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** The least and the greatest finite value; `undefined` if there is none. */
export function extentOf(values: Iterable<number>): readonly [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}
