import { defineCalls, layers } from '../define.js';

export default defineCalls({
  names: layers('Embedding', 'EmbeddingBag'),
  parameters: (call) => call.count('num_embeddings') * call.count('embedding_dim'),
  tensors: (call) => ({ weight: [call.count('num_embeddings'), call.count('embedding_dim')] }),
  input: () => [1, 16],
  output: (call, input) =>
    call.leaf === 'Embedding'
      ? [...input, call.count('embedding_dim')]
      : [input[0] ?? 1, call.count('embedding_dim')],
  facts: [
    (call) => {
      const features = call.count('embedding_dim');
      const ids = `ids 0 to ${call.count('num_embeddings') - 1}`;
      return call.leaf === 'Embedding'
        ? `${ids}: (\\*) → (\\*, **${features}**)`
        : `${ids}: (N, L) → (N, **${features}**)`;
    },
  ],
});
