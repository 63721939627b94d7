import { number } from '../params.js';
import { defineInitializer, fillUniform } from './define.js';

/** Glorot & Bengio 2010, "Understanding the Difficulty of Training Deep Feedforward Neural Networks". */
export default defineInitializer({
  id: 'xavier_uniform',
  label: 'Xavier uniform',
  forms: [{ name: 'torch.nn.init.xavier_uniform_', signature: 'tensor, gain=1.0, generator=None' }],
  tex: String.raw`w \sim U(-a, a), \quad a = \texttt{gain} \sqrt{\frac{6}{n_{in} + n_{out}}}`,
  text: 'U(−a, a), a = gain · √(6 / (inputs + outputs))',
  params: {
    gain: number({
      default: 1,
      min: 0.1,
      max: 3,
      step: 0.05,
      description: 'A factor; calculate_gain recommends one for each nonlinearity.',
    }),
  },
  fill: (weights, { inputs, outputs }, random, { gain }) => {
    const bound = Math.sqrt(3) * (gain * Math.sqrt(2 / (inputs + outputs)));
    fillUniform(weights, -bound, bound, random);
  },
});
