import { EngineError } from './error.js';
import { choice, flag, integer, number, withDefaults, type ValuesOf } from './params.js';

const positiveLr = { test: (lr: number) => lr > 0, text: 'greater than 0' };

/** The parameters of a learning-rate range test; the defaults are fastai's. */
export const rangeTestParams = {
  start_lr: number({
    default: 1e-7,
    min: 1e-8,
    max: 1,
    step: 1e-8,
    description: 'The first learning rate.',
    allowed: positiveLr,
  }),
  end_lr: number({
    default: 10,
    min: 1e-4,
    max: 100,
    step: 1e-4,
    description: 'The last learning rate.',
    allowed: positiveLr,
  }),
  num_it: integer({
    default: 100,
    min: 10,
    max: 1000,
    description: 'Steps of the test.',
    allowed: { test: (steps) => steps >= 2, text: 'an integer ≥ 2' },
  }),
  step_mode: choice({
    default: 'exp',
    options: ['exp', 'linear'],
    description: 'How the rate grows; Smith 2017 has it linear, fastai exponential.',
  }),
  beta: number({
    default: 0.98,
    min: 0,
    max: 0.99,
    step: 0.01,
    description: 'The weight of the past in the smoothed loss; 0 does not smooth.',
    allowed: { test: (beta) => beta >= 0 && beta < 1, text: 'at least 0 and less than 1' },
  }),
  stop_div: flag({
    default: true,
    description: 'Whether to stop when the smoothed loss exceeds diverge_th times its lowest.',
  }),
  diverge_th: number({
    default: 4,
    min: 1.1,
    max: 20,
    step: 0.1,
    description: 'How many times its lowest the smoothed loss may be.',
    allowed: { test: (factor) => factor > 1, text: 'greater than 1' },
  }),
};

/** What a range test is given, beside its parameters. */
export interface RangeTestRequest extends Partial<ValuesOf<typeof rangeTestParams>> {
  /** Takes one optimizer step at this rate and returns the loss of its batch before the step. */
  readonly trainStep: (lr: number) => number;
  /** Called after each step with the steps done so far; `false` ends the test. */
  readonly onStep?: (done: number) => boolean;
}

/** What a range test found; all arrays have one value for each step that was taken. */
export interface RangeTest {
  readonly lr: Float64Array;
  readonly loss: Float64Array;
  /** The exponentially smoothed loss, debiased: what fastai plots and suggests from. */
  readonly smoothed: Float64Array;
  readonly stopped: 'finished' | 'diverged' | 'not finite' | 'cancelled';
}

/**
 * The rates of a range test: from `start_lr` to `end_lr`, both included, at equal ratios (`exp`) or
 * distances (`linear`).
 *
 * @throws {EngineError} for parameters that are not allowed.
 */
export function rangeTestRates(
  params: Partial<Omit<RangeTestRequest, 'trainStep' | 'onStep'>> = {},
): Float64Array {
  const { start_lr, end_lr, num_it, step_mode } = withDefaults(rangeTestParams, params);
  if (end_lr <= start_lr) {
    throw new EngineError(
      'end_lr',
      `end_lr must be greater than start_lr ${start_lr}, got ${end_lr}`,
    );
  }
  return Float64Array.from({ length: num_it }, (_, i) => {
    const part = i / (num_it - 1);
    return step_mode === 'exp'
      ? start_lr * Math.pow(end_lr / start_lr, part)
      : start_lr + part * (end_lr - start_lr);
  });
}

/**
 * Trains for a few steps while the learning rate grows, and records the loss. It ends early when the
 * smoothed loss exceeds `diverge_th` times its lowest, or a loss is not finite (which is recorded).
 *
 * Source: Smith 2017, "Cyclical Learning Rates for Training Neural Networks", section 3.3; the
 * exponential growth, smoothing and stopping rule are fastai's
 * (https://docs.fast.ai/callback.schedule.html#lrfinder), whose last rate is one ratio short of
 * `end_lr`.
 *
 * The caller restores the model afterwards: `trainStep` changes it.
 *
 * @throws {EngineError} for parameters that are not allowed.
 */
export function rangeTest({ trainStep, onStep, ...params }: RangeTestRequest): RangeTest {
  const { beta, stop_div, diverge_th } = withDefaults(rangeTestParams, params);
  const lr = rangeTestRates(params);
  const loss = new Float64Array(lr.length);
  const smoothed = new Float64Array(lr.length);
  let average = 0;
  let lowest = Infinity;
  let stopped: RangeTest['stopped'] = 'finished';
  let done = 0;
  while (done < lr.length && stopped === 'finished') {
    const value = trainStep(lr[done]!);
    average = beta * average + (1 - beta) * value;
    const smooth = average / (1 - Math.pow(beta, done + 1));
    loss[done] = value;
    smoothed[done] = smooth;
    done += 1;
    lowest = Math.min(lowest, smooth);
    if (!Number.isFinite(value)) stopped = 'not finite';
    else if (stop_div && smooth > diverge_th * lowest) stopped = 'diverged';
    else if (onStep?.(done) === false) stopped = 'cancelled';
  }
  return {
    lr: lr.slice(0, done),
    loss: loss.slice(0, done),
    smoothed: smoothed.slice(0, done),
    stopped,
  };
}
