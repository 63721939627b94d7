import type { CurveBands } from '../bands.js';
import {
  countsAt,
  countsOf,
  fallout,
  recall,
  type BinaryAnalysis,
  type RankedModel,
} from '../binary.js';
import { unitCurves } from './curves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { percent, score } from './words.js';

/** The receiver operating characteristic. */
export function rocFigure(
  analysis: BinaryAnalysis,
  bands: readonly CurveBands[] = [],
): ThresholdFigure {
  return {
    id: 'roc',
    title: 'ROC',
    ...unitCurves(analysis, {
      xLabel: 'false positive rate',
      yLabel: 'true positive rate',
      placeOf: (model, row) => {
        const counts = countsOf(model, row);
        return { x: fallout(counts), y: recall(counts) };
      },
      rises: true,
      steps: false,
      areaOf: ({ auc }) => `AUC ${score(auc)}`,
      chance: () => [0, 1].map((x) => ({ x, y: x })),
      bands: bands.map(({ roc }) => roc),
    }),
    reading: (threshold) =>
      analysis.ranked.map((model, i) => describe(analysis, model, threshold, bands[i])),
  };
}

function describe(
  { ranked }: BinaryAnalysis,
  model: RankedModel,
  threshold: number,
  bands: CurveBands | undefined,
): string {
  const counts = countsAt(model, threshold);
  const prefix = ranked.length > 1 ? `${model.name}: ` : '';
  const interval = bands
    ? ` (${score(bands.auc.low)} to ${score(bands.auc.high)} in 95 % of resamples)`
    : '';
  return `${prefix}AUC ${score(model.auc)}${interval}: so often a positive scores above a negative. This threshold finds ${percent(recall(counts))} of the positives and takes ${percent(fallout(counts))} of the negatives for one.`;
}
