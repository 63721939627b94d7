import { tanh } from '../special/tanh.js';
import { defineActivation } from './define.js';

/** What tanh leaves of its input; known from sparse coding. */
export default defineActivation({
  id: 'tanhshrink',
  label: 'Tanhshrink',
  forms: [
    { name: 'torch.nn.Tanhshrink', signature: '' },
    { name: 'torch.nn.functional.tanhshrink', signature: 'input' },
  ],
  tex: String.raw`\operatorname{Tanhshrink}(x) = x - \tanh(x)`,
  text: 'Tanhshrink(x) = x − tanh(x)',
  params: {},
  f: (x) => x - tanh(x),
  df: (x) => tanh(x) ** 2,
  d2f: (x) => {
    const t = tanh(x);
    return 2 * t * (1 - t * t);
  },
});
