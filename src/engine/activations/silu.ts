import { exp } from '../special/exp.js';
import { defineActivation } from './define.js';

/** Elfwing et al. 2017, "Sigmoid-Weighted Linear Units"; known as Swish since Ramachandran et al. 2017. */
export default defineActivation({
  id: 'silu',
  label: 'SiLU',
  forms: [
    { name: 'torch.nn.SiLU', signature: 'inplace=False' },
    { name: 'torch.nn.functional.silu', signature: 'input, inplace=False' },
  ],
  tex: String.raw`\operatorname{SiLU}(x) = x\,\sigma(x) = \frac{x}{1 + e^{-x}}`,
  text: 'SiLU(x) = x · σ(x) = x / (1 + exp(−x))',
  params: {},
  f: (x) => x / (1 + exp(-x)),
  df: (x) => {
    const s = 1 / (1 + exp(-x));
    return s * (1 + x * (1 - s));
  },
  d2f: (x) => {
    const s = 1 / (1 + exp(-x));
    return s * (1 - s) * (2 + x * (1 - 2 * s));
  },
});
