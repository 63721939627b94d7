import { defineInitializer, fillNormal } from './define.js';
import { kaimingParams, kaimingStd } from './kaiming.js';

/** He et al. 2015, "Delving Deep into Rectifiers". */
export default defineInitializer({
  id: 'kaiming_normal',
  label: 'Kaiming normal',
  forms: [
    {
      name: 'torch.nn.init.kaiming_normal_',
      signature: "tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None",
    },
  ],
  tex: String.raw`w \sim N(0, s^2), \quad s = \frac{\texttt{gain}}{\sqrt{\texttt{fan}}}`,
  text: 'N(0, s²), s = gain / √fan',
  params: kaimingParams,
  fill: (weights, fan, random, params) => {
    fillNormal(weights, 0, kaimingStd(fan, params), random);
  },
});
