import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { changeLast, mustHaveAxesAndChannels, spatialLetters } from '../windows.js';

export default defineCalls({
  names: layers('FractionalMaxPool2d', 'FractionalMaxPool3d'),
  takes: (call) => [spatialLetters(call.axes)],
  givesTuple: (call) => call.flag('return_indices'),
  output: (call, input) => {
    mustHaveAxesAndChannels(input, call.axes);
    const target = targetOf(call);
    const kernel = call.sizes('kernel_size', call.axes, 1);
    return changeLast(input, call.axes, (length, axis) => {
      const result = target(length, axis);
      if (result + (kernel[axis] ?? 1) - 1 <= length && result >= 1) return result;
      throw new Refusal(`a length of ${length} is too short for ${result} windows`);
    });
  },
});

function targetOf(call: GivenCall): (length: number, axis: number) => number {
  if (!call.isNone('output_size')) {
    const sizes = call.sizes('output_size', call.axes, 1);
    return (length, axis) => sizes[axis] ?? length;
  }
  const ratios = call.numbers('output_ratio');
  const [only = 1] = ratios;
  return (length, axis) => Math.floor(length * (ratios.length === 1 ? only : (ratios[axis] ?? 1)));
}
