import { rowAt, thresholdOfRow, type BinaryAnalysis, type RankedModel } from '../binary.js';
import type { Place } from './thresholdFigure.js';

type Moves = Pick<import('./thresholdFigure.js').ThresholdFigure, 'thresholdAt' | 'nudged'>;

/** In figures whose horizontal axis is the score, the threshold is where one points. */
export function alongAxis({ domain }: Pick<BinaryAnalysis, 'domain'>): Moves {
  const [low, high] = domain;
  const digits = Math.max(0, 3 - Math.floor(Math.log10(high - low)));
  const held = (threshold: number): number =>
    Number(Math.min(high, Math.max(low, threshold)).toFixed(Math.min(digits, 100)));
  return {
    thresholdAt: ({ x }) => held(x),
    nudged: (threshold, right, up) => held(threshold + ((right + up) * (high - low)) / 100),
  };
}

/** Where the rows of a ranking are in a figure. */
export interface Curve {
  readonly model: RankedModel;
  readonly placeOf: (row: number) => Place;
  /** The rows that are drawn. */
  readonly rows: readonly number[];
}

/**
 * In figures of curves in the unit square, the threshold is that of the nearest point. Keys move along
 * the first curve, to the right and, if `rises`, upwards with falling thresholds.
 */
export function alongCurves(curves: readonly Curve[], rises: boolean): Moves {
  return {
    thresholdAt(place) {
      let [best, nearest] = [0.5, Infinity];
      for (const { model, placeOf, rows } of curves) {
        for (const row of rows) {
          const { x, y } = placeOf(row);
          const distance = (x - place.x) ** 2 + (y - place.y) ** 2;
          if (!(distance < nearest)) continue;
          nearest = distance;
          best = thresholdOfRow(model.ranking, row);
        }
      }
      return best;
    },
    nudged(threshold, right, up) {
      const [first] = curves;
      if (!first) return threshold;
      const { ranking } = first.model;
      const towards = right + (rises ? up : -up);
      const step = Math.sign(towards);
      const last = ranking.thresholds.length - 1;
      const distance = Math.abs(towards) / 100;
      const start = rowAt(ranking, threshold);
      const from = first.placeOf(start);
      let row = start;
      while (step !== 0 && row + step >= 0 && row + step <= last) {
        row += step;
        const { x, y } = first.placeOf(row);
        const gone = Math.abs(x - from.x) + Math.abs(y - from.y);
        if (gone >= distance || Number.isNaN(gone)) break;
      }
      return row === start ? threshold : thresholdOfRow(ranking, row);
    },
  };
}
