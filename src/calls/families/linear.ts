import { defineCalls, layers, Refusal } from '../define.js';

export default defineCalls({
  names: layers('Linear'),
  parameters: (call) =>
    (call.count('in_features') + (call.flag('bias') ? 1 : 0)) * call.count('out_features'),
  tensors: (call) => ({
    weight: [call.count('out_features'), call.count('in_features')],
    bias: [call.count('out_features')],
  }),
  input: (call) => [1, call.count('in_features')],
  output: (call, input) => {
    const features = call.count('in_features');
    const last = input.at(-1);
    if (last !== features) throw new Refusal(`${features} features expected, ${last ?? 0} come in`);
    return [...input.slice(0, -1), call.count('out_features')];
  },
  facts: [
    (call) => `(\\*, ${call.count('in_features')}) → (\\*, **${call.count('out_features')}**)`,
  ],
});
