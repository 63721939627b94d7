import { exp } from '../special/exp.js';
import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Barron 2017, "Continuously Differentiable Exponential Linear Units". */
export default defineActivation({
  id: 'celu',
  label: 'CELU',
  forms: [
    { name: 'torch.nn.CELU', signature: 'alpha=1.0, inplace=False' },
    { name: 'torch.nn.functional.celu', signature: 'input, alpha=1.0, inplace=False' },
    { name: 'torch.celu', signature: 'input, alpha=1.0' },
  ],
  tex: String.raw`\operatorname{CELU}(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^{x/\alpha} - 1\right) & x \le 0 \end{cases}`,
  text: 'CELU(x) = x if x > 0 else alpha · (exp(x / alpha) − 1)',
  params: {
    alpha: number({
      default: 1,
      min: 0.1,
      max: 4,
      step: 0.05,
      description:
        'The value −alpha is approached for very negative inputs; the slope at 0 stays 1.',
      allowed: { test: (alpha) => alpha !== 0, text: 'a finite number other than 0' },
    }),
  },
  f: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x / alpha)),
  // PyTorch's derivatives hold 1/alpha to single precision, for doubles too.
  df: (x, { alpha }) => {
    if (x > 0) return 1;
    const inverse = 1 / Math.fround(alpha);
    return alpha * inverse * exp(x * inverse);
  },
  d2f: (x, { alpha }) => {
    if (x >= 0) return 0;
    const inverse = 1 / Math.fround(alpha);
    return alpha * inverse * inverse * exp(x * inverse);
  },
});
