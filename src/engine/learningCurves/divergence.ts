import { integer, number, withDefaults, type ParamValues } from '../params.js';
import { show, type Finding } from './finding.js';

/** What counts as divergence of a loss. */
export const divergenceParams = {
  factor: number({
    default: 4,
    min: 1.1,
    max: 20,
    step: 0.1,
    description: 'How many times the lowest loss so far is too much.',
    allowed: { test: (factor) => factor > 1, text: 'greater than 1' },
  }),
  patience: integer({
    default: 1,
    min: 1,
    max: 20,
    description: 'How many epochs in a row it must be too much.',
    allowed: { test: (epochs) => epochs >= 1, text: 'a positive integer' },
  }),
};

/**
 * The first epoch at which a loss diverges: it is more than `factor` times the lowest so far for
 * `patience` epochs in a row, or not finite. Four times is where fastai's learning-rate finder stops.
 * The factor has a meaning for positive losses only; a negative best is compared by the distance
 * (`factor` − 1) · |best|, and a loss of exactly 0, as rounded logs hold, does not count as lowest.
 *
 * Source: https://docs.fast.ai/callback.schedule.html#lrfinder
 *
 * @param values the loss of each epoch, smoothed or not.
 * @returns as `index` the first of those epochs.
 * @throws {EngineError} for parameters that are not allowed.
 */
export function findDivergence(values: ArrayLike<number>, params: ParamValues = {}): Finding {
  const { factor, patience } = withDefaults(divergenceParams, params);
  let lowest = -1;
  let inRow = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      return { found: true, index: i, reason: `The loss at epoch ${i} is ${value}.` };
    }
    if (value !== 0 && (lowest < 0 || value < values[lowest]!)) lowest = i;
    if (lowest < 0) continue;
    const best = values[lowest]!;
    inRow = value > best + (factor - 1) * Math.abs(best) ? inRow + 1 : 0;
    if (inRow < patience) continue;
    const first = i - patience + 1;
    const reason =
      `The loss at epoch ${first} is ${show(values[first]!)}, more than ${show(factor)} times ` +
      `the ${show(best)} of epoch ${lowest}.`;
    return { found: true, index: first, reason };
  }
  const reason = `The loss never exceeds ${show(factor)} times its lowest for ${patience} epochs.`;
  return { found: false, index: undefined, reason };
}
