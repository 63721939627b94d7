import { number } from '../params.js';
import { defineLoss, reduction } from './define.js';

/** Asks that input1 ranks above input2 by a margin where the target is 1, below where it is −1. */
export default defineLoss({
  id: 'margin_ranking_loss',
  label: 'MarginRankingLoss',
  forms: [
    {
      name: 'torch.nn.MarginRankingLoss',
      signature: "margin=0.0, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.margin_ranking_loss',
      signature:
        "input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x_1, x_2, y) = \max(0,\, -y\,(x_1 - x_2) + \texttt{margin})`,
  text: 'loss = max(0, −target · (input1 − input2) + margin)',
  params: {
    reduction,
    margin: number({
      default: 0,
      min: -1,
      max: 5,
      step: 0.1,
      description: 'By how much the right one must lead before the loss is 0.',
    }),
  },
  operands: { input1: 'element', input2: 'element', target: 'element' },
  differentiable: ['input1', 'input2'],
  per: 'element',
  kernel({ operands: { input1, input2, target }, gradients, values }, { margin }) {
    for (let i = 0; i < input1.length; i++) {
      const cost = -target[i]! * (input1[i]! - input2[i]!) + margin;
      values[i] = Math.max(cost, 0);
      const slope = cost >= 0 ? -target[i]! : 0; // PyTorch's clamp passes the gradient at 0
      gradients.input1[i] = slope;
      gradients.input2[i] = -slope;
    }
    return undefined;
  },
  curve: {
    variable: 'input1 − input2',
    targets: [1, -1],
    f: (x, y, { margin }) => Math.max(-y * x + margin, 0),
    df: (x, y, { margin }) => (-y * x + margin >= 0 ? -y : 0),
  },
});
