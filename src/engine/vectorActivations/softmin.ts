import { jacobianProduct, softmaxAlong, temperature } from './softmaxAlong.js';
import { defineVectorActivation } from './define.js';

/** Softmax of the negative input: the smallest component gets the largest share. */
export default defineVectorActivation({
  id: 'softmin',
  label: 'Softmin',
  forms: [
    { name: 'torch.nn.Softmin', signature: 'dim=None' },
    {
      name: 'torch.nn.functional.softmin',
      signature: 'input, dim=None, _stacklevel=3, dtype=None',
    },
  ],
  tex: String.raw`\operatorname{Softmin}(x)_i = \frac{e^{-x_i/T}}{\sum_j e^{-x_j/T}}`,
  text: 'Softmin(x)ᵢ = exp(−xᵢ / temperature) / Σⱼ exp(−xⱼ / temperature)',
  params: { temperature },
  forward: (x, _x, output, strand, { temperature: t }) => {
    softmaxAlong(x, output, strand, -1 / t);
  },
  jvp: (y, v, output, strand, { temperature: t }) => {
    jacobianProduct(y, v, output, strand, -1 / t);
  },
  vjp: (y, g, output, strand, { temperature: t }) => {
    jacobianProduct(y, g, output, strand, -1 / t);
  },
});
