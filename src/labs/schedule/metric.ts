import { createRandom } from '../../engine/random.js';
import type { Metric } from './state.js';

const FIRST = 2.3; // the loss of guessing one of ten classes, ln 10
const FLOOR = 0.3;

/**
 * What ReduceLROnPlateau is shown after each of so many steps of the scheduler: a loss that falls as
 * exp(−5 t / until) toward a floor, or the state's own values, of which the last one stays.
 */
export function metricValues(metric: Metric, count: number): Float64Array {
  if (metric.kind === 'own') {
    const { values } = metric;
    return Float64Array.from({ length: count }, (_, i) => values[i] ?? values.at(-1) ?? NaN);
  }
  const random = createRandom(metric.seed);
  return Float64Array.from({ length: count }, (_, i) => {
    const level = FLOOR + (FIRST - FLOOR) * Math.exp((-5 * i) / metric.until);
    // Four digits, so that a script that has the values in it stays short.
    return Number((level + metric.noise * random.normal()).toFixed(4));
  });
}
