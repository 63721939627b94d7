import {
  flag,
  integer,
  number,
  optional,
  withDefaults,
  type ParamValues,
  type ValuesOf,
} from '../params.js';
import { mode, show, type Finding } from './finding.js';

/** How a training with early stopping would have gone. */
export interface EarlyStop extends Finding {
  /** Whether it stops before the curve ends; `index` is then the last epoch that is trained. */
  readonly found: boolean;
  /** The epoch of the best value so far when it ends; `undefined` if no value ever counted. */
  readonly best: number | undefined;
  /** Epochs without improvement when it ends. */
  readonly waited: number;
}

const threshold = (description: string) => optional({ min: -10, max: 10, step: 0.01, description });

/** The parameters of `keras.callbacks.EarlyStopping` that decide when it stops. */
export const kerasEarlyStopping = {
  min_delta: number({
    default: 0,
    min: 0,
    max: 1,
    step: 0.001,
    description: 'The least change that counts as improvement; its sign is ignored.',
  }),
  patience: integer({
    default: 0,
    min: 0,
    max: 50,
    description: 'Epochs without improvement after which training stops.',
  }),
  mode,
  baseline: threshold('Waiting starts anew only for values that are better than this, too.'),
  start_from_epoch: integer({
    default: 0,
    min: 0,
    max: 50,
    description: 'Epochs at the start that are not looked at.',
  }),
};

/**
 * Replays Keras's `EarlyStopping` on a curve. It stops at the first epoch at
 * which `patience` or more epochs have passed without improvement by more than `min_delta`. The
 * first value that is looked at counts as improvement whatever it is: after a NaN there, nothing does.
 *
 * Source: https://keras.io/api/callbacks/early_stopping/ (Keras 3). Keras itself compares in
 * `floatx`, by default 32 bits; this compares in 64.
 *
 * @param values the monitored value of each epoch.
 * @throws {EngineError} for parameters of a wrong kind.
 */
export function replayKerasEarlyStopping(
  values: ArrayLike<number>,
  params: ParamValues = {},
): EarlyStop {
  const { min_delta, patience, baseline, start_from_epoch, ...rest } = withDefaults(
    kerasEarlyStopping,
    params,
  );
  const margin = Math.abs(min_delta);
  const better = (value: number, than: number) =>
    rest.mode === 'min' ? value + margin < than : value - margin > than;
  let best: number | undefined;
  let waited = 0;
  for (let epoch = start_from_epoch; epoch < values.length; epoch++) {
    const value = values[epoch]!;
    waited += 1;
    if (best === undefined || better(value, values[best]!)) {
      best = epoch;
      if (baseline === null || better(value, baseline)) waited = 0;
    } else if (waited >= patience) {
      return { found: true, index: epoch, best, waited, reason: outwaited(values, best, waited) };
    }
  }
  return unstopped(values, best, waited, patience);
}

/** The parameters of `lightning.pytorch.callbacks.EarlyStopping` that decide when it stops. */
export const lightningEarlyStopping = {
  min_delta: number({
    default: 0,
    min: 0,
    max: 1,
    step: 0.001,
    description: 'The least change that counts as improvement.',
  }),
  patience: integer({
    default: 3,
    min: 0,
    max: 50,
    description: 'Checks without improvement after which training stops.',
  }),
  mode,
  check_finite: flag({
    default: true,
    description: 'Whether NaN or an infinite value stops at once.',
  }),
  stopping_threshold: threshold('A value better than this stops at once.'),
  divergence_threshold: threshold('A value worse than this stops at once.'),
};

/**
 * Replays Lightning's `EarlyStopping` on a curve. It stops at the first epoch whose value is not
 * finite, passes one of the thresholds, or is the `patience`th in a row without improvement by more
 * than `min_delta`.
 *
 * Source: https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.EarlyStopping.html
 * (2.6).
 *
 * @param values the monitored value of each epoch.
 * @throws {EngineError} for parameters of a wrong kind.
 */
export function replayLightningEarlyStopping(
  values: ArrayLike<number>,
  params: ParamValues = {},
): EarlyStop {
  const rules = withDefaults(lightningEarlyStopping, params);
  const falling = rules.mode === 'min';
  let best: number | undefined;
  let waited = 0;
  for (let epoch = 0; epoch < values.length; epoch++) {
    const value = values[epoch]!;
    const reason = stopsAtOnce(value, rules);
    if (reason !== undefined) return { found: true, index: epoch, best, waited, reason };
    const bar = best === undefined ? (falling ? Infinity : -Infinity) : values[best]!;
    if (falling ? value + rules.min_delta < bar : value - rules.min_delta > bar) {
      best = epoch;
      waited = 0;
    } else {
      waited += 1;
      if (waited >= rules.patience) {
        return { found: true, index: epoch, best, waited, reason: outwaited(values, best, waited) };
      }
    }
  }
  return unstopped(values, best, waited, rules.patience);
}

function stopsAtOnce(
  value: number,
  rules: ValuesOf<typeof lightningEarlyStopping>,
): string | undefined {
  const { check_finite, stopping_threshold, divergence_threshold } = rules;
  const falling = rules.mode === 'min';
  if (check_finite && !Number.isFinite(value)) return `The value ${value} is not finite.`;
  if (stopping_threshold !== null) {
    const passed = falling ? value < stopping_threshold : value > stopping_threshold;
    if (passed) {
      return `${show(value)} is better than the stopping threshold ${show(stopping_threshold)}.`;
    }
  }
  if (divergence_threshold !== null) {
    const passed = falling ? value > divergence_threshold : value < divergence_threshold;
    if (passed) {
      return `${show(value)} is worse than the divergence threshold ${show(divergence_threshold)}.`;
    }
  }
  return undefined;
}

function outwaited(values: ArrayLike<number>, best: number | undefined, waited: number): string {
  const since = best === undefined ? '' : ` on ${show(values[best]!)} at epoch ${best}`;
  return `No improvement${since} for ${waited} epochs.`;
}

function unstopped(
  values: ArrayLike<number>,
  best: number | undefined,
  waited: number,
  patience: number,
): EarlyStop {
  const reason = `Only ${waited} of the last ${values.length} epochs without improvement; patience is ${patience}.`;
  return { found: false, index: undefined, best, waited, reason };
}
