import { defineCalls, layers, Refusal } from '../define.js';

export default defineCalls({
  names: layers('GLU'),
  output: (call, input) => {
    const dim = call.number('dim');
    const axis = dim < 0 ? dim + input.length : dim;
    const length = input[axis] ?? 0;
    if (length % 2 !== 0) throw new Refusal(`GLU halves axis ${dim}, which has ${length} elements`);
    return input.map((size, i) => (i === axis ? size / 2 : size));
  },
  facts: [(call) => `halves axis ${call.number('dim')}`],
});
