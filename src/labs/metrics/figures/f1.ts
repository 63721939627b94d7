import * as Plot from '@observablehq/plot';
import { show } from '../../figure/formatNumber.js';
import type { LegendItem } from '../../figure/legend.js';
import { seriesColour, type FigureTheme } from '../../figure/theme.js';
import {
  bestFor,
  countsAt,
  countsOf,
  f1,
  precision,
  recall,
  type BinaryAnalysis,
  type Counts,
  type RankedModel,
} from '../binary.js';
import { chart } from './chart.js';
import { stepsOf } from './steps.js';
import { dot, thresholdLine } from './marks.js';
import { alongAxis } from './moves.js';
import { rankingTable } from './rankingTable.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { score } from './words.js';

const NO_COSTS = { fp: 1, fn: 1 };

interface Line {
  readonly model: RankedModel;
  readonly name: string;
  readonly colour: number;
  readonly dashed: boolean;
  readonly of: (counts: Counts) => number;
}

/** F1 against the threshold; of one model also the two that it is the harmonic mean of. */
export function f1Figure(analysis: BinaryAnalysis): ThresholdFigure {
  const lines = linesOf(analysis);
  const drawn = lines.map((line) => ({
    line,
    points: stepsOf(line.model, line.of, analysis.domain),
  }));
  const peaks = analysis.ranked.map((model) => bestFor(model, 'f1', NO_COSTS));
  const lineOf = (model: RankedModel): Line | undefined =>
    lines.find((line) => line.model === model && line.of === f1);
  return {
    id: 'f1',
    title: 'F1 against the threshold',
    ...alongAxis(analysis),
    picture: (canvas) =>
      chart(canvas, {
        x: { label: 'threshold', domain: analysis.domain },
        y: { label: analysis.ranked.length > 1 ? 'F1' : 'score', domain: [0, 1] },
        legend: lines.map((line) => legendItem(line, canvas.theme)),
        marks: [
          ...drawn.map(({ line, points }) =>
            Plot.line(points, {
              x: 'x',
              y: 'y',
              stroke: colourOf(line, canvas.theme),
              strokeWidth: line.of === f1 ? canvas.theme.line + 0.5 : canvas.theme.line - 0.5,
              ...(line.dashed && { strokeDasharray: '5 4' }),
            }),
          ),
          Plot.dot(
            peaks.flatMap((peak, i) => (peak ? [{ ...peak, i }] : [])),
            {
              x: 'threshold',
              y: 'value',
              r: 5,
              stroke: ({ i }: { i: number }) => seriesColour(canvas.theme, i),
              strokeWidth: 2,
            },
          ),
        ],
      }),
    marks: (threshold, figure, brush) => [
      ...thresholdLine(threshold, figure, brush),
      ...lines.flatMap((line) =>
        dot(
          { x: threshold, y: line.of(countsAt(line.model, threshold)) },
          figure,
          brush,
          colourOf(line, brush.theme),
        ),
      ),
    ],
    reading: (threshold) =>
      analysis.ranked.map((model, i) => {
        const now = f1(countsAt(model, threshold));
        const peak = peaks[i];
        const name = lineOf(model)?.name ?? 'F1';
        if (!peak) return `${name} needs rows of both classes.`;
        const lost = peak.value - now;
        return lost < 5e-4
          ? `${name} is at its peak, ${score(peak.value)}.`
          : `${name} is ${score(now)} at ${show(threshold)}; its peak, ${score(peak.value)}, is at ${show(peak.threshold)}.`;
      }),
    table: (_, most) =>
      rankingTable(
        analysis.ranked,
        ['precision', 'recall', 'F1'],
        (model, row) => {
          const counts = countsOf(model, row);
          return [precision(counts), recall(counts), f1(counts)];
        },
        { most },
      ),
  };
}

function linesOf({ ranked }: BinaryAnalysis): Line[] {
  const [only] = ranked;
  if (!only || ranked.length > 1) {
    return ranked.map((model, colour) => ({
      model,
      name: `F1 of ${model.name}`,
      colour,
      dashed: false,
      of: f1,
    }));
  }
  return [
    { model: only, name: 'precision', colour: 2, dashed: true, of: precision },
    { model: only, name: 'recall', colour: 1, dashed: true, of: recall },
    { model: only, name: 'F1', colour: 0, dashed: false, of: f1 },
  ];
}

function colourOf({ colour }: Line, theme: FigureTheme): string {
  return seriesColour(theme, colour);
}

function legendItem(line: Line, theme: FigureTheme): LegendItem {
  return { label: line.name, colour: colourOf(line, theme), dashed: line.dashed };
}
