import { defineCalls, layers, Refusal } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { axesText, changeChannels, changeLast } from '../windows.js';

export default defineCalls({
  names: layers('ConvTranspose1d', 'ConvTranspose2d', 'ConvTranspose3d'),
  parameters: (call) => {
    const inputs = call.count('in_channels');
    const outputs = call.count('out_channels');
    const groups = call.count('groups', 1);
    if (inputs % groups !== 0 || outputs % groups !== 0) {
      throw new Refusal(`both channel counts must be divisible by \`groups\` (${groups})`);
    }
    const taps = call.sizes('kernel_size', call.axes).reduce((product, size) => product * size, 1);
    return (inputs * outputs * taps) / groups + (call.flag('bias') ? outputs : 0);
  },
  tensors: (call) => ({
    weight: [
      call.count('in_channels'),
      call.count('out_channels') / call.count('groups', 1),
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
  ],
});

function changesOf(call: GivenCall) {
  const { axes } = call;
  const stride = call.sizes('stride', axes, 1);
  const padding = call.sizes('padding', axes);
  const dilation = call.sizes('dilation', axes, 1);
  const extra = call.sizes('output_padding', axes);
  return call.sizes('kernel_size', axes, 1).map((kernel, axis) => {
    const step = stride[axis] ?? 1;
    const rim = padding[axis] ?? 0;
    const gap = dilation[axis] ?? 1;
    const more = extra[axis] ?? 0;
    if (more >= Math.max(step, gap)) {
      throw new Refusal('`output_padding` must be smaller than stride or dilation');
    }
    return {
      formula: `(n − 1)·${step}${rim > 0 ? ` − 2·${rim}` : ''} + ${gap > 1 ? `${gap}·` : ''}(${kernel} − 1)${more > 0 ? ` + ${more}` : ''} + 1`,
      change: (length: number): number => {
        const result = (length - 1) * step - 2 * rim + gap * (kernel - 1) + more + 1;
        if (result < 1) throw new Refusal(`nothing is left of a length of ${length}`);
        return result;
      },
    };
  });
}
