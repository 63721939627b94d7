import { headSize } from '../attentionSize.js';
import { defineCalls, layers } from '../define.js';
import { Unreadable } from '../refusals.js';
import { normSize, transformerLayerSize } from '../transformerSize.js';

export default defineCalls({
  names: layers('Transformer'),
  parameters: (call) => {
    for (const name of ['custom_encoder', 'custom_decoder']) {
      if (!call.isNone(name)) throw new Unreadable(name);
    }
    return (
      call.count('num_encoder_layers') * transformerLayerSize(call, 'encoder') +
      call.count('num_decoder_layers') * transformerLayerSize(call, 'decoder') +
      2 * normSize(call)
    );
  },
  unfit: 'it needs a source and a target',
  facts: [
    (call) => {
      const heads = call.count('nhead', 1);
      return `${heads} heads of **${headSize(call.count('d_model', 1), heads)}** features`;
    },
  ],
});
