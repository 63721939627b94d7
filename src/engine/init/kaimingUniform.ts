import { defineInitializer, fillUniform } from './define.js';
import { kaimingParams, kaimingStd } from './kaiming.js';

/** He et al. 2015, "Delving Deep into Rectifiers". */
export default defineInitializer({
  id: 'kaiming_uniform',
  label: 'Kaiming uniform',
  forms: [
    {
      name: 'torch.nn.init.kaiming_uniform_',
      signature: "tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None",
    },
  ],
  tex: String.raw`w \sim U(-a, a), \quad a = \texttt{gain} \sqrt{\frac{3}{\texttt{fan}}}`,
  text: 'U(−a, a), a = gain · √(3 / fan)',
  params: kaimingParams,
  fill: (weights, fan, random, params) => {
    const bound = Math.sqrt(3) * kaimingStd(fan, params);
    fillUniform(weights, -bound, bound, random);
  },
});
