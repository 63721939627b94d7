import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length } from '../shapes/length.js';
import { sequenceLetters } from '../transformerSize.js';
import { mustHave, mustHaveAxes } from '../windows.js';

/** Matrices that each step multiplies by. */
const GATES: Readonly<Record<string, number>> = { RNN: 1, GRU: 3, LSTM: 4 };

export default defineCalls({
  names: layers('RNN', 'GRU', 'LSTM'),
  parameters: (call) => {
    const { hidden, output, directions, count } = sizesOf(call);
    const gates = GATES[call.leaf] ?? 1;
    const biases = call.flag('bias') ? 2 : 0;
    let total = 0;
    for (let layer = 0; layer < count; layer++) {
      const input = layer === 0 ? call.count('input_size') : output * directions;
      const projection = output === hidden ? 0 : hidden * output;
      total += directions * (gates * hidden * (input + output + biases) + projection);
    }
    return total;
  },
  takes: (call) => [sequenceLetters(call)],
  numbers: 'float',
  output: (call, input) => {
    mustHaveAxes(input, 2, 3);
    const fit = mustHave(input, input.length - 1, call.length('input_size'), 'features');
    const { output, directions } = sizesOf(call);
    return [...fit.slice(0, -1), Length.of(output * directions)];
  },
  givesTuple: () => true,
  facts: [
    (call) => {
      const { output, directions } = sizesOf(call);
      const axes = call.flag('batch_first') ? 'N, L' : 'L, N';
      const sum = directions === 2 ? ` = 2·${output}` : '';
      return `(${axes}, ${call.count('input_size')}) → (${axes}, **${output * directions}**${sum})`;
    },
    (call) => {
      const { hidden, output, directions, count } = sizesOf(call);
      const first = `h_n (${count * directions}, N, ${output})`;
      return call.leaf === 'LSTM' ? `${first}, c_n (${count * directions}, N, ${hidden})` : first;
    },
    (call) =>
      call.number('dropout') > 0 && call.count('num_layers', 1) === 1
        ? '`dropout` has no effect: it works between layers, and there is one'
        : undefined,
  ],
});

function sizesOf(call: GivenCall) {
  const hidden = call.count('hidden_size', 1);
  const projected = call.leaf === 'LSTM' ? call.count('proj_size') : 0;
  if (call.leaf !== 'LSTM' && call.problems.includes('there is no parameter `proj_size`')) {
    throw new Refusal('only LSTM takes `proj_size`');
  }
  if (projected >= hidden) throw new Refusal('`proj_size` must be smaller than `hidden_size`');
  return {
    hidden,
    /** Features of the state that goes on to the next step. */
    output: projected > 0 ? projected : hidden,
    directions: call.flag('bidirectional') ? 2 : 1,
    count: call.count('num_layers', 1),
  };
}
