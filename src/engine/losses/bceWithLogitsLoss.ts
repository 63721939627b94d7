import { tensor } from '../params.js';
import { logSigmoid, sigmoid } from '../special/logistic.js';
import { weightOf } from './weights.js';
import { defineLoss, reduction } from './define.js';

/** Binary cross-entropy of logits, in the form that neither overflows nor cancels. */
export default defineLoss({
  id: 'bce_with_logits_loss',
  label: 'BCEWithLogitsLoss',
  forms: [
    {
      name: 'torch.nn.BCEWithLogitsLoss',
      signature: "weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None",
    },
    {
      name: 'torch.nn.functional.binary_cross_entropy_with_logits',
      signature:
        "input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None",
    },
  ],
  tex: String.raw`\ell(x, y) = -\left[p\, y \log \sigma(x) + (1 - y) \log(1 - \sigma(x))\right]`,
  text: 'loss = −(pos_weight · target · log σ(input) + (1 − target) · log(1 − σ(input)))',
  params: {
    reduction,
    weight: tensor('The weight of each element, or of each column.'),
    pos_weight: tensor('The weight of positive targets in each column.'),
  },
  operands: { input: 'element', target: 'element' },
  differentiable: ['input'],
  per: 'element',
  kernel({ operands: { input, target }, gradients, values, columns }, { weight, pos_weight }) {
    const weigh = weightOf('weight', weight, input.length, columns);
    const positive = weightOf('pos_weight', pos_weight, input.length, columns);
    for (let i = 0; i < input.length; i++) {
      values[i] = weigh(i) * cost(input[i]!, target[i]!, positive(i));
      gradients.input[i] = weigh(i) * slope(input[i]!, target[i]!, positive(i));
    }
    return undefined;
  },
  curve: {
    variable: 'input',
    targets: [1, 0],
    f: (x, y, { pos_weight }) => cost(x, y, pos_weight?.[0] ?? 1),
    df: (x, y, { pos_weight }) => slope(x, y, pos_weight?.[0] ?? 1),
  },
});

function cost(x: number, y: number, positive: number): number {
  return (1 - y) * x - ((positive - 1) * y + 1) * logSigmoid(x);
}

function slope(x: number, y: number, positive: number): number {
  return (1 - y) * sigmoid(x) - positive * y * sigmoid(-x);
}
