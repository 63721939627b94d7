import { choice, integer, number } from '../../params.js';
import type { Callback } from '../define.js';
import { power } from './power.js';

/** The ready-made functions of the epoch that can stand for PyTorch's `lr_lambda`. */
export const LAMBDAS = [
  'exponential',
  'inverse_time',
  'inverse_sqrt',
  'step',
  'warm_up',
  'constant',
] as const;

/** The parameters of a schedule that takes an `lr_lambda`: which one, and what it is made with. */
export const lambdaParams = {
  lr_lambda: choice({
    default: 'exponential',
    options: LAMBDAS,
    description:
      'The function of the epoch, in Python any callable; here exponential: rate ** epoch, ' +
      'inverse_time: 1 / (1 + rate * epoch), inverse_sqrt: 1 / sqrt(1 + epoch), ' +
      'step: rate ** (epoch // period), warm_up: min(1, (epoch + 1) / period), constant: rate.',
  }),
  rate: number({
    default: 0.95,
    min: 0,
    max: 1,
    step: 0.01,
    description: 'What the ready-made function decays by; not a parameter of PyTorch.',
    allowed: { test: (rate) => rate >= 0, text: 'a finite number that is not negative' },
  }),
  period: integer({
    default: 10,
    min: 1,
    max: 100,
    description: 'Length of the ready-made function in epochs; not a parameter of PyTorch.',
    allowed: { test: (period) => period >= 1, text: 'a positive integer' },
  }),
};

/** Binds a ready-made function; epochs start at 0. */
export function lambdaOf(params: {
  readonly lr_lambda: (typeof LAMBDAS)[number];
  readonly rate: number;
  readonly period: number;
}): Callback {
  const { rate, period } = params;
  switch (params.lr_lambda) {
    case 'exponential':
      return (epoch) => power('rate', rate, epoch);
    case 'inverse_time':
      return (epoch) => 1 / (1 + rate * epoch);
    case 'inverse_sqrt':
      return (epoch) => 1 / Math.sqrt(1 + epoch);
    case 'step':
      return (epoch) => power('rate', rate, Math.floor(epoch / period));
    case 'warm_up':
      return (epoch) => Math.min(1, (epoch + 1) / period);
    case 'constant':
      return () => rate;
  }
}
