import { number, tensor } from '../params.js';
import { checkClass, checkClassWeights } from './weights.js';
import { defineLoss, reduction } from './define.js';

/** Negative log likelihood: picks the log-probability of the target class. */
export default defineLoss({
  id: 'nll_loss',
  label: 'NLLLoss',
  forms: [
    {
      name: 'torch.nn.NLLLoss',
      signature: "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.nll_loss',
      signature:
        "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = -w_y\, x_y`,
  text: 'loss = −weight[target] · input[target]',
  params: {
    reduction,
    weight: tensor('The weight of each class.'),
    ignore_index: number({
      default: -100,
      min: -100,
      max: 9,
      step: 1,
      description: 'Rows with this target cost nothing and do not count.',
      allowed: { test: Number.isInteger, text: 'a whole number' },
    }),
  },
  operands: { input: 'element', target: 'row' },
  differentiable: ['input'],
  per: 'row',
  kernel({ operands: { input, target }, gradients, values, rows, columns }, params) {
    const { weight, ignore_index } = params;
    checkClassWeights(weight, columns);
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const y = target[row]!;
      if (y === ignore_index) continue;
      checkClass(y, columns);
      const share = weight ? weight[y]! : 1;
      values[row] = -share * input[row * columns + y]!;
      gradients.input[row * columns + y] = -share;
      total += share;
    }
    return total;
  },
  curve: { variable: 'input[target]', targets: [0], domain: [-6, 0], f: (x) => -x, df: () => -1 },
});
