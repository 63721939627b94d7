import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length } from '../shapes/length.js';
import { mustHave, mustHaveAxes, places, type Window } from '../windows.js';

/** Both work on images alone. */
const AXES = 2;

export default defineCalls({
  names: layers('Unfold', 'Fold'),
  takes: (call) => [call.leaf === 'Unfold' ? ['N', 'C', 'H', 'W'] : ['N', 'in', 'L']],
  output: (call, input) => {
    const windows = windowsOf(call);
    const taps = windows.reduce((product, { kernel }) => product * kernel, 1);
    if (call.leaf === 'Unfold') {
      mustHaveAxes(input, 3, 4);
      const spots = input
        .slice(-AXES)
        .map((size, axis) => size.map((length) => slide(length, windows[axis])));
      const channels = input.at(-3) ?? Length.of(1);
      return [
        ...input.slice(0, -3),
        Length.product([channels, Length.of(taps)]),
        Length.product(spots),
      ];
    }
    mustHaveAxes(input, 2, 3);
    const sizes = call.sizes('output_size', AXES, 1);
    const spots = sizes.reduce((product, size, axis) => product * slide(size, windows[axis]), 1);
    mustHave(input, input.length - 1, Length.of(spots), 'windows');
    const columns = input.at(-2) ?? Length.of(1);
    return [
      ...input.slice(0, -2),
      columns.map((length) => {
        if (length % taps === 0) return length / taps;
        throw new Refusal(`${length} channels cannot be divided by windows of ${taps}`);
      }),
      ...sizes.map((size) => Length.of(size)),
    ];
  },
  facts: [
    (call) => {
      const taps = windowsOf(call).reduce((product, { kernel }) => product * kernel, 1);
      return call.leaf === 'Unfold'
        ? `(N, C, H, W) → (N, **${taps}**·C, number of windows)`
        : `(N, ${taps}·C, number of windows) → (N, C, **${call.sizes('output_size', AXES, 1).join(', ')}**)`;
    },
  ],
});

function windowsOf(call: GivenCall): readonly Window[] {
  const stride = call.sizes('stride', AXES, 1);
  const padding = call.sizes('padding', AXES);
  const dilation = call.sizes('dilation', AXES, 1);
  return call.sizes('kernel_size', AXES, 1).map((kernel, axis) => ({
    kernel,
    stride: stride[axis] ?? 1,
    padding: padding[axis] ?? 0,
    dilation: dilation[axis] ?? 1,
  }));
}

function slide(length: number, window: Window | undefined): number {
  return window ? places(length, window) : length;
}
