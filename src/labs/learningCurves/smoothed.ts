import { smooth } from '../../engine/learningCurves/index.js';
import type { Series } from './series.js';

/** The curve as it is drawn; no finding depends on it. */
export function smoothed(series: Series, weight: number): Series {
  return weight === 0 ? series : { ...series, values: smooth(series.values, weight) };
}
