import { number } from '../params.js';
import { defineInitializer } from './define.js';

/** Every weight alike: no unit of the layer ever learns anything that the others do not. */
export default defineInitializer({
  id: 'constant',
  label: 'Constant',
  forms: [{ name: 'torch.nn.init.constant_', signature: 'tensor, val' }],
  tex: String.raw`w = \texttt{val}`,
  text: 'val',
  params: {
    val: number({
      default: 0,
      min: -2,
      max: 2,
      step: 0.1,
      description: 'Every weight.',
      required: true,
    }),
  },
  fill: (weights, _fan, _random, { val }) => {
    weights.fill(val);
  },
});
