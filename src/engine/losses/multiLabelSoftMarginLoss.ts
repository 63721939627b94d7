import { tensor } from '../params.js';
import { logSigmoid, sigmoid } from '../special/logistic.js';
import { checkClassWeights } from './weights.js';
import { defineLoss, reduction } from './define.js';

/** Binary cross-entropy of every class, averaged over the classes. */
export default defineLoss({
  id: 'multi_label_soft_margin_loss',
  label: 'MultiLabelSoftMarginLoss',
  forms: [
    {
      name: 'torch.nn.MultiLabelSoftMarginLoss',
      signature: "weight=None, size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.multilabel_soft_margin_loss',
      signature: "input, target, weight=None, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = -\frac{1}{C} \sum_c w_c \left[y_c \log \sigma(x_c) + (1 - y_c) \log \sigma(-x_c)\right]`,
  text: 'loss = −Σ weight · (target · log σ(input) + (1 − target) · log σ(−input)) / classes',
  params: { reduction, weight: tensor('The weight of each class.') },
  operands: { input: 'element', target: 'element' },
  differentiable: ['input'],
  per: 'row',
  kernel({ operands: { input, target }, gradients, values, columns }, { weight }) {
    checkClassWeights(weight, columns);
    for (let i = 0; i < input.length; i++) {
      const share = (weight ? weight[i % columns]! : 1) / columns;
      values[Math.floor(i / columns)]! += share * cost(input[i]!, target[i]!);
      gradients.input[i] = share * slope(input[i]!, target[i]!);
    }
    return undefined;
  },
  curve: { variable: 'input of the only class', targets: [1, 0], f: cost, df: slope },
});

function cost(x: number, y: number): number {
  return -(y * logSigmoid(x) + (1 - y) * logSigmoid(-x));
}

function slope(x: number, y: number): number {
  return (1 - y) * sigmoid(x) - y * sigmoid(-x);
}
