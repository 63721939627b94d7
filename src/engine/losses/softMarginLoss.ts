import { exp } from '../special/exp.js';
import { reduction } from './define.js';
import { definePointwiseLoss } from './pointwise.js';

/** The logistic loss of a score and a target of 1 or −1. */
export default definePointwiseLoss({
  id: 'soft_margin_loss',
  label: 'SoftMarginLoss',
  forms: [
    {
      name: 'torch.nn.SoftMarginLoss',
      signature: "size_average=None, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.soft_margin_loss',
      signature: "input, target, size_average=None, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = \log\!\left(1 + e^{-y x}\right)`,
  text: 'loss = log(1 + exp(−target · input))',
  params: { reduction },
  targets: [1, -1],
  value: (x, y) => Math.log1p(exp(-y * x)),
  slope: (x, y) => {
    const z = exp(-y * x);
    return (-y * z) / (z + 1);
  },
});
