import { flag, number } from '../params.js';
import { tripletKernel } from './triplet.js';
import { defineLoss, reduction } from './define.js';

/** Schroff et al. 2015, "FaceNet"; `swap` is that of Balntas et al. 2016. */
export default defineLoss({
  id: 'triplet_margin_loss',
  label: 'TripletMarginLoss',
  forms: [
    {
      name: 'torch.nn.TripletMarginLoss',
      signature:
        "margin=1.0, p=2.0, eps=1e-06, swap=False, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.triplet_margin_loss',
      signature:
        "anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(a, p, n) = \max(0,\, \lVert a - p \rVert - \lVert a - n \rVert + \texttt{margin})`,
  text: 'loss = max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin)',
  special: [
    {
      when: { swap: true },
      tex: String.raw`\ell(a, p, n) = \max(0,\, \lVert a - p \rVert - \min(\lVert a - n \rVert,\, \lVert p - n \rVert) + \texttt{margin})`,
      text: 'loss = max(0, ‖anchor − positive‖ − min(‖anchor − negative‖, ‖positive − negative‖) + margin)',
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
    p: number({
      default: 2,
      min: 1,
      max: 4,
      step: 0.5,
      description: 'The degree of the norm.',
      allowed: { test: (p) => p > 0, text: 'positive' },
    }),
    eps: number({
      default: 1e-6,
      min: 0,
      max: 0.01,
      step: 1e-6,
      description: 'Added to every difference, so that no distance is 0.',
    }),
    swap: flag({
      default: false,
      description: 'Uses the distance of positive and negative where that is the shorter one.',
    }),
  },
  operands: { anchor: 'element', positive: 'element', negative: 'element' },
  differentiable: ['anchor', 'positive', 'negative'],
  per: 'row',
  kernel: tripletKernel,
  curve: {
    variable: 'd(anchor, positive) − d(anchor, negative)',
    targets: [0],
    f: (x, _target, { margin }) => Math.max(x + margin, 0),
    df: (x, _target, { margin }) => (x + margin >= 0 ? 1 : 0),
  },
});
