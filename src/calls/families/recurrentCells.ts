import { defineCalls, layers } from '../define.js';
import { mustHave, mustHaveAxes } from '../windows.js';

/** Matrices that a step multiplies by. */
const GATES: Readonly<Record<string, number>> = { RNNCell: 1, GRUCell: 3, LSTMCell: 4 };

export default defineCalls({
  names: layers('RNNCell', 'GRUCell', 'LSTMCell'),
  parameters: (call) => {
    const hidden = call.count('hidden_size');
    const biases = call.flag('bias') ? 2 : 0;
    return (GATES[call.leaf] ?? 1) * hidden * (call.count('input_size') + hidden + biases);
  },
  takes: () => [['N', 'in']],
  numbers: 'float',
  output: (call, input) => {
    mustHaveAxes(input, 1, 2);
    const fit = mustHave(input, input.length - 1, call.length('input_size'), 'features');
    return [...fit.slice(0, -1), call.length('hidden_size')];
  },
  givesTuple: (call) => call.leaf === 'LSTMCell',
  facts: [
    (call) => `(N, ${call.count('input_size')}) → (N, **${call.count('hidden_size')}**) a step`,
  ],
});
