import { defineActivation } from './define.js';

/** Bergstra et al. 2009, "Quadratic Polynomials Learn Better Image Features"; NaN at ±∞, as in PyTorch. */
export default defineActivation({
  id: 'softsign',
  label: 'Softsign',
  forms: [
    { name: 'torch.nn.Softsign', signature: '' },
    { name: 'torch.nn.functional.softsign', signature: 'input' },
  ],
  tex: String.raw`\operatorname{Softsign}(x) = \frac{x}{1 + |x|}`,
  text: 'Softsign(x) = x / (1 + |x|)',
  params: {},
  f: (x) => x / (1 + Math.abs(x)),
  df: (x) => {
    const a = Math.abs(x);
    return (1 - a / (1 + a)) / (1 + a);
  },
  d2f: (x) => {
    const a = Math.abs(x);
    return (-2 * Math.sign(x) * (1 - a / (1 + a))) / ((1 + a) * (1 + a));
  },
});
