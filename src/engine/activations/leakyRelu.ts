import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Maas et al. 2013, "Rectifier Nonlinearities Improve Neural Network Acoustic Models". */
export default defineActivation({
  id: 'leaky_relu',
  label: 'LeakyReLU',
  forms: [
    { name: 'torch.nn.LeakyReLU', signature: 'negative_slope=0.01, inplace=False' },
    {
      name: 'torch.nn.functional.leaky_relu',
      signature: 'input, negative_slope=0.01, inplace=False',
    },
  ],
  tex: String.raw`\operatorname{LeakyReLU}(x) = \begin{cases} x & x > 0 \\ \mathtt{negative\_slope} \cdot x & x \le 0 \end{cases}`,
  text: 'LeakyReLU(x) = x if x > 0 else negative_slope · x',
  params: {
    negative_slope: number({
      default: 0.01,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'Slope of the line for negative inputs.',
    }),
  },
  f: (x, { negative_slope }) => (x > 0 ? x : negative_slope * x),
  df: (x, { negative_slope }) => (x > 0 ? 1 : negative_slope),
  d2f: () => 0,
  kinks: ({ negative_slope }) => (negative_slope === 1 ? [] : [0]),
});
