import { convolutionChanges } from '../convolutionChanges.js';
import { defineConvolving } from '../convolving.js';
import { layers } from '../define.js';

export default defineConvolving({
  names: layers('Conv1d', 'Conv2d', 'Conv3d'),
  weightChannels: (call) => [
    call.count('out_channels'),
    call.count('in_channels') / call.count('groups', 1),
  ],
  changesOf: convolutionChanges,
  facts: [
    (call) => {
      const groups = call.count('groups', 1);
      const [before, after] = [call.count('in_channels'), call.count('out_channels')];
      if (groups === 1 || before % groups !== 0 || after % groups !== 0) return undefined;
      return groups === before
        ? 'depthwise: each filter sees one channel'
        : `${groups} groups: each filter sees ${before / groups} channels`;
    },
  ],
});
