import { exp } from '../special/exp.js';
import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Clevert et al. 2016, "Fast and Accurate Deep Network Learning by Exponential Linear Units". */
export default defineActivation({
  id: 'elu',
  label: 'ELU',
  forms: [
    { name: 'torch.nn.ELU', signature: 'alpha=1.0, inplace=False' },
    { name: 'torch.nn.functional.elu', signature: 'input, alpha=1.0, inplace=False' },
  ],
  tex: String.raw`\operatorname{ELU}(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^{x} - 1\right) & x \le 0 \end{cases}`,
  text: 'ELU(x) = x if x > 0 else alpha · (exp(x) − 1)',
  params: {
    alpha: number({
      default: 1,
      min: 0,
      max: 4,
      step: 0.05,
      description: 'The value −alpha is approached for very negative inputs.',
    }),
  },
  f: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x)),
  df: (x, { alpha }) => (x > 0 ? 1 : alpha * exp(x)),
  d2f: (x, { alpha }) => (x >= 0 ? 0 : alpha * exp(x)),
  kinks: ({ alpha }) => (alpha === 1 ? [] : [0]),
});
