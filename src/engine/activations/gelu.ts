import { tanh } from '../special/tanh.js';
import { exp } from '../special/exp.js';
import { choice } from '../params.js';
import { erf } from '../special/erf.js';
import { defineActivation } from './define.js';

const CUBIC = 0.044715;
const BETA = Math.SQRT2 * (2 / Math.sqrt(Math.PI)) * 0.5; // √(2/π)
const PEAK_DENSITY = BETA / 2; // φ(0) = 1/√(2π)

/** Hendrycks & Gimpel 2016, "Gaussian Error Linear Units (GELUs)". */
export default defineActivation({
  id: 'gelu',
  label: 'GELU',
  forms: [
    { name: 'torch.nn.GELU', signature: "approximate='none'" },
    { name: 'torch.nn.functional.gelu', signature: "input, *, approximate='none'" },
  ],
  tex: String.raw`\operatorname{GELU}(x) = x \,\Phi(x) = \tfrac{x}{2}\left(1 + \operatorname{erf}\tfrac{x}{\sqrt 2}\right)`,
  text: 'GELU(x) = x · Φ(x), Φ the standard normal CDF',
  special: [
    {
      when: { approximate: 'tanh' },
      tex: String.raw`\operatorname{GELU}(x) \approx \tfrac{x}{2}\left(1 + \tanh\left(\sqrt{\tfrac{2}{\pi}}\left(x + 0.044715\, x^3\right)\right)\right)`,
      text: 'GELU(x) ≈ 0.5 · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))',
    },
  ],
  params: {
    approximate: choice({
      default: 'none',
      options: ['none', 'tanh'],
      description: "'none' is exact; 'tanh' is the faster approximation that GPT-2 used.",
    }),
  },
  f: (x, { approximate }) =>
    approximate === 'tanh'
      ? 0.5 * x * (1 + tanh(BETA * (x + CUBIC * x * x * x)))
      : x * 0.5 * (1 + erf(x * Math.SQRT1_2)),
  df: (x, { approximate }) => {
    if (approximate === 'tanh') {
      const t = tanh(BETA * (x + CUBIC * x * x * x));
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * BETA * (1 + 3 * CUBIC * x * x);
    }
    return 0.5 * (1 + erf(x * Math.SQRT1_2)) + x * PEAK_DENSITY * exp(-0.5 * x * x);
  },
  d2f: (x, { approximate }) => {
    if (approximate === 'tanh') {
      const u = BETA * (x + CUBIC * x * x * x);
      const slope = BETA * (1 + 3 * CUBIC * x * x);
      const sech = 1 / Math.cosh(u);
      const bend = 3 * BETA * CUBIC * x * x - x * tanh(u) * slope * slope;
      return sech * sech * (slope + bend);
    }
    return PEAK_DENSITY * exp(-0.5 * x * x) * (2 - x * x);
  },
});
