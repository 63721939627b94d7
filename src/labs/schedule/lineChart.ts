import * as Plot from '@observablehq/plot';
import type { Canvas, Figure } from '../figure/figure.js';
import { axis, frame, plain } from '../figure/frame.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../figure/legend.js';
import { rate } from '../figure/formatNumber.js';
import { HALO } from '../figure/theme.js';

/** A line of a chart; where x or y is NaN, it has a gap. */
export interface ChartLine {
  readonly label: string;
  readonly colour: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Drawn behind what matters. */
  readonly thin?: boolean;
}

/** A point with a word beside it. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly colour: number;
  readonly text: string;
  /** The word is above this height, so that it clears a line that rises beside the point; `y` if not given. */
  readonly clear?: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A cross instead of a dot. */
  readonly cross?: boolean;
}

export interface Chart {
  readonly lines: readonly ChartLine[];
  readonly points: readonly ChartPoint[];
  /** Upright dotted lines, with a word on top where they have one. */
  readonly rules: readonly { readonly x: number; readonly text?: string }[];
  readonly x: {
    readonly label: string;
    readonly domain: readonly [number, number];
    readonly log?: boolean;
  };
  readonly y: { readonly domain: readonly [number, number]; readonly log?: boolean };
  readonly legend: boolean;
}

/** Mean advance of an 11 px system font in pixels, with some room to spare. */
export const CHARACTER = 6.6;

/** Draws lines over a common axis, with a legend inside the picture. */
export function drawChart(chart: Chart, canvas: Canvas): Figure {
  const { width, height, theme } = canvas;
  const marginLeft = 52;
  const marginRight = 16;
  const marginBottom = 32;
  const colourOf = (colour: number): string => theme.series[colour] ?? theme.foreground;
  const room = Math.max(8, Math.floor((width - marginLeft - marginRight - 30) / CHARACTER));
  const items: LegendItem[] = chart.legend
    ? chart.lines.map(({ label, colour }) => ({
        label: label.length > room ? `${label.slice(0, room - 1)}…` : label,
        colour: colourOf(colour),
        dashed: false,
      }))
    : [];
  const rows = items.length > 0 ? legendRows(items, width - marginLeft - marginRight) : [];
  const marginTop = legendHeight(rows) + (chart.points.length + chart.rules.length > 0 ? 18 : 8);
  const ticksX = ticks(chart.x, Math.max(3, Math.round(width / 90)));
  const ticksY = ticks(chart.y, Math.max(3, Math.round(height / 48)));
  const plot = Plot.plot({
    ...frame(canvas),
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: {
      type: chart.x.log === true ? 'log' : 'linear',
      domain: [...chart.x.domain],
      ...axis(canvas, chart.x.label, ticksX),
      ...(chart.x.log === true && { tickFormat: rateText }),
    },
    y: {
      type: chart.y.log === true ? 'log' : 'linear',
      domain: [...chart.y.domain],
      ...axis(canvas, null, ticksY),
      tickFormat: rateText,
    },
    marks: [
      Plot.gridX({ ticks: ticksX, stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.gridY({ ticks: ticksY, stroke: theme.grid, strokeOpacity: 0.5 }),
      Plot.ruleX(chart.rules, { x: 'x', stroke: theme.muted, strokeDasharray: '2 3' }),
      Plot.text(
        chart.rules.filter(({ text }) => text !== undefined),
        { x: 'x', text: 'text', frameAnchor: 'top', dy: -8, fill: theme.foreground },
      ),
      ...chart.lines.map(({ x, y, colour, thin = false }) =>
        Plot.line(Array.from(x), {
          x: Array.from(x),
          y: Array.from(y),
          stroke: colourOf(colour),
          strokeWidth: thin ? 1 : theme.line + 0.5,
          strokeLinejoin: 'round',
        }),
      ),
      ...chart.points.flatMap(({ x, y, colour, text, anchor, clear = y, cross = false }) => [
        Plot.dot([[x, y]], {
          symbol: cross ? 'times' : 'circle',
          r: cross ? 5 : 3.5,
          ...(cross ? { stroke: colourOf(colour), strokeWidth: 2.5 } : { fill: colourOf(colour) }),
        }),
        Plot.text([[x, clear]], {
          text: [text],
          textAnchor: anchor,
          dx: anchor === 'start' ? 4 : anchor === 'end' ? -4 : 0,
          dy: -11,
          fill: theme.foreground,
          stroke: theme.background,
          strokeWidth: HALO,
          ariaLabel: 'value',
        }),
      ]),
      legend(rows, marginLeft, theme.foreground),
    ],
  });
  const { log: logX = false, domain: x } = chart.x;
  const { log: logY = false, domain: y } = chart.y;
  return {
    svg: plain(plot),
    x: { domain: x, scale: logX ? 'log' : 'linear', range: [marginLeft, width - marginRight] },
    y: { domain: y, scale: logY ? 'log' : 'linear', range: [height - marginBottom, marginTop] },
  };
}

/** How many ticks, or the powers of ten over an axis that has several. */
function ticks(axis: Chart['x' | 'y'], count: number): number | number[] {
  if (axis.log !== true) return count;
  const [from, to] = axis.domain.map(Math.log10);
  const [first, last] = [Math.ceil((from ?? 0) - 1e-9), Math.floor((to ?? 0) + 1e-9)];
  if (last - first < 2) return Math.min(count, 5);
  const every = Math.ceil((last - first + 1) / (count + 2));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((power) => (power - last) % every === 0)
    .map((power) => Number(`1e${power}`));
}

/** A tick's number in as few characters as it takes, e.g. `0.05`, `1e-5`. */
export function rateText(value: number): string {
  return rate(value, rate(value, 15).length > 7 ? 3 : 15);
}
