import { flag, number } from '../params.js';
import { tripletKernel } from './triplet.js';
import { defineLoss, reduction } from './define.js';

/** The triplet loss with its default distance, the Euclidean one; a `distance_function` is not taken. */
export default defineLoss({
  id: 'triplet_margin_with_distance_loss',
  label: 'TripletMarginWithDistanceLoss',
  forms: [
    {
      name: 'torch.nn.TripletMarginWithDistanceLoss',
      signature: "*, distance_function=None, margin=1.0, swap=False, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.triplet_margin_with_distance_loss',
      signature:
        "anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(a, p, n) = \max(0,\, d(a, p) - d(a, n) + \texttt{margin})`,
  text: 'loss = max(0, d(anchor, positive) − d(anchor, negative) + margin), d = distance_function, by default the Euclidean distance',
  special: [
    {
      when: { swap: true },
      tex: String.raw`\ell(a, p, n) = \max(0,\, d(a, p) - \min(d(a, n),\, d(p, n)) + \texttt{margin})`,
      text: 'loss = max(0, d(anchor, positive) − min(d(anchor, negative), d(positive, negative)) + margin), d = distance_function, by default the Euclidean distance',
    },
  ],
  params: {
    reduction,
    margin: number({
      default: 1,
      min: 0.1,
      max: 5,
      step: 0.1,
      description: 'By how much the negative must be farther than the positive.',
      allowed: { test: (margin) => margin > 0, text: 'positive' },
    }),
    swap: flag({
      default: false,
      description: 'Uses the distance of positive and negative where that is the shorter one.',
    }),
  },
  operands: { anchor: 'element', positive: 'element', negative: 'element' },
  differentiable: ['anchor', 'positive', 'negative'],
  per: 'row',
  kernel: (job, { margin, swap }) => tripletKernel(job, { margin, swap, p: 2, eps: 1e-6 }),
  curve: {
    variable: 'd(anchor, positive) − d(anchor, negative)',
    targets: [0],
    f: (x, _target, { margin }) => Math.max(x + margin, 0),
    df: (x, _target, { margin }) => (x + margin >= 0 ? 1 : 0),
  },
});
