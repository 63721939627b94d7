import { defineCalls, layers } from '../define.js';

/** Matrices that a step multiplies by. */
const GATES: Readonly<Record<string, number>> = { RNNCell: 1, GRUCell: 3, LSTMCell: 4 };

export default defineCalls({
  names: layers('RNNCell', 'GRUCell', 'LSTMCell'),
  parameters: (call) => {
    const hidden = call.count('hidden_size');
    const biases = call.flag('bias') ? 2 : 0;
    return (GATES[call.leaf] ?? 1) * hidden * (call.count('input_size') + hidden + biases);
  },
  input: (call) => [1, call.count('input_size')],
  output: (call, input) => [...input.slice(0, -1), call.count('hidden_size')],
  givesTuple: true,
  facts: [
    (call) => `(N, ${call.count('input_size')}) → (N, **${call.count('hidden_size')}**) a step`,
  ],
});
