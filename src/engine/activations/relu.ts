import { defineActivation } from './define.js';

/** Nair & Hinton 2010, "Rectified Linear Units Improve Restricted Boltzmann Machines". */
export default defineActivation({
  id: 'relu',
  label: 'ReLU',
  forms: [
    { name: 'torch.nn.ReLU', signature: 'inplace=False' },
    { name: 'torch.nn.functional.relu', signature: 'input, inplace=False' },
    { name: 'torch.relu', signature: 'input' },
  ],
  tex: String.raw`\operatorname{ReLU}(x) = \max(0,\, x)`,
  text: 'ReLU(x) = max(0, x)',
  params: {},
  f: (x) => Math.max(0, x),
  df: (x) => (x <= 0 ? 0 : 1), // 1 at NaN too, as in PyTorch
  d2f: () => 0,
  kinks: () => [0],
});
