import { reduction } from './define.js';
import { definePointwiseLoss } from './pointwise.js';

/** Mean squared error. */
export default definePointwiseLoss({
  id: 'mse_loss',
  label: 'MSELoss',
  forms: [
    { name: 'torch.nn.MSELoss', signature: "size_average=None, reduce=None, reduction='mean'" },
    {
      name: 'torch.nn.functional.mse_loss',
      signature: "input, target, size_average=None, reduce=None, reduction='mean', weight=None",
    },
  ],
  tex: String.raw`\ell(x, y) = (x - y)^2`,
  text: 'loss = (input − target)²',
  params: { reduction },
  targets: [0, 1],
  value: (x, y) => (x - y) * (x - y),
  slope: (x, y) => 2 * (x - y),
});
