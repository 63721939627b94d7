import * as Plot from '@observablehq/plot';
import {
  DOTS,
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
  type Reading,
} from '../../figure/figure.js';
import { axis, frame, grid, plain, tickCounts } from '../../figure/frame.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../../figure/legend.js';
import { seriesColour, type FigureTheme } from '../../figure/theme.js';
import { smoothed, type Findings, type Mark } from '../findings.js';
import { CURVES, valueAt, type Curve, type Run, type Series } from '../series.js';
import type { LearningCurvesState } from '../state.js';
import { line } from './lines.js';

const STYLE: Readonly<
  Record<Curve, { readonly label: string; readonly colour: number; readonly dashed: boolean }>
> = {
  trainLoss: { label: 'train loss', colour: 0, dashed: false },
  validationLoss: { label: 'val loss', colour: 1, dashed: false },
  trainAccuracy: { label: 'train accuracy', colour: 0, dashed: true },
  validationAccuracy: { label: 'val accuracy', colour: 1, dashed: true },
};
const MARK_COLOUR: Readonly<Record<Mark['kind'], number>> = {
  best: 2,
  stop: 3,
  overfitting: 5,
  plateau: 6,
  divergence: 5,
};
/** A loss beyond so many times its first value leaves the picture. */
const TALLEST = 3;
/** Opacity of what lasts longer than a step. */
const BAND = 0.2;

/** Losses and accuracies on one axis, and what was found in them. */
export function curvesFigure(
  run: Run,
  findings: Findings,
  { smoothing, logarithmic }: LearningCurvesState,
): LabFigure {
  const curves = CURVES.flatMap((curve): Drawn[] => {
    const raw = run.curves[curve];
    return raw && raw.values.length > 0
      ? [{ ...STYLE[curve], raw, shown: smoothed(raw, smoothing) }]
      : [];
  });
  const isLog = logarithmic && curves.some(({ raw }) => raw.values.some((value) => value > 0));
  const crosshair = crosshairOf(run, curves);
  return {
    id: 'curves',
    title: 'Loss and accuracy',
    wide: true,
    aspect: 0.5,
    draw: (canvas) => drawCurves(canvas, { crosshair, curves, isLog, marks: findings.marks }),
    reading: findings.reading,
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

interface Drawn {
  readonly label: string;
  readonly colour: number;
  readonly dashed: boolean;
  readonly raw: Series;
  readonly shown: Series;
}

function crosshairOf({ stepName }: Run, curves: readonly Drawn[]): Crosshair {
  const ends = curves.flatMap(({ raw }) => [raw.steps[0] ?? 0, raw.steps.at(-1) ?? 0]);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const isWhole = curves.every(({ raw }) => raw.steps.every(Number.isInteger));
  return {
    name: stepName,
    domain: from < to ? [from, to] : [from - 0.5, from + 0.5],
    ...(isWhole && from < to && { spacing: 1 }),
    readAt: (step) =>
      curves.map((curve): Reading => ({ ...curve, value: valueAt(curve.shown, step) })),
  };
}

interface Content {
  readonly crosshair: Crosshair;
  readonly curves: readonly Drawn[];
  readonly isLog: boolean;
  readonly marks: readonly Mark[];
}

function drawCurves(canvas: Canvas, { crosshair, curves, isLog, marks }: Content): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 44, right: 14, bottom: 34 };
  const items = [
    ...curves.map(({ label, colour, dashed }) => ({
      label,
      dashed,
      colour: seriesColour(theme, colour),
    })),
    ...marks.map((mark) => markItem(mark, theme)),
  ];
  const rows = legendRows(items, width - margin.left - margin.right);
  const top = legendHeight(rows) + 6;
  const x = crosshair.domain;
  const domain = verticalExtent(curves, isLog);
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: { ...axis(crosshair.name, ticks.x), domain: [...x] },
    y: { ...axis(null, ticks.y), domain: [...domain], ...(isLog && { type: 'log' }) },
    marks: [
      ...grid(canvas),
      ...stretches(marks, domain, theme),
      ...curves
        .filter(({ raw, shown }) => raw !== shown)
        .map(({ raw, ...style }) => line(raw, { domain, isLog }, theme, { ...style, faint: true })),
      ...curves.map(({ shown, ...style }) => line(shown, { domain, isLog }, theme, style)),
      ...moments(marks, domain, theme),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: x, range: [margin.left, width - margin.right] },
    y: { domain, range: [height - margin.bottom, top], ...(isLog && { scale: 'log' }) },
  };
}

/** What lasts is a band behind the curves. */
function stretches(
  marks: readonly Mark[],
  [low, high]: readonly [number, number],
  theme: FigureTheme,
): Plot.Markish[] {
  return marks
    .filter(({ from, to }) => to > from)
    .map(({ kind, from, to }) =>
      Plot.rect([0], {
        x1: from,
        x2: to,
        y1: low,
        y2: high,
        fill: seriesColour(theme, MARK_COLOUR[kind]),
        fillOpacity: BAND,
      }),
    );
}

/** What happens at one step is a dotted line over the picture. */
function moments(
  marks: readonly Mark[],
  [low, high]: readonly [number, number],
  theme: FigureTheme,
): Plot.Markish[] {
  return marks
    .filter(({ from, to }) => to === from)
    .map(({ kind, from }) =>
      Plot.ruleX([from], {
        y1: low,
        y2: high,
        stroke: seriesColour(theme, MARK_COLOUR[kind]),
        strokeWidth: theme.line,
        strokeDasharray: DOTS,
      }),
    );
}

function markItem({ kind, label, from, to }: Mark, theme: FigureTheme): LegendItem {
  const colour = seriesColour(theme, MARK_COLOUR[kind]);
  return to > from
    ? { label, colour, dashed: false, width: 9, opacity: BAND }
    : { label, colour, dashed: true, dashes: DOTS };
}

/** To what the curves need, from 0 or the least above it; what shoots far above a loss's beginning does not count. */
function verticalExtent(curves: readonly Drawn[], isLog: boolean): [number, number] {
  let low = isLog ? Infinity : 0;
  let high = 0;
  for (const { raw } of curves) {
    const first = raw.values.find((value) => Number.isFinite(value)) ?? 1;
    const limit = Math.max(Math.abs(first) * TALLEST, 1);
    for (const value of raw.values) {
      if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
      low = Math.min(low, Math.max(value, -limit));
      high = Math.max(high, Math.min(value, limit));
    }
  }
  return isLog ? [low / 1.1, high * 1.1] : [low, (high || 1) * 1.02];
}
