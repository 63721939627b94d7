import { number, tensor } from '../params.js';
import { checkClass, checkClassWeights } from './weights.js';
import { defineLoss, reduction } from './define.js';

/** Crammer & Singer 2001: the score of the target class must lead every other by the margin. */
export default defineLoss({
  id: 'multi_margin_loss',
  label: 'MultiMarginLoss',
  forms: [
    {
      name: 'torch.nn.MultiMarginLoss',
      signature: "p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.multi_margin_loss',
      signature:
        "input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = \frac{w_y}{C} \sum_{i \ne y} \max(0,\, \texttt{margin} - x_y + x_i)^p`,
  text: 'loss = weight[target] · Σ max(0, margin − input[target] + input[i])^p / classes, over i ≠ target',
  params: {
    reduction,
    p: number({
      default: 1,
      min: 1,
      max: 2,
      step: 1,
      description: 'The power of each violation.',
      allowed: { test: (p) => p === 1 || p === 2, text: '1 or 2' },
    }),
    margin: number({
      default: 1,
      min: 0,
      max: 5,
      step: 0.1,
      description: 'By how much the target class must lead.',
    }),
    weight: tensor('The weight of each class.'),
  },
  operands: { input: 'element', target: 'row' },
  differentiable: ['input'],
  per: 'row',
  kernel({ operands: { input, target }, gradients, values, rows, columns }, params) {
    const { p, margin, weight } = params;
    const gradient = gradients.input;
    checkClassWeights(weight, columns);
    for (let row = 0; row < rows; row++) {
      const y = target[row]!;
      checkClass(y, columns);
      const start = row * columns;
      const share = (weight ? weight[y]! : 1) / columns;
      for (let i = start; i < start + columns; i++) {
        if (i === start + y) continue;
        const z = margin - input[start + y]! + input[i]!;
        if (z <= 0) continue;
        const slope = share * (p === 1 ? 1 : 2 * z);
        values[row]! += share * (p === 1 ? z : z * z);
        gradient[i] = slope;
        gradient[start + y]! -= slope;
      }
    }
    return undefined;
  },
  curve: {
    variable: 'input[0] of two classes, with input[1] = 0 and no weights',
    targets: [0, 1],
    f: (x, y, { p, margin }) => Math.max(margin - (y === 0 ? x : -x), 0) ** p / 2,
    df: (x, y, { p, margin }) => {
      const z = margin - (y === 0 ? x : -x);
      if (z <= 0) return 0;
      return ((y === 0 ? -1 : 1) * (p === 1 ? 1 : 2 * z)) / 2;
    },
  },
});
