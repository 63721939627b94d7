import { defineCalls, layers } from '../define.js';
import { Refusal } from '../refusals.js';
import { axisAt } from '../windows.js';

export default defineCalls({
  names: layers('GLU'),
  output: (call, input) => {
    const dim = call.number('dim');
    const axis = axisAt(input, dim);
    return input.map((size, i) => (i === axis ? size.map((length) => half(length, dim)) : size));
  },
  facts: [(call) => `halves axis ${call.number('dim')}`],
});

function half(length: number, dim: number): number {
  if (length % 2 === 0) return length / 2;
  throw new Refusal(`GLU halves axis ${dim}, which has ${length} elements`);
}
