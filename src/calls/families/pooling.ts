import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import {
  axesText,
  changeLast,
  mustHaveAxesAndChannels,
  places,
  placesText,
  spatialLetters,
  type Window,
} from '../windows.js';

export default defineCalls({
  names: layers(
    ...['MaxPool1d', 'MaxPool2d', 'MaxPool3d', 'AvgPool1d', 'AvgPool2d', 'AvgPool3d'],
    ...['LPPool1d', 'LPPool2d', 'LPPool3d'],
  ),
  takes: (call) => [spatialLetters(call.axes)],
  givesTuple: (call) => call.leaf.startsWith('Max') && call.flag('return_indices'),
  output: (call, input) => {
    mustHaveAxesAndChannels(input, call.axes);
    const windows = windowsOf(call);
    return changeLast(input, call.axes, (length, axis) => slide(length, windows[axis]));
  },
  facts: [
    (call) => {
      const windows = windowsOf(call);
      return axesText(windows.map(placesText), (length, axis) => slide(length, windows[axis]));
    },
  ],
});

function slide(length: number, window: Window | undefined): number {
  return window ? places(length, window) : length;
}

function windowsOf(call: GivenCall): Window[] {
  const { axes } = call;
  const kernel = call.sizes('kernel_size', axes, 1);
  const stride = call.isNone('stride') ? kernel : call.sizes('stride', axes, 1);
  const optional = (name: string, otherwise: number): readonly number[] =>
    call.value(name) ? call.sizes(name, axes) : kernel.map(() => otherwise);
  const padding = optional('padding', 0);
  const dilation = optional('dilation', 1);
  const ceil = call.flag('ceil_mode');
  return kernel.map((size, axis) => {
    const window: Window = {
      kernel: size,
      stride: stride[axis] ?? size,
      padding: padding[axis] ?? 0,
      dilation: dilation[axis] ?? 1,
      ceil,
    };
    const extent = window.dilation * (size - 1) + 1;
    if (window.padding > Math.floor(extent / 2)) {
      throw new Refusal('`padding` must be at most half of the kernel');
    }
    return window;
  });
}
