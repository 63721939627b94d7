import { defineCalls, layers } from '../define.js';
import { mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: layers('LazyLinear'),
  parameters: (call, input) => {
    const features = input?.at(-1)?.known ?? call.lazy('in_features');
    return (features + (call.flag('bias') ? 1 : 0)) * call.count('out_features');
  },
  takes: () => [['N', 'in']],
  numbers: 'float',
  output: (call, input) => {
    mustHaveLeast(input, 1);
    return [...input.slice(0, -1), call.length('out_features')];
  },
  facts: [(call) => `(\\*, any) → (\\*, **${call.count('out_features')}**)`],
});
