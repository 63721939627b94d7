import { EngineError } from '../error.js';
import { number } from '../params.js';
import { defineInitializer, fillUniform } from './define.js';

/** The same uniform distribution for every shape. */
export default defineInitializer({
  id: 'uniform',
  label: 'Uniform',
  forms: [{ name: 'torch.nn.init.uniform_', signature: 'tensor, a=0.0, b=1.0, generator=None' }],
  tex: String.raw`w \sim U(\texttt{a}, \texttt{b})`,
  text: 'U(a, b)',
  params: {
    a: number({ default: 0, min: -2, max: 2, step: 0.1, description: 'The lowest weight.' }),
    b: number({
      default: 1,
      min: -2,
      max: 2,
      step: 0.1,
      description: 'The highest weight; at least a.',
    }),
  },
  fill: (weights, _fan, random, { a, b }) => {
    if (a > b) throw new EngineError('a', `a must be at most b (${b}), got ${a}`);
    fillUniform(weights, a, b, random);
  },
});
