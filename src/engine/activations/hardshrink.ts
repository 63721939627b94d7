import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Hard thresholding, as in wavelet denoising: Donoho & Johnstone 1994. f itself jumps at ±lambd. */
export default defineActivation({
  id: 'hardshrink',
  label: 'Hardshrink',
  forms: [
    { name: 'torch.nn.Hardshrink', signature: 'lambd=0.5' },
    { name: 'torch.nn.functional.hardshrink', signature: 'input, lambd=0.5' },
    { name: 'torch.hardshrink', signature: 'input, lambd=0.5' },
  ],
  tex: String.raw`\operatorname{Hardshrink}(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases}`,
  text: 'Hardshrink(x) = x if |x| > lambd else 0',
  params: {
    lambd: number({
      default: 0.5,
      min: 0,
      max: 3,
      step: 0.05,
      description: 'Inputs no larger than this, in absolute value, become 0.',
    }),
  },
  f: (x, { lambd }) => (x >= -lambd && x <= lambd ? 0 : x),
  df: (x, { lambd }) => (x < -lambd || x > lambd ? 1 : 0),
  d2f: () => 0,
  kinks: ({ lambd }) => (lambd > 0 ? [-lambd, lambd] : []),
});
