import { defineCalls, layers, Refusal } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { grouped } from '../text.js';

export default defineCalls({
  names: layers(
    ...['BatchNorm1d', 'BatchNorm2d', 'BatchNorm3d', 'SyncBatchNorm', 'GroupNorm'],
    ...['InstanceNorm1d', 'InstanceNorm2d', 'InstanceNorm3d'],
  ),
  parameters: (call) => {
    if (call.leaf === 'GroupNorm') groupSize(call);
    return call.flag('affine') ? channelsOf(call) * (call.flag('bias') ? 2 : 1) : 0;
  },
  tensors: (call) => ({ weight: [channelsOf(call)], bias: [channelsOf(call)] }),
  input: (call, side) => {
    const axes = /([123])d$/.test(call.leaf) ? call.axes : 2;
    const isFlat = call.leaf === 'BatchNorm1d';
    return [1, channelsOf(call), ...(isFlat ? [] : Array<number>(axes).fill(side))];
  },
  output: (call, input) => {
    const channels = channelsOf(call);
    if (input[1] !== channels) {
      throw new Refusal(`${channels} channels expected, ${input[1] ?? 0} come in`);
    }
    return input;
  },
  facts: [
    (call) => {
      if (call.leaf === 'GroupNorm') {
        return `${call.count('num_groups', 1)} groups of **${groupSize(call)}** channels`;
      }
      if (!call.flag('track_running_stats')) return undefined;
      return `keeps ${grouped(2 * channelsOf(call))} running means and variances, saved but not learned`;
    },
  ],
});

function channelsOf(call: GivenCall): number {
  return call.count(call.leaf === 'GroupNorm' ? 'num_channels' : 'num_features');
}

function groupSize(call: GivenCall): number {
  const channels = call.count('num_channels');
  const groups = call.count('num_groups', 1);
  if (channels % groups !== 0) {
    throw new Refusal(
      `\`num_channels\` (${channels}) must be divisible by \`num_groups\` (${groups})`,
    );
  }
  return channels / groups;
}
