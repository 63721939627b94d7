import { number } from '../params.js';
import { reduction } from './define.js';
import { definePointwiseLoss } from './pointwise.js';

/** Huber 1964, "Robust Estimation of a Location Parameter": beta · SmoothL1Loss of that beta. */
export default definePointwiseLoss({
  id: 'huber_loss',
  label: 'HuberLoss',
  forms: [
    { name: 'torch.nn.HuberLoss', signature: "reduction='mean', delta=1.0" },
    {
      name: 'torch.nn.functional.huber_loss',
      signature: "input, target, reduction='mean', delta=1.0, weight=None",
    },
  ],
  tex: String.raw`\ell(x, y) = \begin{cases} \tfrac12 (x - y)^2 & |x - y| \le \delta \\ \delta\,(|x - y| - \delta/2) & \text{otherwise} \end{cases}`,
  text: 'loss = (input − target)² / 2 if |input − target| ≤ delta else delta · (|input − target| − delta / 2)',
  params: {
    reduction,
    delta: number({
      default: 1,
      min: 0.1,
      max: 5,
      step: 0.1,
      description: 'Where the square ends and the line begins.',
      allowed: { test: (delta) => delta > 0, text: 'positive' },
    }),
  },
  targets: [0, 1],
  value: (x, y, { delta }) => {
    const distance = Math.abs(x - y);
    return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
  },
  slope: (x, y, { delta }) => {
    const difference = x - y;
    return Math.abs(difference) >= delta ? delta * Math.sign(difference) : difference;
  },
});
