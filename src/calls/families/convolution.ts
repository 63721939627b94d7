import { defineCalls, layers, Refusal } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import {
  axesText,
  changeChannels,
  changeLast,
  places,
  placesText,
  type Window,
} from '../windows.js';

export default defineCalls({
  names: layers('Conv1d', 'Conv2d', 'Conv3d'),
  parameters: (call) => {
    const inputs = call.count('in_channels');
    const outputs = call.count('out_channels');
    const groups = call.count('groups', 1);
    for (const [name, channels] of [
      ['in_channels', inputs],
      ['out_channels', outputs],
    ] as const) {
      if (channels % groups !== 0) {
        throw new Refusal(`\`${name}\` (${channels}) must be divisible by \`groups\` (${groups})`);
      }
    }
    const taps = call.sizes('kernel_size', call.axes).reduce((product, size) => product * size, 1);
    return outputs * ((inputs / groups) * taps + (call.flag('bias') ? 1 : 0));
  },
  tensors: (call) => ({
    weight: [
      call.count('out_channels'),
      call.count('in_channels') / call.count('groups', 1),
      ...call.sizes('kernel_size', call.axes),
    ],
    bias: [call.count('out_channels')],
  }),
  input: (call, side) => [1, call.count('in_channels'), ...Array<number>(call.axes).fill(side)],
  output: (call, input) => {
    const { axes } = call;
    const channels = changeChannels(
      input,
      axes,
      call.count('in_channels'),
      call.count('out_channels'),
    );
    const changes = changesOf(call);
    return changeLast(channels, axes, (length, axis) => changes[axis]?.change(length) ?? length);
  },
  facts: [
    (call) => {
      const changes = changesOf(call);
      return axesText(
        changes.map(({ formula }) => formula),
        (length, axis) => changes[axis]?.change(length) ?? length,
      );
    },
    (call) => {
      const groups = call.count('groups', 1);
      if (groups === 1) return undefined;
      return groups === call.count('in_channels')
        ? 'depthwise: each filter sees one channel'
        : `${groups} groups: each filter sees ${call.count('in_channels') / groups} channels`;
    },
  ],
});

interface Change {
  readonly formula: string;
  readonly change: (length: number) => number;
}

/** What happens to the length of each axis. */
function changesOf(call: GivenCall): Change[] {
  const { axes } = call;
  const kernel = call.sizes('kernel_size', axes, 1);
  const stride = call.sizes('stride', axes, 1);
  const dilation = call.sizes('dilation', axes, 1);
  const word = call.word('padding');
  if (word === 'same') {
    if (stride.some((step) => step !== 1)) {
      throw new Refusal("`padding='same'` takes no stride but 1");
    }
    return kernel.map(() => ({ formula: "n, kept by `padding='same'`", change: (n) => n }));
  }
  const padding = word === 'valid' ? kernel.map(() => 0) : call.sizes('padding', axes);
  return kernel.map((size, axis) => {
    const window: Window = {
      kernel: size,
      stride: stride[axis] ?? 1,
      padding: padding[axis] ?? 0,
      dilation: dilation[axis] ?? 1,
    };
    return { formula: placesText(window), change: (length) => places(length, window) };
  });
}
