import { number, tensor } from '../params.js';
import { sigmoid, softplus } from '../special/logistic.js';
import { classTarget, probabilityTarget } from './crossEntropy.js';
import { checkClassWeights } from './weights.js';
import { defineLoss, reduction } from './define.js';

/**
 * Cross-entropy of logits with classes, or with class probabilities if the target is as long as the
 * input (and there is more than one class). Label smoothing is that of Szegedy et al. 2016.
 */
export default defineLoss({
  id: 'cross_entropy_loss',
  label: 'CrossEntropyLoss',
  forms: [
    {
      name: 'torch.nn.CrossEntropyLoss',
      signature:
        "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
    },
    {
      name: 'torch.nn.functional.cross_entropy',
      signature:
        "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
    },
  ],
  tex: String.raw`\ell(x, y) = -w_y \log \frac{e^{x_y}}{\sum_c e^{x_c}}`,
  text: 'loss = −weight[target] · log(exp(input[target]) / Σ exp(input))',
  special: [
    {
      when: { label_smoothing: { not: 0 } },
      tex: String.raw`\ell(x, y) = -(1 - \varepsilon)\, w_y \log p_y - \frac{\varepsilon}{C} \sum_c w_c \log p_c, \quad p_c = \frac{e^{x_c}}{\sum_k e^{x_k}}`,
      text: 'loss = −(1 − label_smoothing) · weight[target] · log p[target] − label_smoothing / classes · Σ weight · log p, p = softmax(input)',
    },
  ],
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
    label_smoothing: number({
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      description: 'How much of the target is spread over all classes alike.',
      allowed: { test: (value) => value >= 0 && value <= 1, text: 'between 0 and 1' },
    }),
  },
  operands: { input: 'element', target: 'either' },
  differentiable: ['input'],
  per: 'row',
  kernel(job, params) {
    checkClassWeights(params.weight, job.columns);
    const { input, target } = job.operands;
    const probabilities = target.length === input.length && job.columns > 1;
    return probabilities ? probabilityTarget(job, params) : classTarget(job, params);
  },
  curve: {
    variable: 'input[0] of two classes, with input[1] = 0 and no weights',
    targets: [0, 1],
    f: (x, y, { label_smoothing }) => {
      const first = label_smoothing / 2 + (y === 0 ? 1 - label_smoothing : 0);
      return first * softplus(-x) + (1 - first) * softplus(x);
    },
    df: (x, y, { label_smoothing }) => {
      const first = label_smoothing / 2 + (y === 0 ? 1 - label_smoothing : 0);
      return (1 - first) * sigmoid(x) - first * sigmoid(-x);
    },
  },
});
