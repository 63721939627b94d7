import * as Plot from '@observablehq/plot';
import { shortened } from '../../figure/shortened.js';
import {
  DASHES,
  DOTS,
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
} from '../../figure/figure.js';
import { axis, frame, grid, plain, tickCounts } from '../../figure/frame.js';
import { legend, legendHeight, legendRows } from '../../figure/legend.js';
import { seriesColour, themes } from '../../figure/theme.js';
import { duration, moment, type Axis } from '../runs/axes.js';
import { comparisonReading, type Comparison, type ComparedRun } from '../runs/compare.js';
import { valueAt, type Series } from '../series.js';
import { smoothed } from '../smoothed.js';
import type { LearningCurvesState } from '../state.js';
import { extentOf, line } from './lines.js';

const COLOURS = themes.light.series.length;
const PATTERNS = [undefined, DASHES, DOTS, '9 4 2 4'];
/** The table below names the runs where there are more. */
const MOST_IN_LEGEND = 12;
const LONGEST_LABEL = 36;
/** A loss beyond so many times the middle one of the first values leaves the picture. */
const TALLEST = 3;

/** How the lines of a run are drawn: the first eight solid, the next dashed, then dotted. */
export function styleOf(colour: number): { colour: number; dashed: boolean; dashes?: string } {
  const dashes = PATTERNS[Math.floor(colour / COLOURS) % PATTERNS.length];
  return {
    colour: colour % COLOURS,
    dashed: dashes !== undefined,
    ...(dashes !== undefined && { dashes }),
  };
}

interface Drawn extends ReturnType<typeof styleOf> {
  readonly label: string;
  readonly raw: Series;
  readonly shown: Series;
  readonly isSelected: boolean;
}

/** One quantity of all runs that are not hidden. */
export function runsFigure(
  comparison: Comparison,
  { smoothing, logarithmic }: LearningCurvesState,
  selected: string | undefined,
): LabFigure {
  const drawn = comparison.runs
    .filter(({ isHidden, count }) => !isHidden && count > 0)
    .map((run): Drawn => drawnOf(run, smoothing, run.key === selected));
  const isLog = logarithmic && drawn.some(({ raw }) => raw.values.some((value) => value > 0));
  const crosshair = crosshairOf(comparison, drawn);
  const { title } = comparison.quantity;
  return {
    id: 'runs',
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)} of all runs`,
    wide: true,
    aspect: 0.5,
    draw: (canvas) => draw(canvas, { crosshair, drawn, isLog, axis: comparison.axis }),
    reading: comparisonReading(comparison),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function drawnOf(run: ComparedRun, smoothing: number, isSelected: boolean): Drawn {
  return {
    ...styleOf(run.colour),
    label: shortened(run.name, LONGEST_LABEL),
    raw: run.series,
    shown: smoothed(run.series, smoothing),
    isSelected,
  };
}

/** How a place along an axis is written; absent where a number does. */
export function writtenAlong(along: Axis): Pick<Crosshair, 'write'> {
  if (along === 'wall') return { write: moment };
  return along === 'relative' ? { write: duration } : {};
}

function crosshairOf({ axis: along, axisName }: Comparison, drawn: readonly Drawn[]): Crosshair {
  const ends = drawn.flatMap(({ raw }) => [raw.steps[0] ?? 0, raw.steps.at(-1) ?? 0]);
  const [from, to] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  const isWhole = drawn.every(({ raw }) => raw.steps.every(Number.isInteger));
  return {
    name: axisName,
    domain: from < to ? [from, to] : [from - 0.5, from + 0.5],
    ...(isWhole && from < to && along !== 'wall' && along !== 'relative' && { spacing: 1 }),
    ...writtenAlong(along),
    readAt: (step) =>
      drawn.map(({ shown, label, colour, dashed, dashes }) => ({
        ...{ label, colour, dashed, ...(dashes !== undefined && { dashes }) },
        value: step > (shown.steps.at(-1) ?? -Infinity) ? NaN : valueAt(shown, step),
      })),
  };
}

interface Content {
  readonly crosshair: Crosshair;
  readonly drawn: readonly Drawn[];
  readonly isLog: boolean;
  readonly axis: Axis;
}

function draw(canvas: Canvas, { crosshair, drawn, isLog, axis: along }: Content): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 52, right: 14, bottom: 34 };
  const items = (drawn.length > MOST_IN_LEGEND ? [] : drawn).map(({ label, ...style }) => ({
    ...style,
    label,
    colour: seriesColour(theme, style.colour),
  }));
  const rows = items.length > 0 ? legendRows(items, width - margin.left - margin.right) : [];
  const top = legendHeight(rows) + 8;
  const x = crosshair.domain;
  const domain = verticalExtent(drawn, isLog);
  const ticks = tickCounts(canvas);
  const { write } = crosshair;
  const ordered = drawn.toSorted((one, other) => +one.isSelected - +other.isSelected);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: {
      ...axis(canvas, crosshair.name, timeTicks(along, x, ticks.x) ?? ticks.x),
      domain: [...x],
      ...(write && { tickFormat: write }),
    },
    y: {
      ...axis(canvas, null, ticks.y),
      domain: [...domain],
      ...(isLog && { type: 'log', tickFormat: '~g' }),
    },
    marks: [
      ...grid(canvas),
      ...ordered
        .filter(({ raw, shown }) => raw !== shown)
        .map(({ raw, ...style }) => line(raw, { domain, isLog }, theme, { ...style, faint: true })),
      ...ordered.map(({ shown, isSelected, ...style }) =>
        line(shown, { domain, isLog }, theme, { ...style, heavy: isSelected }),
      ),
      ...(rows.length > 0 ? [legend(rows, margin.left, theme.foreground)] : []),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: x, range: [margin.left, width - margin.right] },
    y: { domain, range: [height - margin.bottom, top], ...(isLog && { scale: 'log' }) },
  };
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const LENGTHS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 90].map((days) => days * DAY),
];

/** Ticks at whole minutes, hours or days. */
export function timeTicks(
  along: Axis,
  [from, to]: readonly [number, number],
  most: number,
): number[] | undefined {
  if (along !== 'wall' && along !== 'relative') return undefined;
  const length = LENGTHS.find((one) => (to - from) / one <= most);
  if (length === undefined || to - from < most) return undefined;
  // Days begin at the reader's midnight.
  const shift = along === 'wall' ? new Date(from * 1000).getTimezoneOffset() * MINUTE : 0;
  const first = Math.ceil((from - shift) / length) * length + shift;
  return Array.from(
    { length: Math.floor((to - first) / length) + 1 },
    (_, i) => first + i * length,
  );
}

/** To what the curves need; what shoots far above their beginnings leaves the picture. */
function verticalExtent(drawn: readonly Drawn[], isLog: boolean): [number, number] {
  const firsts = drawn
    .flatMap(({ raw }) => raw.values.find((value) => Number.isFinite(value)) ?? [])
    .map(Math.abs)
    .sort((a, b) => a - b);
  const limit = (firsts[firsts.length >> 1] ?? 1) * TALLEST;
  const kept = drawn.flatMap(({ raw }) => {
    const inside = raw.values.filter((value) => Number.isFinite(value) && (!isLog || value > 0));
    const extent = extentOf(inside);
    return extent ? [extent] : [];
  });
  const low = Math.min(...kept.map(([least]) => least));
  const high = Math.max(...kept.map(([, most]) => most));
  if (!(low <= high)) return isLog ? [0.1, 1] : [0, 1];
  const top = Math.min(high, Math.max(limit, low));
  if (isLog) return [low / 1.1, top * 1.1];
  const pad = (top - low) * 0.04 || Math.abs(top) * 0.04 || 0.5;
  return [low >= 0 && low < top / 2 ? 0 : low - pad, top + pad];
}
