import { defineActivation } from './define.js';

/** Krizhevsky 2010, "Convolutional Deep Belief Networks on CIFAR-10". */
export default defineActivation({
  id: 'relu6',
  label: 'ReLU6',
  forms: [
    { name: 'torch.nn.ReLU6', signature: 'inplace=False' },
    { name: 'torch.nn.functional.relu6', signature: 'input, inplace=False' },
  ],
  tex: String.raw`\operatorname{ReLU6}(x) = \min(\max(0,\, x),\, 6)`,
  text: 'ReLU6(x) = min(max(0, x), 6)',
  params: {},
  f: (x) => Math.min(Math.max(x, 0), 6),
  df: (x) => (x > 0 && x < 6 ? 1 : 0),
  d2f: () => 0,
  kinks: () => [0, 6],
});
