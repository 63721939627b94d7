import { EngineError } from '../../engine/error.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { suggestLearningRate, type Suggestion } from '../../engine/lrSuggestion.js';
import { type LabFigure } from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
import type { FinderJob, FinderResult } from './finder.js';
import { drawChart, rateText } from './lineChart.js';

/** The loss at each rate, smoothed, with the suggested rate marked. */
export function finderFigure(job: FinderJob, result: FinderResult): LabFigure {
  const { lr, loss, smoothed } = result;
  const { from, to } = job.settings;
  const suggestion = suggestionOf(job, result);
  const label = optimizers.get(job.optimizer.id).label;
  const extent = lossExtent(smoothed);
  return {
    id: 'finder',
    title: 'Learning-rate finder',
    draw: (canvas) =>
      drawChart(
        {
          x: { label: 'learning rate', domain: [from, to], log: true },
          y: { domain: extent },
          legend: true,
          lines: [
            { label: 'loss of each batch', colour: 7, x: lr, y: within(loss, extent), thin: true },
            { label: 'smoothed', colour: 0, x: lr, y: within(smoothed, extent) },
          ],
          points: [],
          rules:
            typeof suggestion === 'string'
              ? []
              : [
                  {
                    x: suggestion.lr,
                    text: `suggested ${rateText(Number(suggestion.lr.toPrecision(2)))}`,
                  },
                ],
        },
        canvas,
      ),
    reading: [
      `${label} on a network of two hidden layers of 64 GELUs that tells two moons apart, ${lr.length} batches of ${job.settings.batchSize}: the smoothed loss goes from ${show(smoothed[0] ?? NaN)} down to ${show(Math.min(...smoothed.filter(Number.isFinite)))}.`,
      ENDS[result.stopped](lr.at(-1) ?? NaN),
      typeof suggestion === 'string'
        ? suggestion
        : `Suggested: ${show(Number(suggestion.lr.toPrecision(2)))}. ${suggestion.reason} Your own model has a curve of its own.`,
    ],
    table: (rows) => {
      const every = Math.max(1, Math.ceil(lr.length / rows));
      const kept = Array.from({ length: Math.ceil(lr.length / every) }, (_, i) => i * every);
      return {
        columns: ['lr', 'loss', 'smoothed'],
        rows: kept.map((i) => [lr[i] ?? NaN, loss[i] ?? NaN, smoothed[i] ?? NaN]),
      };
    },
  };
}

const ENDS: Readonly<Record<FinderResult['stopped'], (lr: number) => string>> = {
  finished: () => 'It never diverges: the last rate is not too high yet.',
  diverged: (lr) =>
    `At ${show(lr)} the loss is four times its lowest, and the test stops: that rate is far too high.`,
  'not finite': (lr) => `At ${show(lr)} the loss is no longer a number.`,
  cancelled: () => 'The test was stopped.',
};

/** The suggested rate, or why there is none. */
export function suggestionOf(
  { settings }: FinderJob,
  { lr, smoothed }: FinderResult,
): Suggestion | string {
  try {
    return suggestLearningRate({ lr, loss: smoothed }, settings.method);
  } catch (error) {
    if (error instanceof EngineError) return `No rate can be suggested: ${error.message}.`;
    throw error;
  }
}

/** From 0 to above the first; where the loss runs away, it leaves the picture. */
function lossExtent(smoothed: Float64Array): [number, number] {
  const finite = smoothed.filter(Number.isFinite);
  const first = finite[0] ?? 1;
  const low = Math.min(...finite);
  const high = Math.min(Math.max(...finite), first + 0.6 * (first - low));
  return [0, 1.05 * high];
}

/** The losses up to where they leave the picture for good. */
function within(values: Float64Array, [low, high]: readonly [number, number]): Float64Array {
  const inside = values.findLastIndex((value) => value <= high);
  return values.map((value, i) =>
    i > inside + 1 ? NaN : Math.min(high, Math.max(low, Number.isNaN(value) ? high : value)),
  );
}
