import { defineCalls, layers, type GivenCall } from '../define.js';
import { mustHaveAxesAndChannels, replaceLast, spatialLetters } from '../windows.js';

export default defineCalls({
  names: layers(
    ...['AdaptiveAvgPool1d', 'AdaptiveAvgPool2d', 'AdaptiveAvgPool3d'],
    ...['AdaptiveMaxPool1d', 'AdaptiveMaxPool2d', 'AdaptiveMaxPool3d'],
  ),
  takes: (call) => [spatialLetters(call.axes)],
  givesTuple: (call) => call.leaf.includes('Max') && call.flag('return_indices'),
  output: (call, input) => {
    mustHaveAxesAndChannels(input, call.axes);
    const sizes = targetsOf(call);
    return replaceLast(input, sizes);
  },
  facts: [
    (call) => {
      const sizes = targetsOf(call).map((size) =>
        size === undefined ? 'as it is' : `**${size}**`,
      );
      return `any size → ${sizes.join(' × ')}`;
    },
  ],
});

/** The size of each axis, `undefined` where it stays as it is. */
function targetsOf(call: GivenCall): (number | undefined)[] {
  const { axes } = call;
  const value = call.value('output_size');
  if (value?.kind !== 'sequence') {
    return call.isNone('output_size') && value
      ? Array<undefined>(axes).fill(undefined)
      : [...call.sizes('output_size', axes)];
  }
  const isKept = value.items.map((item) => item.kind === 'literal' && item.value === null);
  if (!isKept.includes(true)) return [...call.sizes('output_size', axes)];
  return value.items.map((item, i) =>
    isKept[i] || item.kind !== 'literal' || typeof item.value !== 'number' ? undefined : item.value,
  );
}
