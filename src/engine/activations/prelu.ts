import { number } from '../params.js';
import { defineActivation } from './define.js';

/** He et al. 2015, "Delving Deep into Rectifiers"; the curve of one slope, which training then moves. */
export default defineActivation({
  id: 'prelu',
  label: 'PReLU',
  forms: [
    { name: 'torch.nn.PReLU', signature: 'num_parameters=1, init=0.25, device=None, dtype=None' },
    { name: 'torch.nn.functional.prelu', signature: 'input, weight' },
    { name: 'torch.prelu', signature: 'input, weight' },
  ],
  tex: String.raw`\operatorname{PReLU}(x) = \begin{cases} x & x > 0 \\ a\,x & x \le 0 \end{cases} \quad (a \text{ learned})`,
  text: 'PReLU(x) = x if x > 0 else init · x, a slope that training moves',
  params: {
    init: number({
      default: 0.25,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The slope for negative inputs before the first step of training.',
    }),
  },
  f: (x, { init }) => (x > 0 ? x : init * x),
  df: (x, { init }) => (x > 0 ? 1 : init),
  d2f: () => 0,
  kinks: ({ init }) => (init === 1 ? [] : [0]),
});
