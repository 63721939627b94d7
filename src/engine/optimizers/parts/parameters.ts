import {
  flag,
  number,
  tuple,
  type FlagParam,
  type NumberParam,
  type TupleParam,
} from '../../params.js';

/** Limits that several optimizers share; the wording completes "… must be …". */
export const atLeastZero = { test: (value: number) => value >= 0, text: 'at least 0' };
export const aboveZero = { test: (value: number) => value > 0, text: 'above 0' };
export const wholeNumber = { test: Number.isInteger, text: 'a whole number' };
export const belowOne = {
  test: (value: number) => value >= 0 && value < 1,
  text: 'at least 0 and below 1',
};

/** The learning rate η. */
export function learningRate(preset: number, allowed = atLeastZero): NumberParam {
  return number({
    default: preset,
    min: 1e-5,
    max: 10,
    step: 1e-5,
    scale: 'log',
    description: 'Learning rate: the scale of a step.',
    allowed,
  });
}

/** The weight decay λ. */
export function weightDecay(preset = 0, kind: 'l2' | 'decoupled' | 'either' = 'l2'): NumberParam {
  const description = {
    l2: 'L2 penalty: this share of the parameters is added to the gradient.',
    decoupled: 'Decoupled weight decay: shrinks the parameters by lr times this before the step.',
    either: 'L2 penalty, or decoupled weight decay where decoupled_weight_decay is set.',
  }[kind];
  return number({
    default: preset,
    min: 0,
    max: 1,
    step: 0.001,
    description,
    allowed: atLeastZero,
  });
}

/** The decay rates β₁ and β₂ of the two running averages. */
export function betas(
  first = 0.9,
  second = 0.999,
): TupleParam<readonly [NumberParam, NumberParam]> {
  const item = (preset: number, description: string) =>
    number({ default: preset, min: 0, max: 0.9999, step: 0.001, description, allowed: belowOne });
  return tuple({
    items: [
      item(first, 'Decay of the running average of the gradient.'),
      item(second, 'Decay of the running average of its square.'),
    ],
    description: 'How much of the running averages of gradient and squared gradient is kept.',
  });
}

/** The ε that keeps a denominator from 0. */
export function epsilon(preset: number, allowed = atLeastZero): NumberParam {
  return number({
    default: preset,
    min: 1e-12,
    max: 1,
    step: 1e-12,
    scale: 'log',
    description: 'Added to the denominator against division by zero.',
    allowed,
  });
}

/** The momentum factor μ. */
export function momentum(preset = 0, allowed = atLeastZero): NumberParam {
  return number({
    default: preset,
    min: 0,
    max: 0.999,
    step: 0.01,
    description: 'How much of the last velocity is kept.',
    allowed,
  });
}

/** Whether to climb. */
export function maximize(): FlagParam {
  return flag({ default: false, description: 'Climbs the objective instead of descending it.' });
}

/** Whether the decay leaves the gradient alone. */
export function decoupledDecay(): FlagParam {
  return flag({
    default: false,
    description: 'Applies weight_decay to the parameters, as AdamW does, not to the gradient.',
  });
}
