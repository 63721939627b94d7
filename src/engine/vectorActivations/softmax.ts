import { jacobianProduct, softmaxAlong, temperature } from './softmaxAlong.js';
import { defineVectorActivation } from './define.js';

/** The Boltzmann distribution over the components; a temperature is what PyTorch leaves to the caller. */
export default defineVectorActivation({
  id: 'softmax',
  label: 'Softmax',
  forms: [
    { name: 'torch.nn.Softmax', signature: 'dim=None' },
    {
      name: 'torch.nn.functional.softmax',
      signature: 'input, dim=None, _stacklevel=3, dtype=None',
    },
    { name: 'torch.softmax', signature: 'input, dim, *, dtype=None' },
    { name: 'torch.special.softmax', signature: 'input, dim, *, dtype=None' },
    { name: 'torch.nn.Softmax2d', signature: '' },
  ],
  tex: String.raw`\operatorname{Softmax}(x)_i = \frac{e^{x_i/T}}{\sum_j e^{x_j/T}}`,
  text: 'Softmax(x)ᵢ = exp(xᵢ / temperature) / Σⱼ exp(xⱼ / temperature)',
  params: { temperature },
  forward: (x, _x, output, strand, { temperature: t }) => {
    softmaxAlong(x, output, strand, 1 / t);
  },
  jvp: (y, v, output, strand, { temperature: t }) => {
    jacobianProduct(y, v, output, strand, 1 / t);
  },
  vjp: (y, g, output, strand, { temperature: t }) => {
    jacobianProduct(y, g, output, strand, 1 / t);
  },
});
