import { integer } from '../../params.js';

const notNegative = {
  test: (steps: number) => steps >= 0,
  text: 'an integer that is not negative',
};

/** Steps in which the rate rises from 0; the Transformers library has no default for it. */
export const num_warmup_steps = integer({
  default: 10,
  min: 0,
  max: 100,
  description: 'Steps in which the rate rises from 0 to the optimizer’s own.',
  allowed: notNegative,
  required: true,
});

/** Steps of the whole training, the warm-up included. */
export const num_training_steps = integer({
  default: 100,
  min: 0,
  max: 1000,
  description: 'Steps of the whole training, the warm-up included.',
  allowed: notNegative,
  required: true,
});

/** The part of the base rate during the warm-up, from 0 at step 0. */
export function rising(step: number, warmUp: number): number {
  return step / Math.max(1, warmUp);
}

/** How far the steps after the warm-up are done: 0 at its end, 1 at the end of the training. */
export function progressOf(step: number, warmUp: number, training: number): number {
  return (step - warmUp) / Math.max(1, training - warmUp);
}
