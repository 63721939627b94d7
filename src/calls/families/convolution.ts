import { defineConvolving, type LengthChange } from '../convolving.js';
import { layers, Refusal } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { places, placesText, type Window } from '../windows.js';

export default defineConvolving({
  names: layers('Conv1d', 'Conv2d', 'Conv3d'),
  weightChannels: (call) => [
    call.count('out_channels'),
    call.count('in_channels') / call.count('groups', 1),
  ],
  changesOf,
  facts: [
    (call) => {
      const groups = call.count('groups', 1);
      if (groups === 1) return undefined;
      return groups === call.count('in_channels')
        ? 'depthwise: each filter sees one channel'
        : `${groups} groups: each filter sees ${call.count('in_channels') / groups} channels`;
    },
  ],
});

function changesOf(call: GivenCall): LengthChange[] {
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
