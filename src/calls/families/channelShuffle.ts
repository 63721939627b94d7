import { defineCalls, layers } from '../define.js';
import { inGroups, mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: layers('ChannelShuffle'),
  takes: () => [['N', 'C', 'H', 'W']],
  output: (call, input) => {
    const groups = call.count('groups', 1);
    mustHaveLeast(input, 3);
    return inGroups(input, groups);
  },
  facts: [(call) => `takes the channels in turn from ${call.count('groups', 1)} groups`],
});
