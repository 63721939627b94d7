import { defineCalls, layers } from '../define.js';
import { Length, type Lengths } from '../shapes/length.js';
import { mustHave, mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: layers('LayerNorm', 'RMSNorm'),
  parameters: (call) => {
    const size = call.list('normalized_shape').reduce((product, length) => product * length, 1);
    if (!call.flag('elementwise_affine')) return 0;
    return size * (call.leaf === 'LayerNorm' && call.flag('bias') ? 2 : 1);
  },
  takes: (call) => [['N', ...call.list('normalized_shape').map(String)]],
  numbers: 'float',
  output: (call, input) => {
    const expected = call.list('normalized_shape');
    const before = input.length - expected.length;
    mustHaveLeast(input, expected.length);
    return expected.reduce<Lengths>(
      (all, length, i) => mustHave(all, before + i, Length.of(length), 'numbers'),
      input,
    );
  },
  facts: [
    (call) => {
      const size = call.list('normalized_shape').reduce((product, length) => product * length, 1);
      const what = call.leaf === 'LayerNorm' ? 'mean and variance' : 'root mean square';
      return `one ${what} for each **${size}** numbers`;
    },
  ],
});
