import { defineCalls, layers, Refusal } from '../define.js';

export default defineCalls({
  names: layers('LayerNorm', 'RMSNorm'),
  parameters: (call) => {
    const size = call.list('normalized_shape').reduce((product, length) => product * length, 1);
    if (!call.flag('elementwise_affine')) return 0;
    return size * (call.leaf === 'LayerNorm' && call.flag('bias') ? 2 : 1);
  },
  input: (call) => [1, ...call.list('normalized_shape')],
  output: (call, input) => {
    const expected = call.list('normalized_shape');
    const last = input.slice(-expected.length);
    if (last.join() !== expected.join()) {
      throw new Refusal(`(*, ${expected.join(', ')}) expected, (${input.join(', ')}) comes in`);
    }
    return input;
  },
  facts: [
    (call) => {
      const size = call.list('normalized_shape').reduce((product, length) => product * length, 1);
      const what = call.leaf === 'LayerNorm' ? 'mean and variance' : 'root mean square';
      return `one ${what} for each **${size}** numbers`;
    },
  ],
});
