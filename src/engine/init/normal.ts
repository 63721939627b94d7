import { number } from '../params.js';
import { defineInitializer, fillNormal } from './define.js';

/** The same normal distribution for every shape. */
export default defineInitializer({
  id: 'normal',
  label: 'Normal',
  forms: [
    { name: 'torch.nn.init.normal_', signature: 'tensor, mean=0.0, std=1.0, generator=None' },
  ],
  tex: String.raw`w \sim N(\texttt{mean}, \texttt{std}^2)`,
  text: 'N(mean, std²)',
  params: {
    mean: number({ default: 0, min: -2, max: 2, step: 0.1, description: 'The mean.' }),
    std: number({
      default: 1,
      min: 0,
      max: 2,
      step: 0.01,
      description: 'The standard deviation.',
      allowed: { test: (std) => std >= 0, text: 'at least 0' },
    }),
  },
  fill: (weights, _fan, random, { mean, std }) => {
    fillNormal(weights, mean, std, random);
  },
});
