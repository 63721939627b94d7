import { defineCalls, layers, Refusal, type Shape } from '../define.js';

export default defineCalls({
  names: layers('Flatten'),
  output: (call, input) => {
    const from = axis(input, call.number('start_dim'));
    const to = axis(input, call.number('end_dim'));
    if (from > to) throw new Refusal('`start_dim` must not come after `end_dim`');
    const merged = input.slice(from, to + 1).reduce((product, length) => product * length, 1);
    return [...input.slice(0, from), merged, ...input.slice(to + 1)];
  },
});

function axis(input: Shape, dim: number): number {
  const index = dim < 0 ? dim + input.length : dim;
  if (Number.isInteger(index) && index >= 0 && index < input.length) return index;
  throw new Refusal(`there is no axis ${dim} in (${input.join(', ')})`);
}
