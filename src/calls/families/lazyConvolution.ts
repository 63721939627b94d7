import { convolutionChanges } from '../convolutionChanges.js';
import { changesText, type LengthChange } from '../convolving.js';
import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { transposedChanges } from '../transposedChanges.js';
import { changeLast, mustHaveAxesAndChannels, spatialLetters } from '../windows.js';

export default defineCalls({
  names: layers(
    ...['LazyConv1d', 'LazyConv2d', 'LazyConv3d'],
    ...['LazyConvTranspose1d', 'LazyConvTranspose2d', 'LazyConvTranspose3d'],
  ),
  parameters: (call, input) => {
    const channels = input?.at(-call.axes - 1)?.known ?? call.lazy('in_channels');
    const out = call.count('out_channels');
    const taps = call.sizes('kernel_size', call.axes).reduce((product, size) => product * size, 1);
    return (channels * out * taps) / call.count('groups', 1) + (call.flag('bias') ? out : 0);
  },
  takes: (call) => [spatialLetters(call.axes)],
  numbers: 'float',
  output: (call, input) => {
    const { axes } = call;
    mustHaveAxesAndChannels(input, axes);
    const groups = call.count('groups', 1);
    const changes = changesOf(call);
    return changeLast(input, axes, (length, axis) => changes[axis]?.change(length) ?? length).map(
      (length, i) => {
        if (i !== input.length - axes - 1) return length;
        length.map((channels) => {
          if (channels % groups === 0) return channels;
          throw new Refusal(`${channels} channels cannot be divided into ${groups} groups`);
        });
        return call.length('out_channels');
      },
    );
  },
  facts: [(call) => changesText(changesOf(call))],
});

function changesOf(call: GivenCall): LengthChange[] {
  return call.leaf.startsWith('LazyConvT') ? transposedChanges(call) : convolutionChanges(call);
}
