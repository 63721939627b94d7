import { defineActivation } from './define.js';

/** Howard et al. 2019, "Searching for MobileNetV3". */
export default defineActivation({
  id: 'hardswish',
  label: 'Hardswish',
  forms: [
    { name: 'torch.nn.Hardswish', signature: 'inplace=False' },
    { name: 'torch.nn.functional.hardswish', signature: 'input, inplace=False' },
  ],
  tex: String.raw`\operatorname{Hardswish}(x) = x \cdot \frac{\min(\max(0,\, x + 3),\, 6)}{6}`,
  text: 'Hardswish(x) = x · min(max(0, x + 3), 6) / 6',
  params: {},
  f: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  df: (x) => {
    if (x <= -3) return 0;
    return x >= 3 ? 1 : x / 3 + 0.5;
  },
  d2f: (x) => (x > -3 && x < 3 ? 1 / 3 : 0),
  kinks: () => [-3, 3],
});
