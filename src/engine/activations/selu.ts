import { exp } from '../special/exp.js';
import { defineActivation } from './define.js';

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/** Klambauer et al. 2017, "Self-Normalizing Neural Networks", with its two constants. */
export default defineActivation({
  id: 'selu',
  label: 'SELU',
  forms: [
    { name: 'torch.nn.SELU', signature: 'inplace=False' },
    { name: 'torch.nn.functional.selu', signature: 'input, inplace=False' },
    { name: 'torch.selu', signature: 'input' },
  ],
  tex: String.raw`\operatorname{SELU}(x) = \lambda \begin{cases} x & x > 0 \\ \alpha \left(e^{x} - 1\right) & x \le 0 \end{cases} \quad \alpha \approx 1.6733,\ \lambda \approx 1.0507`,
  text: 'SELU(x) = 1.0507 · (x if x > 0 else 1.6733 · (exp(x) − 1))',
  params: {},
  f: (x) => (x > 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x)),
  df: (x) => (x > 0 ? SCALE : SCALE * ALPHA * exp(x)),
  d2f: (x) => (x >= 0 ? 0 : SCALE * ALPHA * exp(x)),
  kinks: () => [0],
});
