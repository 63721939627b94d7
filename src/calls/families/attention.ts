import { attentionSize, headSize } from '../attentionSize.js';
import { defineCalls, layers } from '../define.js';
import { bytes } from '../text.js';

const LONG = 1024;
const BYTES_OF_FLOAT32 = 4;

export default defineCalls({
  names: layers('MultiheadAttention'),
  parameters: (call) => {
    const features = call.count('embed_dim', 1);
    const extra = call.flag('add_bias_kv') ? 2 * features : 0;
    return (
      extra +
      attentionSize(features, call.count('num_heads', 1), {
        bias: call.flag('bias'),
        ...(!call.isNone('kdim') && { keys: call.count('kdim') }),
        ...(!call.isNone('vdim') && { values: call.count('vdim') }),
      })
    );
  },
  unfit: 'it needs query, key and value',
  facts: [
    (call) => {
      const heads = call.count('num_heads', 1);
      return `${heads} heads of **${headSize(call.count('embed_dim', 1), heads)}** features`;
    },
    (call) => {
      const scores = call.count('num_heads', 1) * LONG * LONG * BYTES_OF_FLOAT32;
      return `scores of ${LONG} tokens by ${LONG}, if they are returned: ${bytes(scores)} a sample`;
    },
  ],
});
