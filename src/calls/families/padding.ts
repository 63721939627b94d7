import { defineCalls, layers } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { axesText, changeLast } from '../windows.js';

const KINDS = ['ZeroPad', 'ConstantPad', 'ReflectionPad', 'ReplicationPad', 'CircularPad'];

export default defineCalls({
  names: layers(...KINDS.flatMap((kind) => [1, 2, 3].map((axes) => `${kind}${axes}d`))),
  output: (call, input) => {
    const rims = rimsOf(call);
    return changeLast(input, call.axes, (length, axis) => length + (rims[axis] ?? 0));
  },
  facts: [
    (call) => {
      const rims = rimsOf(call);
      return axesText(
        rims.map((rim) => `n + ${rim}`),
        (length, axis) => length + (rims[axis] ?? 0),
      );
    },
  ],
});

/** What both rims of each axis add; the argument names the last axis first. */
function rimsOf(call: GivenCall): number[] {
  const { axes } = call;
  const rims = call.sizes('padding', 2 * axes);
  return Array.from({ length: axes }, (_, axis) => {
    const at = 2 * (axes - 1 - axis);
    return (rims[at] ?? 0) + (rims[at + 1] ?? 0);
  });
}
