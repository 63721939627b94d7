import { number } from '../params.js';
import { reduction } from './define.js';
import { definePointwiseLoss } from './pointwise.js';

/** For distances: small where the target is 1, at least the margin where it is −1. */
export default definePointwiseLoss({
  id: 'hinge_embedding_loss',
  label: 'HingeEmbeddingLoss',
  forms: [
    {
      name: 'torch.nn.HingeEmbeddingLoss',
      signature: "margin=1.0, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.hinge_embedding_loss',
      signature: "input, target, margin=1.0, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = \begin{cases} x & y = 1 \\ \max(0,\, \texttt{margin} - x) & y = -1 \end{cases}`,
  text: 'loss = input if target is 1, max(0, margin − input) if it is −1',
  params: {
    reduction,
    margin: number({
      default: 1,
      min: 0,
      max: 5,
      step: 0.1,
      description: 'The distance from which on unlike pairs cost nothing.',
    }),
  },
  targets: [1, -1],
  // A target that is neither gets both terms, as in PyTorch.
  value: (x, y, { margin }) => (y === 1 ? 0 : Math.max(margin - x, 0)) + (y === -1 ? 0 : x),
  slope: (x, y, { margin }) => (y !== 1 && margin - x >= 0 ? -1 : 0) + (y === -1 ? 0 : 1),
});
