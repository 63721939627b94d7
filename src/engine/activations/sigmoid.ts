import { exp } from '../special/exp.js';
import { defineActivation } from './define.js';

/** The logistic function. */
export default defineActivation({
  id: 'sigmoid',
  label: 'Sigmoid',
  forms: [
    { name: 'torch.nn.Sigmoid', signature: '' },
    { name: 'torch.nn.functional.sigmoid', signature: 'input' },
    { name: 'torch.sigmoid', signature: 'input' },
  ],
  tex: String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`,
  text: 'σ(x) = 1 / (1 + exp(−x))',
  params: {},
  f: (x) => 1 / (1 + exp(-x)),
  df: (x) => {
    const s = 1 / (1 + exp(-x));
    return s * (1 - s);
  },
  d2f: (x) => {
    const s = 1 / (1 + exp(-x));
    return s * (1 - s) * (1 - 2 * s);
  },
});
