import { exp } from '../special/exp.js';
import { sigmoid } from '../special/logistic.js';
import { defineActivation } from './define.js';

/** Misra 2019, "Mish: A Self Regularized Non-Monotonic Activation Function". */
export default defineActivation({
  id: 'mish',
  label: 'Mish',
  forms: [
    { name: 'torch.nn.Mish', signature: 'inplace=False' },
    { name: 'torch.nn.functional.mish', signature: 'input, inplace=False' },
  ],
  tex: String.raw`\operatorname{Mish}(x) = x \tanh\!\left(\log\!\left(1 + e^{x}\right)\right)`,
  text: 'Mish(x) = x · tanh(log(1 + exp(x)))',
  params: {},
  f: (x) => x * tanhSoftplus(x),
  df: (x) => {
    const t = tanhSoftplus(x);
    return t + x * sigmoid(x) * (1 - t * t);
  },
  // PyTorch's second derivative overflows to NaN where exp(x) does, above 709; this one is 0 there.
  d2f: (x) => {
    const t = tanhSoftplus(x);
    const s = sigmoid(x);
    return s * (1 - t * t) * (2 + x * (sigmoid(-x) - 2 * t * s));
  },
});

/** tanh(log(1 + eˣ)) = n/(n + 2) with n = eˣ(eˣ + 2); 1 where it rounds to it. */
function tanhSoftplus(x: number): number {
  if (x > 20) return 1;
  const e = exp(x);
  const n = e * (e + 2);
  return n / (n + 2);
}
