import { EngineError } from '../error.js';
import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Collobert 2004, "Large Scale Machine Learning". */
export default defineActivation({
  id: 'hardtanh',
  label: 'Hardtanh',
  forms: [
    {
      name: 'torch.nn.Hardtanh',
      signature: 'min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None',
    },
    {
      name: 'torch.nn.functional.hardtanh',
      signature: 'input, min_val=-1.0, max_val=1.0, inplace=False',
    },
  ],
  tex: String.raw`\operatorname{Hardtanh}(x) = \min(\max(x,\, \texttt{min\_val}),\, \texttt{max\_val})`,
  text: 'Hardtanh(x) = min(max(x, min_val), max_val)',
  params: {
    min_val: number({
      default: -1,
      min: -5,
      max: 0,
      step: 0.1,
      description: 'The lowest output.',
    }),
    max_val: number({
      default: 1,
      min: 0.1,
      max: 6,
      step: 0.1,
      description: 'The highest output; above min_val.',
    }),
  },
  check({ min_val, max_val }) {
    if (max_val > min_val) return;
    const allowed = `greater than min_val (${min_val})`;
    throw new EngineError('max_val', `max_val must be ${allowed}, got ${max_val}`);
  },
  f: (x, { min_val, max_val }) => Math.min(Math.max(x, min_val), max_val),
  df: (x, { min_val, max_val }) => (x > min_val && x < max_val ? 1 : 0),
  d2f: () => 0,
  kinks: ({ min_val, max_val }) => [min_val, max_val],
});
