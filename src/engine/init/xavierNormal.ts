import { number } from '../params.js';
import { defineInitializer, fillNormal } from './define.js';

/** Glorot & Bengio 2010, "Understanding the Difficulty of Training Deep Feedforward Neural Networks". */
export default defineInitializer({
  id: 'xavier_normal',
  label: 'Xavier normal',
  forms: [{ name: 'torch.nn.init.xavier_normal_', signature: 'tensor, gain=1.0, generator=None' }],
  tex: String.raw`w \sim N(0, s^2), \quad s = \texttt{gain} \sqrt{\frac{2}{n_{in} + n_{out}}}`,
  text: 'N(0, s²), s = gain · √(2 / (inputs + outputs))',
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
    fillNormal(weights, 0, gain * Math.sqrt(2 / (inputs + outputs)), random);
  },
});
