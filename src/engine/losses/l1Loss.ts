import { reduction } from './define.js';
import { definePointwiseLoss, signOf } from './pointwise.js';

/** Mean absolute error; slope 0 where input and target are equal, as in PyTorch. */
export default definePointwiseLoss({
  id: 'l1_loss',
  label: 'L1Loss',
  forms: [
    { name: 'torch.nn.L1Loss', signature: "size_average=None, reduce=None, reduction='mean'" },
    {
      name: 'torch.nn.functional.l1_loss',
      signature: "input, target, size_average=None, reduce=None, reduction='mean', weight=None",
    },
  ],
  tex: String.raw`\ell(x, y) = |x - y|`,
  text: 'loss = |input − target|',
  params: { reduction },
  targets: [0, 1],
  value: (x, y) => Math.abs(x - y),
  slope: (x, y) => signOf(x - y),
});
