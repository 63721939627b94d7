import { defineCalls, layers } from '../define.js';
import { mustHave } from '../windows.js';

export default defineCalls({
  names: layers('Linear'),
  parameters: (call) =>
    (call.count('in_features') + (call.flag('bias') ? 1 : 0)) * call.count('out_features'),
  tensors: (call) => ({
    weight: [call.count('out_features'), call.count('in_features')],
    bias: [call.count('out_features')],
  }),
  takes: () => [['N', 'in']],
  numbers: 'float',
  output: (call, input) => [
    ...mustHave(input, input.length - 1, call.length('in_features'), 'features').slice(0, -1),
    call.length('out_features'),
  ],
  facts: [
    (call) =>
      `(\\*, ${call.length('in_features').toString()}) → (\\*, **${call.length('out_features').toString()}**)`,
  ],
});
