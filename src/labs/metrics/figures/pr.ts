import {
  countsAt,
  countsOf,
  precision,
  recall,
  type BinaryAnalysis,
  type RankedModel,
} from '../binary.js';
import type { CurveBands } from '../bands.js';
import { unitCurves } from './curves.js';
import type { ThresholdFigure } from './thresholdFigure.js';
import { calledPositive, percent, score } from './words.js';

/** Precision against recall, as steps: what average precision is the area of. */
export function prFigure(
  analysis: BinaryAnalysis,
  bands: readonly CurveBands[] = [],
): ThresholdFigure {
  return {
    id: 'pr',
    title: 'Precision and recall',
    ...unitCurves(analysis, {
      xLabel: 'recall',
      yLabel: 'precision',
      placeOf: (model, row) => {
        const counts = countsOf(model, row);
        return { x: recall(counts), y: row === 0 ? 1 : precision(counts) };
      },
      rises: false,
      steps: true,
      areaOf: ({ ap }) => `AP ${score(ap)}`,
      chance: (model) => [0, 1].map((x) => ({ x, y: prevalence(model) })),
      bands: bands.map(({ pr }) => pr),
    }),
    reading: (threshold) =>
      analysis.ranked.map((model, i) => describe(analysis, model, threshold, bands[i])),
  };
}

export function prevalence({ positives, negatives }: RankedModel): number {
  return positives / (positives + negatives);
}

function describe(
  { ranked }: BinaryAnalysis,
  model: RankedModel,
  threshold: number,
  bands: CurveBands | undefined,
): string {
  const counts = countsAt(model, threshold);
  const prefix = ranked.length > 1 ? `${model.name}: average` : 'Average';
  const interval = bands
    ? ` (${score(bands.ap.low)} to ${score(bands.ap.high)} in 95 % of resamples)`
    : '';
  return `${prefix} precision ${score(model.ap)}${interval}; chance would give ${score(prevalence(model))}, the part of positives. At this threshold ${calledPositive(counts)} (precision ${percent(precision(counts))}), and ${percent(recall(counts))} of all positives are found.`;
}
