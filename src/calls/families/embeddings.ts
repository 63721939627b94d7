import { defineCalls, layers } from '../define.js';
import { mustHaveAxes } from '../windows.js';

export default defineCalls({
  names: layers('Embedding', 'EmbeddingBag'),
  parameters: (call) => call.count('num_embeddings') * call.count('embedding_dim'),
  tensors: (call) => ({ weight: [call.count('num_embeddings'), call.count('embedding_dim')] }),
  takes: () => [['N', 'L'], ['N']],
  numbers: 'whole',
  output: (call, input) => {
    const features = call.length('embedding_dim');
    if (call.leaf === 'Embedding') return [...input, features];
    mustHaveAxes(input, 2);
    return [...input.slice(0, 1), features];
  },
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
