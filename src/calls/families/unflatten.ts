import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length } from '../shapes/length.js';
import { axisAt, mustHave } from '../windows.js';

export default defineCalls({
  names: layers('Unflatten'),
  takes: (call) => {
    const dim = call.number('dim');
    return dim >= 1 ? [['N', ...Array.from({ length: dim }, () => 'in')]] : [];
  },
  output: (call, input) => {
    const at = axisAt(input, call.number('dim'));
    const sizes = sizesOf(call);
    const product = sizes.reduce((all, size) => all * (size === -1 ? 1 : size), 1);
    const whole = input[at] ?? Length.of(1);
    const parts = sizes.map((size) =>
      size === -1 ? whole.map((length) => shareOf(length, product)) : Length.of(size),
    );
    if (!sizes.includes(-1)) mustHave(input, at, Length.of(product), 'numbers');
    return [...input.slice(0, at), ...parts, ...input.slice(at + 1)];
  },
  facts: [
    (call) =>
      `splits axis ${call.number('dim')} into ${sizesOf(call).join(' × ')}`.replace(
        '-1',
        'the rest',
      ),
  ],
});

/** One of them may be −1, the rest. */
function sizesOf(call: GivenCall): readonly number[] {
  return call.integers('unflattened_size');
}

function shareOf(length: number, product: number): number {
  if (product > 0 && length % product === 0) return length / product;
  throw new Refusal(`${length} numbers cannot be divided by ${product}`);
}
