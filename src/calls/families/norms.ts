import { defineCalls, layers, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { Length, type Lengths } from '../shapes/length.js';
import { grouped } from '../text.js';
import { inGroups, mustHave, mustHaveAxes, mustHaveLeast, spatialLetters } from '../windows.js';

export default defineCalls({
  names: layers(
    ...['BatchNorm1d', 'BatchNorm2d', 'BatchNorm3d', 'SyncBatchNorm', 'GroupNorm'],
    ...['InstanceNorm1d', 'InstanceNorm2d', 'InstanceNorm3d'],
    ...['LazyBatchNorm1d', 'LazyBatchNorm2d', 'LazyBatchNorm3d'],
    ...['LazyInstanceNorm1d', 'LazyInstanceNorm2d', 'LazyInstanceNorm3d'],
  ),
  parameters: (call, input) => {
    if (call.leaf === 'GroupNorm') groupSize(call);
    if (!call.flag('affine')) return 0;
    return channelCount(call, input) * (call.flag('bias') ? 2 : 1);
  },
  tensors: (call) => ({ weight: [channelCount(call)], bias: [channelCount(call)] }),
  takes: (call) => {
    const images = spatialLetters(/[123]d$/.test(call.leaf) ? call.axes : 2);
    return call.leaf.endsWith('BatchNorm1d') ? [['N', 'C'], images] : [images];
  },
  numbers: 'float',
  output: (call, input) => {
    if (call.leaf === 'GroupNorm') return groupNormed(call, input);
    if (call.leaf.includes('Instance')) return instanceNormed(call, input);
    if (call.leaf === 'SyncBatchNorm') mustHaveLeast(input, 2);
    else if (call.leaf.endsWith('BatchNorm1d')) mustHaveAxes(input, 2, 3);
    else mustHaveAxes(input, call.axes + 2);
    const decides = call.flag('affine') || call.flag('track_running_stats');
    return decides ? withChannels(call, input, 1) : input;
  },
  facts: [
    (call) => {
      if (call.leaf === 'GroupNorm') {
        return `${call.count('num_groups', 1)} groups of **${groupSize(call)}** channels`;
      }
      if (!call.flag('track_running_stats') || isLazy(call)) return undefined;
      return `keeps ${grouped(2 * channelCount(call))} running means and variances, saved but not learned`;
    },
  ],
});

function isLazy(call: GivenCall): boolean {
  return call.leaf.startsWith('Lazy');
}

function channelsName(call: GivenCall): string {
  return call.leaf === 'GroupNorm' ? 'num_channels' : 'num_features';
}

/** What a lazy layer learns of its first input. */
function channelCount(call: GivenCall, input?: Lengths): number {
  if (!isLazy(call)) return call.count(channelsName(call));
  return input?.[1]?.known ?? call.lazy('num_features');
}

function withChannels(call: GivenCall, input: Lengths, at: number): Lengths {
  return isLazy(call) ? input : mustHave(input, at, call.length(channelsName(call)), 'channels');
}

function groupNormed(call: GivenCall, input: Lengths): Lengths {
  mustHaveLeast(input, 2);
  if (call.flag('affine')) return withChannels(call, input, 1);
  const groups = call.count('num_groups', 1);
  return inGroups(input, groups);
}

function instanceNormed(call: GivenCall, input: Lengths): Lengths {
  const { axes } = call;
  mustHaveAxes(input, axes + 1, axes + 2);
  const tracks = call.flag('track_running_stats');
  const isSingle = input.slice(-axes).every(({ known }) => known === 1);
  if (isSingle && !tracks) {
    throw new Refusal('more than one number a channel expected, one comes in');
  }
  if (!tracks && !call.flag('affine')) return input;
  if (isLazy(call) && input.length === axes + 1) return withFirstAsSecond(input);
  return withChannels(call, input, input.length - axes - 1);
}

/** A lazy layer takes the second axis for the channels, even without a batch. */
function withFirstAsSecond(input: Lengths): Lengths {
  return mustHave(input, 0, input[1] ?? Length.of(0), 'channels');
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
