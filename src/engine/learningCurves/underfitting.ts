import { integer, number, optional, withDefaults, type ParamValues } from '../params.js';
import { show, type Finding } from './finding.js';

/** What counts as underfitting. */
export const underfittingParams = {
  target: optional({
    min: 0,
    max: 10,
    step: 0.01,
    description: 'The training loss that a model of the right size would reach.',
  }),
  window: integer({
    default: 5,
    min: 1,
    max: 50,
    description: 'The last epochs in which the loss is looked at for still falling.',
    allowed: { test: (epochs) => epochs >= 1, text: 'a positive integer' },
  }),
  threshold: number({
    default: 0.02,
    min: 0,
    max: 0.5,
    step: 0.01,
    description: 'The part by which it must fall in these epochs to count as falling.',
    allowed: { test: (part) => part >= 0, text: 'a finite number that is not negative' },
  }),
};

/**
 * Whether the model underfits at the end: its lowest training loss is above `target`, if one is
 * given; or the lowest loss of the last `window` epochs (of all but the first, in shorter runs) is below
 * the lowest before them by more than the part `threshold` of it, so that training ended too soon.
 *
 * Source: Goodfellow et al. 2016, "Deep Learning", section 5.2: underfitting is "not able to obtain
 * a sufficiently low error value on the training set". What is sufficient is the caller's `target`;
 * `window` and `threshold` are this library's own.
 *
 * @param train the training loss of each epoch; NaN and ±∞ are passed over.
 * @returns as `index` the epoch of the lowest training loss.
 * @throws {EngineError} for parameters that are not allowed.
 */
export function findUnderfitting(train: ArrayLike<number>, params: ParamValues = {}): Finding {
  const { target, window, threshold } = withDefaults(underfittingParams, params);
  const split = Math.max(1, train.length - window);
  const before = lowestOf(train, 0, Math.min(split, train.length));
  const after = lowestOf(train, split, train.length);
  const lowest = train[after]! < train[before]! || before < 0 ? after : before;
  if (lowest < 0) return { found: false, index: undefined, reason: 'No loss is finite.' };
  const value = train[lowest]!;
  if (target !== null && value > target) {
    const reason = `The training loss never gets below ${show(value)} (epoch ${lowest}); the target is ${show(target)}.`;
    return { found: true, index: lowest, reason };
  }
  if (before < 0 || after < 0) {
    const reason = `The training loss reaches ${show(value)}; too few epochs have a number to tell a trend.`;
    return { found: false, index: lowest, reason };
  }
  const fall = Math.max(0, train[before]! - train[after]!);
  const part = fall === 0 ? 0 : fall / Math.abs(train[before]!);
  const percent = `${show(100 * part)} %`;
  const epochs = `in the last ${train.length - split} epochs`;
  if (part > threshold) {
    const reason = `The training loss still falls at the end: by ${percent} ${epochs}, to ${show(value)}.`;
    return { found: true, index: lowest, reason };
  }
  const reason =
    fall === 0
      ? `The training loss reaches ${show(value)} and falls no further ${epochs}.`
      : `The training loss reaches ${show(value)} and falls by only ${percent} ${epochs}.`;
  return { found: false, index: lowest, reason };
}

function lowestOf(values: ArrayLike<number>, from: number, to: number): number {
  let lowest = -1;
  for (let i = from; i < to; i++) {
    if (Number.isFinite(values[i]) && (lowest < 0 || values[i]! < values[lowest]!)) lowest = i;
  }
  return lowest;
}
