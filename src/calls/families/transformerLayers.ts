import { headSize } from '../attentionSize.js';
import { defineCalls, layers } from '../define.js';
import { Refusal } from '../refusals.js';
import { sequenceLetters, transformerLayerSize } from '../transformerSize.js';
import { mustHave, mustHaveAxes } from '../windows.js';

export default defineCalls({
  names: layers('TransformerEncoderLayer', 'TransformerDecoderLayer'),
  parameters: (call) =>
    transformerLayerSize(call, call.leaf === 'TransformerEncoderLayer' ? 'encoder' : 'decoder'),
  takes: (call) => [sequenceLetters(call)],
  numbers: 'float',
  output: (call, input) => {
    if (call.leaf === 'TransformerDecoderLayer') throw new Refusal('it needs a memory beside');
    mustHaveAxes(input, 2, 3);
    return mustHave(input, input.length - 1, call.length('d_model', 1), 'features');
  },
  facts: [
    (call) => {
      const heads = call.count('nhead', 1);
      return `${heads} heads of **${headSize(call.count('d_model', 1), heads)}** features`;
    },
    (call) => {
      const features = call.count('d_model', 1);
      const axes = call.flag('batch_first') ? 'N, L' : 'L, N';
      return `(${axes}, ${features}) → (${axes}, **${features}**), inside ${call.count('dim_feedforward')}`;
    },
  ],
});
