import { headSize } from '../attentionSize.js';
import { defineCalls, layers, Refusal } from '../define.js';
import { transformerLayerSize } from '../transformerSize.js';

export default defineCalls({
  names: layers('TransformerEncoderLayer', 'TransformerDecoderLayer'),
  parameters: (call) =>
    transformerLayerSize(call, call.leaf === 'TransformerEncoderLayer' ? 'encoder' : 'decoder'),
  input: (call) => [1, 16, call.count('d_model', 1)],
  output: (call, input) => {
    const features = call.count('d_model', 1);
    if (input.at(-1) !== features) {
      throw new Refusal(`${features} features expected, ${input.at(-1) ?? 0} come in`);
    }
    return input;
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
