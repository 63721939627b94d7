import { countsOf, rowAt, type Counts, type RankedModel } from '../binary.js';
import { thin } from './chart.js';
import type { Place } from './thresholdFigure.js';

/**
 * A measure against the threshold, from high to low thresholds: between two scores it does not change, so
 * the line has steps.
 */
export function stepsOf(
  model: RankedModel,
  of: (counts: Counts) => number,
  [low, high]: readonly [number, number],
): Place[] {
  const { ranking } = model;
  const { thresholds } = ranking;
  const last = thresholds.length - 1;
  const top = rowAt(ranking, high);
  /** Two corners at each score, between one at either end. */
  const placeOf = (corner: number): Place => {
    if (corner === 0) return { x: high, y: of(countsOf(model, top)) };
    if (corner > 2 * last) return { x: low, y: of(countsOf(model, last)) };
    const row = (corner + 1) >> 1;
    return { x: thresholds[row] ?? NaN, y: of(countsOf(model, row - (corner & 1))) };
  };
  const tallest = Math.max(...[0, 2 * last + 1].map((corner) => placeOf(corner).y || 0)) || 1;
  return thin(2 * last + 2, placeOf, [high - low, tallest]).map(placeOf);
}
