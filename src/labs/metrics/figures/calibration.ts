import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import { show } from '../../figure/figure.js';
import type { BinaryAnalysis, Calibration, RankedModel } from '../binary.js';
import { chart } from './chart.js';
import { thresholdLine } from './marks.js';
import { alongAxis } from './moves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { amount, percent, score } from './words.js';

interface Point {
  readonly predicted: number;
  readonly happened: number;
  readonly count: number;
}

/** How often came true what was predicted with some probability; none where scores are no probabilities. */
export function calibrationFigure(analysis: BinaryAnalysis): ThresholdFigure | undefined {
  const curves = analysis.ranked.flatMap((model, i) =>
    model.calibration ? [{ model, colour: i, calibration: model.calibration }] : [],
  );
  if (curves.length === 0) return undefined;
  const several = curves.length > 1;
  return {
    id: 'calibration',
    title: 'Calibration',
    ...alongAxis(analysis),
    picture: (canvas) => {
      const { theme } = canvas;
      const colour = (i: number): string => seriesColour(theme, i);
      return chart(canvas, {
        x: { label: 'predicted probability, mean of a bin', domain: [0, 1] },
        y: { label: 'part that came true', domain: [0, 1] },
        ...(several && {
          legend: curves.map(({ model, colour: i }) => ({
            label: model.name,
            colour: colour(i),
            dashed: false,
          })),
        }),
        marks: [
          Plot.line([0, 1], { x: [0, 1], y: [0, 1], stroke: theme.muted, strokeDasharray: '3 4' }),
          ...curves.flatMap(({ calibration, colour: i }) => {
            const points = pointsOf(calibration);
            const largest = Math.max(...points.map(({ count }) => count));
            return [
              Plot.line(points, {
                x: 'predicted',
                y: 'happened',
                stroke: colour(i),
                strokeWidth: theme.line,
              }),
              Plot.dot(points, {
                x: 'predicted',
                y: 'happened',
                fill: colour(i),
                r: ({ count }: Point) => 2.5 + 4 * Math.sqrt(count / largest),
              }),
            ];
          }),
        ],
      });
    },
    marks: (threshold, figure, brush) => thresholdLine(threshold, figure, brush),
    reading: () => curves.map(({ model, calibration }) => describe(model, calibration, several)),
    table: (_, rows) => ({
      columns: ['model', 'mean predicted probability', 'part that came true', 'rows'],
      rows: curves
        .flatMap(({ model, calibration }) =>
          pointsOf(calibration).map(({ predicted, happened, count }) => [
            model.name,
            predicted,
            happened,
            count,
          ]),
        )
        .slice(0, rows),
    }),
  };
}

function pointsOf({ prob_pred, prob_true, count }: Calibration): Point[] {
  return Array.from(prob_pred, (predicted, i) => ({
    predicted,
    happened: prob_true[i] ?? NaN,
    count: count[i] ?? 0,
  }));
}

function describe(model: RankedModel, calibration: Calibration, several: boolean): string {
  const points = pointsOf(calibration);
  const [worst] = points.toSorted((one, other) => gap(other) * other.count - gap(one) * one.count);
  const rows = points.reduce((sum, { count }) => sum + count, 0);
  // Too far from one half on both sides is overconfidence, too near is timidity.
  const extreme = points.reduce((sum, { predicted, happened, count }) => {
    const side = predicted >= 0.5 ? 1 : -1;
    return sum + (side * (predicted - happened) * count) / rows;
  }, 0);
  const higher = points.reduce(
    (sum, { predicted, happened, count }) => sum + ((predicted - happened) * count) / rows,
    0,
  );
  const off = calibration.ece;
  const verdict =
    off < 0.03
      ? 'the probabilities can be taken at their word'
      : Math.abs(extreme) > Math.abs(higher)
        ? extreme > 0
          ? 'the model is overconfident'
          : 'the model is less sure than it could be'
        : higher > 0
          ? 'the probabilities are too high'
          : 'the probabilities are too low';
  const most = worst
    ? `; most so where it says ${percent(worst.predicted)} on average and ${percent(worst.happened)} come true, ${amount(worst.count)} rows`
    : '';
  return `${several ? `${model.name}: ${verdict}` : `T${verdict.slice(1)}`}: they are off by ${show(Number((100 * off).toPrecision(3)))} points on average (ECE)${off < 0.03 ? '' : most}. Brier score ${score(calibration.brier)}.`;
}

function gap({ predicted, happened }: Point): number {
  return Math.abs(predicted - happened);
}
