import * as Plot from '@observablehq/plot';
import { show } from '../../figure/formatNumber.js';
import { seriesColour, type FigureTheme } from '../../figure/theme.js';
import { countsAt, fallout, type BinaryAnalysis, type RankedModel } from '../binary.js';
import { chart } from './chart.js';
import { thresholdLine } from './marks.js';
import { alongAxis } from './moves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { amount, percent } from './words.js';

const BINS = 40;

interface Bar {
  readonly model: string;
  readonly positive: boolean;
  readonly from: number;
  readonly to: number;
  /** Part of the class. */
  readonly share: number;
  readonly count: number;
}

/** The colors of the two classes; the models have those of curves. */
export function classColour(theme: FigureTheme, positive: boolean): string {
  return seriesColour(theme, positive ? 3 : 4);
}

/** How the scores of each class are spread. */
export function scoresFigure(analysis: BinaryAnalysis): ThresholdFigure {
  const bars = analysis.ranked.flatMap((model) => barsOf(model, analysis.domain));
  const tallest = Math.max(0.01, ...bars.map(({ share }) => share));
  const models = analysis.ranked.length;
  const band = tallest * (models > 1 ? 1.2 : 1.05);
  /** The models are one above the other. */
  const baseOf = (model: string): number =>
    (models - 1 - analysis.ranked.findIndex(({ name }) => name === model)) * band;
  return {
    id: 'scores',
    title: 'Scores of each class',
    ...alongAxis(analysis),
    picture: (canvas) =>
      chart(canvas, {
        x: { label: 'score', domain: analysis.domain },
        y: { label: 'part of the class', domain: [0, band * models], bare: models > 1 },
        legend: [true, false].map((positive) => ({
          label: nameOf(analysis, positive),
          colour: classColour(canvas.theme, positive),
          dashed: false,
        })),
        marks: [
          Plot.ruleY(analysis.ranked, {
            y: ({ name }: RankedModel) => baseOf(name),
            stroke: canvas.theme.muted,
          }),
          Plot.rectY(bars, {
            x1: 'from',
            x2: 'to',
            y1: ({ model }: Bar) => baseOf(model),
            y2: ({ model, share }: Bar) => baseOf(model) + share,
            fill: ({ positive }: Bar) => classColour(canvas.theme, positive),
            fillOpacity: 0.55,
            stroke: ({ positive }: Bar) => classColour(canvas.theme, positive),
            strokeWidth: 0.75,
            insetLeft: 0.5,
          }),
          Plot.text(models > 1 ? analysis.ranked : [], {
            x: () => analysis.domain[1],
            y: ({ name }: RankedModel) => baseOf(name) + band,
            text: 'name',
            textAnchor: 'end',
            dy: 8,
            dx: -4,
            fill: canvas.theme.foreground,
          }),
        ],
      }),
    marks: (threshold, figure, brush) => thresholdLine(threshold, figure, brush),
    reading: (threshold) => analysis.ranked.map((model) => describe(analysis, model, threshold)),
    table: (_, rows) => ({
      columns: ['from', 'to', 'model', 'class', 'rows', 'part of the class'],
      rows: bars
        .filter(({ count }) => count > 0)
        .slice(0, rows)
        .map(({ from, to, model, positive, count, share }) => [
          from,
          to,
          model,
          nameOf(analysis, positive),
          count,
          share,
        ]),
    }),
  };
}

function nameOf({ positive, negative }: BinaryAnalysis, isPositive: boolean): string {
  return isPositive ? `positive: ${positive}` : `negative: ${negative}`;
}

function describe(analysis: BinaryAnalysis, model: RankedModel, threshold: number): string {
  const counts = countsAt(model, threshold);
  const prefix = analysis.ranked.length > 1 ? `${model.name}: ` : '';
  const { positives, negatives } = model;
  return `${prefix}${amount(counts.tp)} of ${amount(positives)} positives (${percent(counts.tp / positives)}) and ${amount(counts.fp)} of ${amount(negatives)} negatives (${percent(fallout(counts))}) score ${show(threshold)} or more.`;
}

function barsOf(
  { name, rows, positives, negatives }: RankedModel,
  domain: readonly [number, number],
): Bar[] {
  const [low, high] = domain;
  const sums = [new Float64Array(BINS), new Float64Array(BINS)];
  rows.scores.forEach((score, i) => {
    const bin = Math.min(BINS - 1, Math.floor(((score - low) / (high - low)) * BINS));
    const sum = sums[rows.yTrue[i] ?? 0];
    if (sum) sum[bin] = (sum[bin] ?? 0) + (rows.weights?.[i] ?? 1);
  });
  const width = (high - low) / BINS;
  return [false, true].flatMap((positive) =>
    Array.from(sums[Number(positive)] ?? [], (count, bin) => ({
      model: name,
      positive,
      from: low + bin * width,
      to: low + (bin + 1) * width,
      count,
      share: count === 0 ? 0 : count / (positive ? positives : negatives),
    })),
  );
}
