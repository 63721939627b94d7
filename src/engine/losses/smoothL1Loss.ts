import { number } from '../params.js';
import { reduction } from './define.js';
import { definePointwiseLoss, signOf } from './pointwise.js';

/** Girshick 2015, "Fast R-CNN": squared near the target, absolute farther out. */
export default definePointwiseLoss({
  id: 'smooth_l1_loss',
  label: 'SmoothL1Loss',
  forms: [
    {
      name: 'torch.nn.SmoothL1Loss',
      signature: "size_average=None, reduce=None, reduction='mean', beta=1.0",
    },
    {
      name: 'torch.nn.functional.smooth_l1_loss',
      signature: "input, target, size_average=None, reduce=None, reduction='mean', beta=1.0",
    },
  ],
  tex: String.raw`\ell(x, y) = \begin{cases} (x - y)^2 / (2\beta) & |x - y| < \beta \\ |x - y| - \beta/2 & \text{otherwise} \end{cases}`,
  text: 'loss = (input − target)² / (2 · beta) if |input − target| < beta else |input − target| − beta / 2',
  params: {
    reduction,
    beta: number({
      default: 1,
      min: 0,
      max: 5,
      step: 0.1,
      description: 'Where the square ends and the absolute value begins; 0 is L1Loss.',
      allowed: { test: (beta) => beta >= 0, text: 'at least 0' },
    }),
  },
  targets: [0, 1],
  value: (x, y, { beta }) => {
    const distance = Math.abs(x - y);
    return distance < beta ? (0.5 * distance * distance) / beta : distance - 0.5 * beta;
  },
  slope: (x, y, { beta }) => {
    const difference = x - y;
    if (beta === 0) return signOf(difference);
    return Math.abs(difference) >= beta ? Math.sign(difference) : difference / beta;
  },
});
