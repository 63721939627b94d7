import { defineActivation } from './define.js';

/** PyTorch's derivative holds 1/6 in single precision, for doubles too. */
const SLOPE = Math.fround(1 / 6);

/** Courbariaux et al. 2015, "BinaryConnect"; the slope of 1/6 is that of MobileNetV3 and PyTorch. */
export default defineActivation({
  id: 'hardsigmoid',
  label: 'Hardsigmoid',
  forms: [
    { name: 'torch.nn.Hardsigmoid', signature: 'inplace=False' },
    { name: 'torch.nn.functional.hardsigmoid', signature: 'input, inplace=False' },
  ],
  tex: String.raw`\operatorname{Hardsigmoid}(x) = \min\!\left(\max\!\left(0,\, \tfrac{x + 3}{6}\right),\, 1\right)`,
  text: 'Hardsigmoid(x) = min(max(0, (x + 3) / 6), 1)',
  params: {},
  f: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
  df: (x) => (x > -3 && x < 3 ? SLOPE : 0),
  d2f: () => 0, // PyTorch has no second derivative of it
  kinks: () => [-3, 3],
});
