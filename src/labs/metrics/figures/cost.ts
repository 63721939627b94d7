import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import { show } from '../../figure/formatNumber.js';
import { bestFor, countsAt, countsOf, total, type BinaryAnalysis, type Counts } from '../binary.js';
import type { MetricsState } from '../state.js';
import { chart } from './chart.js';
import { stepsOf } from './steps.js';
import { dot, showThreshold, thresholdLine } from './marks.js';
import { alongAxis } from './moves.js';
import { rankingTable } from './rankingTable.js';
import type { ThresholdFigure } from './thresholdFigure.js';

/** What the errors cost a row, against the threshold. */
export function costFigure(
  analysis: BinaryAnalysis,
  costs: MetricsState['costs'],
): ThresholdFigure {
  const { ranked, domain } = analysis;
  const costOf = (counts: Counts): number =>
    (counts.fp * costs.fp + counts.fn * costs.fn) / total(counts);
  const lines = ranked.map((model, i) => ({
    model,
    colour: i,
    points: stepsOf(model, costOf, domain),
    best: bestFor(model, 'cost', costs),
  }));
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y))) || 1;
  const lowest = (counts: Counts, value: number): number => value / total(counts);
  return {
    id: 'cost',
    title: 'Cost of the errors',
    ...alongAxis(analysis),
    picture: (canvas) => {
      const colour = (i: number): string => seriesColour(canvas.theme, i);
      return chart(canvas, {
        x: { label: 'threshold', domain },
        y: { label: 'cost of a row', domain: [0, highest * 1.05] },
        legend: lines.map(({ model, colour: i, best }) => ({
          label: `${lines.length > 1 ? `${model.name}, ` : ''}${best ? `least at ${showThreshold(best.threshold)}` : 'cost'}`,
          colour: colour(i),
          dashed: false,
        })),
        marks: lines.flatMap(({ points, colour: i, best }) => [
          Plot.line(points, { x: 'x', y: 'y', stroke: colour(i), strokeWidth: canvas.theme.line }),
          Plot.dot(best ? [best] : [], {
            x: 'threshold',
            y: ({ counts, value }: { counts: Counts; value: number }) => lowest(counts, value),
            r: 5,
            stroke: colour(i),
            strokeWidth: 2,
          }),
        ]),
      });
    },
    marks: (threshold, figure, brush) => [
      ...thresholdLine(threshold, figure, brush),
      ...lines.flatMap(({ model, colour }) =>
        dot(
          { x: threshold, y: costOf(countsAt(model, threshold)) },
          figure,
          brush,
          seriesColour(brush.theme, colour),
        ),
      ),
    ],
    reading: (threshold) =>
      lines.map(({ model, best }) => {
        const name = ranked.length > 1 ? `${model.name}: a` : 'A';
        if (!best) return `${name} threshold can only be weighed with rows of both classes.`;
        const now = costOf(countsAt(model, threshold));
        const least = lowest(best.counts, best.value);
        const saved = now - least;
        const prices = `a false alarm costs ${show(costs.fp)} and a missed positive ${show(costs.fn)}`;
        return saved <= 1e-12
          ? `${name} row costs ${show(now)} on average, the least there is, where ${prices}.`
          : `${name} row costs ${show(now)} on average, where ${prices}; at ${show(best.threshold)} it costs ${show(least)}, the least there is.`;
      }),
    table: (_, most) =>
      rankingTable(ranked, ['cost of a row'], (model, row) => [costOf(countsOf(model, row))], {
        most,
      }),
  };
}
