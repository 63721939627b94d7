import * as Plot from '@observablehq/plot';
import {
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
  type Reading,
} from '../../figure/figure.js';
import { axis, frame, grid, plain, tickCounts } from '../../figure/frame.js';
import { legend, legendHeight, legendRows } from '../../figure/legend.js';
import { seriesColour } from '../../figure/theme.js';
import type { Findings } from '../findings.js';
import { CURVES, valueAt, type Curve, type Run, type Series } from '../series.js';
import { smoothed } from '../smoothed.js';
import type { LearningCurvesState } from '../state.js';
import { marksOf, readingOf, type Mark } from '../words.js';
import { line } from './lines.js';
import { lanesHeight, markNames, markShapes } from './marks.js';

const STYLE: Readonly<
  Record<Curve, { readonly label: string; readonly colour: number; readonly dashed: boolean }>
> = {
  trainLoss: { label: 'train loss', colour: 0, dashed: false },
  validationLoss: { label: 'val loss', colour: 1, dashed: false },
  trainAccuracy: { label: 'train accuracy', colour: 0, dashed: true },
  validationAccuracy: { label: 'val accuracy', colour: 1, dashed: true },
};
/** A loss beyond so many times its first value leaves the picture. */
const TALLEST = 3;
/** A lower picture has no room for the names of what was found. */
const ROOMY = 200;

/** Losses and accuracies on one axis, and what was found in them. */
export function curvesFigure(
  run: Run,
  { findings }: Findings,
  { smoothing, logarithmic }: LearningCurvesState,
  title = 'Loss and accuracy',
): LabFigure {
  const curves = CURVES.flatMap((curve): Drawn[] => {
    const raw = run.curves[curve];
    return raw && raw.values.length > 0
      ? [{ ...STYLE[curve], raw, shown: smoothed(raw, smoothing) }]
      : [];
  });
  const isLog = logarithmic && curves.some(({ raw }) => raw.values.some((value) => value > 0));
  const crosshair = crosshairOf(run, curves);
  const marks = marksOf(findings, run.stepName);
  return {
    id: 'curves',
    title,
    wide: true,
    aspect: 0.5,
    draw: (canvas) => drawCurves(canvas, { crosshair, curves, isLog, marks }),
    reading: readingOf(findings, run.stepName),
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
  const items = curves.map(({ label, colour, dashed }) => ({
    label,
    dashed,
    colour: seriesColour(theme, colour),
  }));
  const named = height < ROOMY ? [] : marks.toSorted((one, other) => one.from - other.from);
  const rows = legendRows(items, width - margin.left - margin.right);
  const top = legendHeight(rows) + lanesHeight(named) + 6;
  const x = crosshair.domain;
  const domain = verticalExtent(curves, isLog);
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: { ...axis(canvas, crosshair.name, ticks.x), domain: [...x] },
    y: {
      ...axis(canvas, null, ticks.y),
      domain: [...domain],
      ...(isLog && { type: 'log', tickFormat: '~g' }),
    },
    marks: [
      ...grid(canvas),
      ...markShapes(marks, domain, theme),
      ...curves
        .filter(({ raw, shown }) => raw !== shown)
        .map(({ raw, ...style }) => line(raw, { domain, isLog }, theme, { ...style, faint: true })),
      ...curves.map(({ shown, ...style }) => line(shown, { domain, isLog }, theme, style)),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  const across = { domain: x, range: [margin.left, width - margin.right] } as const;
  const svg = plain(chart);
  svg.append(...markNames(named, across, top, canvas));
  return {
    svg,
    x: across,
    y: { domain, range: [height - margin.bottom, top], ...(isLog && { scale: 'log' }) },
  };
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
