import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import { show } from '../../figure/formatNumber.js';
import type { BinaryAnalysis, Calibration, RankedModel } from '../binary.js';
import { chart } from './chart.js';
import { thresholdLine } from './marks.js';
import { alongAxis } from './moves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { amount, percent, score } from './words.js';

/** An expected calibration error that is of no account. */
const NEGLIGIBLE = 0.01;
/** How many times the error that chance alone gives may still be chance. */
const CHANCE = 1.5;

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
        legend: curves.map(({ model, calibration, colour: i }) => ({
          label: `${several ? `${model.name}, ` : ''}ECE ${score(calibration.ece)}`,
          colour: colour(i),
          dashed: false,
        })),
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
  const rows = points.reduce((sum, { count }) => sum + count, 0);
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + (of(point) * point.count) / rows, 0);
  const byChance = mean(chanceGap);
  const isGood = calibration.ece < Math.max(NEGLIGIBLE, CHANCE * byChance);
  const [high, bold] = [mean(excess), mean(boldness)];
  const kind = Math.abs(bold) > Math.abs(high) ? boldness : excess;
  const sign = Math.sign(kind === boldness ? bold : high);
  const verdict = isGood
    ? 'the probabilities can be taken at their word'
    : kind === boldness
      ? `the model is ${sign > 0 ? 'overconfident' : 'less sure than it could be'}`
      : `the probabilities are too ${sign > 0 ? 'high' : 'low'}`;
  const [worst] = points.toSorted(
    (one, other) => sign * (kind(other) * other.count - kind(one) * one.count),
  );
  const most =
    worst && !isGood
      ? ` Most so where it says ${percent(worst.predicted)} on average and ${percent(worst.happened)} come true, in ${amount(worst.count)} rows.`
      : '';
  const excuse =
    isGood && calibration.ece >= NEGLIGIBLE
      ? `, as chance alone may make it in ${amount(rows)} rows`
      : '';
  const gap = show(Number((100 * calibration.ece).toPrecision(3)));
  const head = several ? `${model.name}: ${verdict}` : `T${verdict.slice(1)}`;
  return `${head}. The gap is ${gap} points on average (ECE)${excuse}.${most} Brier score ${score(calibration.brier)}.`;
}

/** How much more was predicted than came true. */
function excess({ predicted, happened }: Point): number {
  return predicted - happened;
}

/** How much farther from one half it was predicted than it came true. */
function boldness(point: Point): number {
  return point.predicted >= 0.5 ? excess(point) : -excess(point);
}

/** How far the part that comes true is from a true probability on average, by chance alone. */
function chanceGap({ predicted, count }: Point): number {
  return Math.sqrt((2 / Math.PI) * ((predicted * (1 - predicted)) / count));
}
