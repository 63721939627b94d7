import { choice, integer, number, withDefaults, type ParamValues } from '../params.js';
import { mode, show, type Finding } from './finding.js';

/** What counts as a plateau; names, meaning and defaults are those of `ReduceLROnPlateau`. */
export const plateauParams = {
  mode,
  patience: integer({
    default: 10,
    min: 0,
    max: 50,
    description: 'Epochs without improvement that are let pass.',
    allowed: { test: (epochs) => epochs >= 0, text: 'an integer that is not negative' },
  }),
  threshold: number({
    default: 1e-4,
    min: 0,
    max: 0.1,
    step: 1e-4,
    description: 'How much better than the best a value must be to count.',
  }),
  threshold_mode: choice({
    default: 'rel',
    options: ['rel', 'abs'],
    description: 'Whether the threshold is a part of the best value, or an amount.',
  }),
};

/**
 * The first plateau: more than `patience` epochs in a row none of which is better than the best
 * before them by `threshold`. NaN is never better.
 *
 * Source: https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html
 *
 * @param values one value an epoch.
 * @returns as `index` the epoch at which the plateau is certain, as `start` the best one before it,
 * −1 if no value ever counted.
 * @throws {EngineError} for parameters that are not allowed.
 */
export function findPlateau(
  values: ArrayLike<number>,
  params: ParamValues = {},
): Finding & { readonly start: number | undefined } {
  const { patience, threshold, threshold_mode, ...rest } = withDefaults(plateauParams, params);
  const sign = rest.mode === 'min' ? -1 : 1;
  let best = -sign * Infinity;
  let start = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const bar = threshold_mode === 'rel' ? best * (1 + sign * threshold) : best + sign * threshold;
    if (rest.mode === 'min' ? value < bar : value > bar) {
      best = value;
      start = i;
    } else if (i - start > patience) {
      const since = start < 0 ? 'at all' : `on ${show(best)} since epoch ${start}`;
      const reason = `No improvement ${since} for ${i - start} epochs, more than the ${patience} allowed.`;
      return { found: true, index: i, start, reason };
    }
  }
  const waited = values.length - 1 - start;
  const reason = `Only ${waited} epochs without improvement at the end; ${patience} are allowed.`;
  return { found: false, index: undefined, start: undefined, reason };
}
