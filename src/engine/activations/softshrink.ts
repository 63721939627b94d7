import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Soft thresholding: Donoho 1995, "De-noising by Soft-Thresholding". */
export default defineActivation({
  id: 'softshrink',
  label: 'Softshrink',
  forms: [
    { name: 'torch.nn.Softshrink', signature: 'lambd=0.5' },
    { name: 'torch.nn.functional.softshrink', signature: 'input, lambd=0.5' },
  ],
  tex: String.raw`\operatorname{Softshrink}(x) = \begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda \\ 0 & \text{otherwise} \end{cases}`,
  text: 'Softshrink(x) = x − lambd if x > lambd, x + lambd if x < −lambd, else 0',
  params: {
    lambd: number({
      default: 0.5,
      min: 0,
      max: 3,
      step: 0.05,
      description: 'How far every input is pulled toward 0.',
      allowed: { test: (lambd) => lambd >= 0, text: 'at least 0' },
    }),
  },
  f: (x, { lambd }) => {
    if (x > lambd) return x - lambd;
    return x < -lambd ? x + lambd : x * 0; // NaN stays NaN
  },
  df: (x, { lambd }) => (x > lambd || x < -lambd ? 1 : 0),
  d2f: () => 0,
  kinks: ({ lambd }) => (lambd > 0 ? [-lambd, lambd] : []),
});
