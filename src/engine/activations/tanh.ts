import { tanh } from '../special/tanh.js';
import { defineActivation } from './define.js';

/** The hyperbolic tangent. */
export default defineActivation({
  id: 'tanh',
  label: 'Tanh',
  forms: [
    { name: 'torch.nn.Tanh', signature: '' },
    { name: 'torch.nn.functional.tanh', signature: 'input' },
    { name: 'torch.tanh', signature: 'input' },
  ],
  tex: String.raw`\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}`,
  text: 'tanh(x) = (exp(x) − exp(−x)) / (exp(x) + exp(−x))',
  params: {},
  f: tanh,
  df: (x) => {
    const t = tanh(x);
    return 1 - t * t;
  },
  d2f: (x) => {
    const t = tanh(x);
    return -2 * t * (1 - t * t);
  },
});
