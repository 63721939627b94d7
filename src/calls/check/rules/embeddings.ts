import { layers } from '../../define.js';
import { defineChecks, faultOf } from '../define.js';
import { laterSize, leadingSize } from '../sizes.js';
import { ofKind, optional, whole } from '../vocabulary.js';

export default defineChecks({
  names: layers('Embedding', 'EmbeddingBag'),
  takes: { padding_idx: optional(whole()), _weight: ofKind('a tensor', 'None') },
  together: [
    (call) =>
      call.value('_weight') === undefined || call.isNone('_weight')
        ? faultOf(call, { num_embeddings: leadingSize, embedding_dim: laterSize })
        : undefined,
    (call) => {
      const [rows, at] = [call.number('num_embeddings'), call.number('padding_idx')];
      if (rows === undefined || at === undefined || (at >= -rows && at < rows)) return undefined;
      const sentence = `\`padding_idx\` must be from ${-rows} to ${rows - 1}, as there are ${rows} embeddings, got \`${call.text('padding_idx')}\``;
      return { parameter: 'padding_idx', sentence };
    },
  ],
});
