import { exp } from '../special/exp.js';
import { greatest, temperature } from './softmaxAlong.js';
import { defineVectorActivation } from './define.js';

/** The logarithm of softmax, without the overflow of exp or the underflow of log. */
export default defineVectorActivation({
  id: 'log_softmax',
  label: 'LogSoftmax',
  forms: [
    { name: 'torch.nn.LogSoftmax', signature: 'dim=None' },
    {
      name: 'torch.nn.functional.log_softmax',
      signature: 'input, dim=None, _stacklevel=3, dtype=None',
    },
    { name: 'torch.log_softmax', signature: 'input, dim, *, dtype=None' },
    { name: 'torch.special.log_softmax', signature: 'input, dim, *, dtype=None' },
  ],
  tex: String.raw`\operatorname{LogSoftmax}(x)_i = \log \frac{e^{x_i/T}}{\sum_j e^{x_j/T}}`,
  text: 'LogSoftmax(x)ᵢ = log(exp(xᵢ / temperature) / Σⱼ exp(xⱼ / temperature))',
  params: { temperature },
  forward: (x, _x, output, strand, { temperature: t }) => {
    const { start, size, step } = strand;
    const end = start + size * step;
    const scale = 1 / t;
    const top = greatest(x, strand, scale);
    let sum = 0;
    for (let i = start; i < end; i += step) sum += exp(x[i]! * scale - top);
    const shift = Math.log(sum);
    for (let i = start; i < end; i += step) output[i] = x[i]! * scale - top - shift;
  },
  jvp: (y, v, output, { start, size, step }, { temperature: t }) => {
    const end = start + size * step;
    let mean = 0;
    for (let i = start; i < end; i += step) mean += exp(y[i]!) * v[i]!;
    for (let i = start; i < end; i += step) output[i] = (v[i]! - mean) / t;
  },
  vjp: (y, g, output, { start, size, step }, { temperature: t }) => {
    const end = start + size * step;
    let sum = 0;
    for (let i = start; i < end; i += step) sum += g[i]!;
    for (let i = start; i < end; i += step) output[i] = (g[i]! - exp(y[i]!) * sum) / t;
  },
});
