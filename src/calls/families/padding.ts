import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { axesText, changeLast, mustHaveAxes, mustHaveLeast, spatialLetters } from '../windows.js';

const KINDS = ['ZeroPad', 'ConstantPad', 'ReflectionPad', 'ReplicationPad', 'CircularPad'];

export default defineCalls({
  names: layers(...KINDS.flatMap((kind) => [1, 2, 3].map((axes) => `${kind}${axes}d`))),
  takes: (call) => [spatialLetters(call.axes)],
  output: (call, input) => {
    const { axes } = call;
    if (isConstant(call)) mustHaveLeast(input, axes);
    else mustHaveAxes(input, axes + 1, axes + 2);
    return changeLast(input, axes, changeOf(call));
  },
  facts: [
    (call) =>
      axesText(
        rimsOf(call).map(([before, after]) => {
          const both = before + after;
          return both < 0 ? `n − ${-both}` : `n + ${both}`;
        }),
        changeOf(call),
      ),
  ],
});

function isConstant(call: GivenCall): boolean {
  return /^(?:Zero|Constant)/.test(call.leaf);
}

function changeOf(call: GivenCall): (length: number, axis: number) => number {
  const rims = rimsOf(call);
  /** The longest rim that can be made of a length. */
  const most = (length: number): number => {
    if (call.leaf.startsWith('Reflection')) return length - 1;
    return call.leaf.startsWith('Circular') ? length : Infinity;
  };
  const least = isConstant(call) ? 0 : 1;
  return (length, axis) => {
    const rim = rims[axis] ?? [0, 0];
    const result = length + rim[0] + rim[1];
    if (Math.max(...rim) > most(length) || result < least) {
      throw new Refusal(`a length of ${length} is too short to be padded by ${rim.join(' and ')}`);
    }
    return result;
  };
}

/** What is added before and after each axis; the argument names the last axis first. */
function rimsOf(call: GivenCall): (readonly [number, number])[] {
  const { axes } = call;
  const rims = call.sizes('padding', 2 * axes, -Infinity);
  return Array.from({ length: axes }, (_, axis) => {
    const at = 2 * (axes - 1 - axis);
    return [rims[at] ?? 0, rims[at + 1] ?? 0];
  });
}
