import { seriesColour } from '../../figure/theme.js';
import { svgElement } from '../../figure/element.js';
import { toPixel, type Canvas } from '../../figure/figure.js';
import type { Uncertainty } from '../bands.js';
import {
  accuracy,
  countsAt,
  f1,
  precision,
  recall,
  type BinaryAnalysis,
  type RankedModel,
} from '../binary.js';
import { chart } from './chart.js';
import { alongAxis } from './moves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { ahead, score } from './words.js';

interface Measure {
  readonly name: string;
  readonly of: (model: RankedModel, threshold: number) => number;
  readonly ofProbabilities?: boolean;
}

const MEASURES: readonly Measure[] = [
  { name: 'ROC AUC', of: ({ auc }) => auc },
  { name: 'average precision', of: ({ ap }) => ap },
  {
    name: 'Brier score',
    of: ({ calibration }) => calibration?.brier ?? NaN,
    ofProbabilities: true,
  },
  { name: 'F1', of: (model, threshold) => f1(countsAt(model, threshold)) },
  {
    name: 'precision',
    of: (model, threshold) => precision(countsAt(model, threshold)),
  },
  { name: 'recall', of: (model, threshold) => recall(countsAt(model, threshold)) },
  { name: 'accuracy', of: (model, threshold) => accuracy(countsAt(model, threshold)) },
];

const SIDE = 116;

/** Two models by every measure; none for one. */
export function modelsFigure(
  analysis: BinaryAnalysis,
  uncertainty?: Uncertainty,
): ThresholdFigure | undefined {
  const [first, second] = analysis.ranked;
  if (!first || !second) return undefined;
  const measures = MEASURES.filter((one) => one.ofProbabilities !== true || analysis.isProbability);
  return {
    id: 'models',
    title: 'Measure by measure',
    tableFirst: true,
    ...alongAxis(analysis),
    picture: (canvas) => drawFrame(measures, analysis, canvas),
    marks: (threshold, figure, { document, theme }) =>
      measures.flatMap(({ of }, row) => {
        const y = toPixel(figure.y, measures.length - row - 0.5);
        const values = [of(first, threshold), of(second, threshold)];
        if (!values.every(Number.isFinite)) return [];
        const [from = 0, to = 0] = values.map((value) => unitPixel(figure.x.range, value));
        return [
          svgElement(document, 'line', {
            x1: from,
            x2: to,
            y1: y,
            y2: y,
            stroke: theme.muted,
            'stroke-width': 3,
          }),
          ...[from, to].map((cx, i) =>
            svgElement(document, 'circle', {
              cx,
              cy: y,
              r: 5.5,
              fill: seriesColour(theme, i),
            }),
          ),
        ];
      }),
    reading: (threshold) => describe(first, second, threshold, uncertainty),
    table: (threshold) => ({
      columns: ['measure', first.name, second.name, 'difference'],
      decimals: 3,
      rows: measures.map(({ name, of }) => {
        const [one, other] = [of(first, threshold), of(second, threshold)];
        return [name, one, other, other - one];
      }),
    }),
  };
}

function unitPixel([from, to]: readonly [number, number], part: number): number {
  return from + part * (to - from);
}

function drawFrame(
  measures: readonly Measure[],
  analysis: BinaryAnalysis,
  canvas: Canvas,
): ReturnType<ThresholdFigure['picture']> {
  const { document, theme, width } = canvas;
  const drawn = chart(canvas, {
    x: { label: 'value', domain: [0, 1] },
    y: { label: '', domain: [0, measures.length], bare: true },
    legend: analysis.ranked.map(({ name }, i) => ({
      label: name,
      colour: seriesColour(theme, i),
      dashed: false,
    })),
    marks: [],
    left: Math.min(SIDE, width / 3),
  });
  measures.forEach(({ name }, row) => {
    const y = toPixel(drawn.y, measures.length - row - 0.5);
    const x = drawn.x.range[0] - 8;
    drawn.svg.append(
      svgElement(
        document,
        'text',
        { x, y: y + 4, fill: theme.foreground, 'text-anchor': 'end' },
        name,
      ),
    );
  });
  return { ...drawn, x: { ...drawn.x, domain: analysis.domain } };
}

function describe(
  first: RankedModel,
  second: RankedModel,
  threshold: number,
  uncertainty: Uncertainty | undefined,
): string[] {
  const byRank = second.auc - first.auc;
  const now = f1(countsAt(second, threshold)) - f1(countsAt(first, threshold));
  const rest =
    Math.sign(byRank) === Math.sign(now)
      ? `By F1 at this threshold too, ${ahead(now, second.name)}.`
      : `By F1 at this threshold ${ahead(now, second.name)}: its scores are on another scale, so it wants a threshold of its own.`;
  const sentences = [`By ROC AUC ${ahead(byRank, second.name)}. ${rest}`];
  const difference = uncertainty?.differences?.auc;
  if (difference) {
    const isSure = difference.low > 0 || difference.high < 0;
    sentences.push(
      `In 95 % of the resamples the AUC of ${second.name} less that of ${first.name} is between ${score(difference.low)} and ${score(difference.high)}: ${isSure ? 'more than chance' : 'it may be chance'}.`,
    );
  }
  return sentences;
}
