import { defineCalls, layers } from '../define.js';

export default defineCalls({
  names: layers('Bilinear'),
  parameters: (call) =>
    (call.count('in1_features') * call.count('in2_features') + (call.flag('bias') ? 1 : 0)) *
    call.count('out_features'),
  unfit: 'it needs two inputs',
});
