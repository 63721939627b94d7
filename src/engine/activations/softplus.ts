import { exp } from '../special/exp.js';
import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Dugas et al. 2001; linear above `threshold`, as PyTorch computes it. */
export default defineActivation({
  id: 'softplus',
  label: 'Softplus',
  forms: [
    { name: 'torch.nn.Softplus', signature: 'beta=1.0, threshold=20.0' },
    { name: 'torch.nn.functional.softplus', signature: 'input, beta=1, threshold=20' },
  ],
  tex: String.raw`\operatorname{Softplus}(x) = \frac{1}{\beta}\,\log\!\left(1 + e^{\beta x}\right)`,
  text: 'Softplus(x) = log(1 + exp(beta · x)) / beta, and x where beta · x > threshold',
  params: {
    beta: number({
      default: 1,
      min: 0.1,
      max: 10,
      step: 0.1,
      description: 'Sharpness: the larger, the closer to ReLU.',
      allowed: { test: (beta) => beta !== 0, text: 'a finite number other than 0' },
    }),
    threshold: number({
      default: 20,
      min: 0,
      max: 40,
      step: 1,
      description: 'Where beta · x exceeds it, the output is x itself.',
    }),
  },
  f: (x, { beta, threshold }) => (x * beta > threshold ? x : Math.log1p(exp(x * beta)) / beta),
  df: (x, { beta, threshold }) => {
    if (x * beta > threshold) return 1;
    const z = exp(x * beta);
    return z / (z + 1);
  },
  d2f: (x, { beta, threshold }) => {
    if (x * beta >= threshold) return 0; // also at the kink, where f′ is still the curve's
    const s = 1 / (1 + exp(-x * beta));
    return beta * s * (1 - s);
  },
  kinks: ({ beta, threshold }) => [threshold / beta],
});
