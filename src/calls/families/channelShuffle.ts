import { defineCalls, layers, Refusal } from '../define.js';
import { mustHaveLeast } from '../windows.js';

export default defineCalls({
  names: layers('ChannelShuffle'),
  takes: () => [['N', 'C', 'H', 'W']],
  output: (call, input) => {
    const groups = call.count('groups', 1);
    mustHaveLeast(input, 3);
    return input.map((size, i) =>
      i !== 1
        ? size
        : size.map((channels) => {
            if (channels % groups === 0) return channels;
            throw new Refusal(`${channels} channels cannot be divided into ${groups} groups`);
          }),
    );
  },
  facts: [(call) => `takes the channels in turn from ${call.count('groups', 1)} groups`],
});
