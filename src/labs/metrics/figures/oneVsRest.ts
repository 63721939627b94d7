import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import type { LabFigure } from '../../figure/figure.js';
import { countsOf, fallout, precision, recall, type RankedModel } from '../binary.js';
import type { ClassAnalysis } from '../classes.js';
import { chart, thin } from './chart.js';
import { rankingTable } from './rankingTable.js';
import type { Place } from './thresholdFigure.js';
import { score } from './words.js';

/** Curves that can be told apart. */
const MOST_CURVES = 8;

/** A curve for each class against the rest: the eight worst where there are more; none without probabilities. */
export function oneVsRestFigures({ oneVsRest }: ClassAnalysis): LabFigure[] {
  const defined = oneVsRest.filter(({ positives, negatives }) => positives > 0 && negatives > 0);
  if (defined.length === 0) return [];
  return [curves('class-roc', defined), curves('class-pr', defined)];
}

function curves(id: 'class-roc' | 'class-pr', all: readonly RankedModel[]): LabFigure {
  const isRoc = id === 'class-roc';
  const areaOf = ({ auc, ap }: RankedModel): number => (isRoc ? auc : ap);
  const worst = all.toSorted((one, other) => areaOf(one) - areaOf(other)).slice(0, MOST_CURVES);
  const shown = all.filter((model) => worst.includes(model));
  const place = (model: RankedModel, row: number): Place => {
    const counts = countsOf(model, row);
    return isRoc
      ? { x: fallout(counts), y: recall(counts) }
      : { x: recall(counts), y: row === 0 ? 1 : precision(counts) };
  };
  const lines = shown.map((model) => {
    const placeOf = (row: number): Place => place(model, row);
    return thin(model.ranking.thresholds.length, placeOf, [1, 1]).map(placeOf);
  });
  const measure = isRoc ? 'AUC' : 'average precision';
  const mean = all.reduce((sum, model) => sum + areaOf(model), 0) / all.length;
  const [least] = worst;
  const left = all.length - shown.length;
  return {
    id,
    title: isRoc ? 'ROC, each class against the rest' : 'PR, each class against the rest',
    draw: (canvas) => {
      const colour = (i: number): string => seriesColour(canvas.theme, i);
      return chart(canvas, {
        x: { label: isRoc ? 'false positive rate' : 'recall', domain: [0, 1] },
        y: { label: isRoc ? 'true positive rate' : 'precision', domain: [0, 1] },
        legend: shown.map((model, i) => ({
          label: `${model.name}, ${score(areaOf(model))}`,
          colour: colour(i),
          dashed: false,
        })),
        marks: [
          ...(isRoc
            ? [
                Plot.line([0, 1], {
                  x: [0, 1],
                  y: [0, 1],
                  stroke: canvas.theme.muted,
                  strokeDasharray: '3 4',
                }),
              ]
            : []),
          ...lines.map((points, i) =>
            Plot.line(points, {
              x: 'x',
              y: 'y',
              stroke: colour(i),
              strokeWidth: canvas.theme.line,
              ...(!isRoc && { curve: 'step-before' as const }),
            }),
          ),
        ],
      });
    },
    reading: [
      `Mean ${measure} ${score(mean)} over ${all.length} classes (macro, one against the rest).`,
      ...(least
        ? [`Hardest to tell from the rest is ${least.name}, ${measure} ${score(areaOf(least))}.`]
        : []),
      ...(left > 0 ? [`The ${shown.length} worst are drawn; the other ${left} do better.`] : []),
    ],
    table: (most) =>
      rankingTable(
        shown,
        isRoc ? ['false positive rate', 'true positive rate'] : ['recall', 'precision'],
        (model, row) => {
          const { x, y } = place(model, row);
          return [x, y];
        },
        { first: 'class', most },
      ),
  };
}
