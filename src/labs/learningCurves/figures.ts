import * as Plot from '@observablehq/plot';
import {
  DOTS,
  tabulate,
  type Canvas,
  type Crosshair,
  type Figure,
  type LabFigure,
  type Reading,
} from '../figure/figure.js';
import { axis, frame, grid, plain, tickCounts } from '../figure/frame.js';
import { legend, legendHeight, legendRows, type LegendItem } from '../figure/legend.js';
import { seriesColour, type FigureTheme } from '../figure/theme.js';
import { findingsOf, smoothed, type Findings, type Mark } from './findings.js';
import { CURVES, runOf, type Curve, type Run, type Series } from './series.js';
import type { LearningCurvesState } from './state.js';

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
/** More points than a line of a screen's width can show. */
const MOST_POINTS = 2000;

export function learningCurveFigures(state: LearningCurvesState): LabFigure[] {
  const run = runOf(state);
  const findings = findingsOf(run, state);
  const curves = CURVES.flatMap((curve) => {
    const raw = run.curves[curve];
    return raw && raw.values.length > 0
      ? [{ ...STYLE[curve], raw, shown: smoothed(raw, state.smoothing) }]
      : [];
  });
  const crosshair = crosshairOf(run, curves);
  const figure: LabFigure = {
    id: 'curves',
    title: 'Loss and accuracy',
    wide: true,
    aspect: 0.5,
    draw: (canvas) => drawCurves(canvas, run, curves, findings),
    reading: [
      ...(curves.length === 0
        ? ['There is nothing to draw: choose the columns of the losses.']
        : findings.reading),
      ...run.problems,
    ],
    table: (rows) =>
      crosshair ? tabulate(crosshair, rows) : { columns: [run.stepName], rows: [['no values']] },
    ...(crosshair && { crosshair }),
  };
  return findings.gap ? [figure, gapFigure(run, findings.gap)] : [figure];
}

interface Drawn {
  readonly label: string;
  readonly colour: number;
  readonly dashed: boolean;
  readonly raw: Series;
  readonly shown: Series;
}

function crosshairOf(run: Run, curves: readonly Drawn[]): Crosshair | undefined {
  const steps = curves.flatMap(({ raw }) => [raw.steps[0] ?? 0, raw.steps.at(-1) ?? 0]);
  if (steps.length === 0) return undefined;
  const whole = curves.every(({ raw }) => raw.steps.every(Number.isInteger));
  return {
    name: run.stepName,
    domain: [Math.min(...steps), Math.max(...steps)],
    ...(whole && { spacing: 1 }),
    readAt: (step) =>
      curves.map((curve): Reading => ({ ...curve, value: valueAt(curve.shown, step) })),
  };
}

/** The last value that was logged by a step. */
function valueAt({ steps, values }: Series, step: number): number {
  return values[steps.findLastIndex((one) => one <= step)] ?? NaN;
}

function drawCurves(
  canvas: Canvas,
  run: Run,
  curves: readonly Drawn[],
  { marks }: Findings,
): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 44, right: 14, bottom: 32 };
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
  const x = crosshairOf(run, curves)?.domain ?? [0, 1];
  const y = verticalExtent(curves);
  const faint = curves.some(({ raw, shown }) => raw !== shown);
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: top,
    marginBottom: margin.bottom,
    x: { ...axis(run.stepName, ticks.x), domain: [...x] },
    y: { ...axis(null, ticks.y), domain: [...y] },
    marks: [
      ...grid(canvas),
      ...stretches(marks, y, theme),
      ...(faint
        ? curves.map(({ raw, colour, dashed }) => line(raw, y, theme, { colour, dashed, faint }))
        : []),
      ...curves.map(({ shown, colour, dashed }) =>
        line(shown, y, theme, { colour, dashed, faint: false }),
      ),
      ...moments(marks, y, theme),
      legend(rows, margin.left, theme.foreground),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: x, range: [margin.left, width - margin.right] },
    y: { domain: y, range: [height - margin.bottom, top] },
  };
}

function line(
  { steps: at, values }: Series,
  [low, high]: readonly [number, number],
  theme: FigureTheme,
  { colour, dashed, faint }: { colour: number; dashed: boolean; faint: boolean },
): Plot.Markish {
  const every = Math.ceil(values.length / MOST_POINTS);
  const shown = Array.from(values.keys()).filter((i) => i % every === 0 || i === values.length - 1);
  return Plot.line(shown, {
    x: (i: number) => at[i],
    y: (i: number) => {
      const value = values[i] ?? NaN;
      return Math.min(high, Math.max(low, value));
    },
    stroke: seriesColour(theme, colour),
    strokeWidth: faint ? 1 : theme.line,
    strokeOpacity: faint ? 0.35 : 1,
    strokeLinejoin: 'round',
    ...(dashed && { strokeDasharray: '5 4' }),
  });
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

/** From 0 to what the curves need; what shoots far above a loss's beginning does not count. */
function verticalExtent(curves: readonly Drawn[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const { raw } of curves) {
    const first = raw.values.find((value) => Number.isFinite(value)) ?? 1;
    const limit = Math.max(Math.abs(first) * TALLEST, 1);
    for (const value of raw.values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, Math.max(value, -limit));
      high = Math.max(high, Math.min(value, limit));
    }
  }
  return [low, (high || 1) * 1.02];
}

function gapFigure(run: Run, gap: Series): LabFigure {
  const crosshair: Crosshair = {
    name: run.stepName,
    domain: [gap.steps[0] ?? 0, gap.steps.at(-1) ?? 1],
    ...(gap.steps.every(Number.isInteger) && { spacing: 1 }),
    readAt: (step) => [{ label: 'gap', colour: 4, dashed: false, value: valueAt(gap, step) }],
  };
  return {
    id: 'gap',
    title: 'Generalization gap: validation minus training loss',
    wide: true,
    aspect: 0.26,
    draw: (canvas) => drawGap(canvas, run, gap),
    reading: [],
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

function drawGap(canvas: Canvas, run: Run, gap: Series): Figure {
  const { width, height, theme } = canvas;
  const margin = { left: 44, right: 14, top: 10, bottom: 32 };
  const x: [number, number] = [gap.steps[0] ?? 0, gap.steps.at(-1) ?? 1];
  const finite = gap.values.filter(Number.isFinite);
  const y: [number, number] = [Math.min(0, ...finite) - 0.01, Math.max(0, ...finite) * 1.05 + 0.01];
  const ticks = tickCounts(canvas);
  const chart = Plot.plot({
    ...frame(canvas),
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { ...axis(run.stepName, ticks.x), domain: x },
    y: { ...axis(null, ticks.y), domain: y },
    marks: [
      ...grid(canvas),
      Plot.ruleY([0], { stroke: theme.muted }),
      line(gap, y, theme, { colour: 4, dashed: false, faint: false }),
    ],
  });
  return {
    svg: plain(chart),
    x: { domain: x, range: [margin.left, width - margin.right] },
    y: { domain: y, range: [height - margin.bottom, margin.top] },
  };
}
