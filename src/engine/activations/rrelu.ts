import { EngineError } from '../error.js';
import { number } from '../params.js';
import { defineActivation } from './define.js';

/** Xu et al. 2015, "Empirical Evaluation of Rectified Activations"; in eval mode, with the mean slope. */
export default defineActivation({
  id: 'rrelu',
  label: 'RReLU',
  forms: [
    {
      name: 'torch.nn.RReLU',
      signature: 'lower=0.125, upper=0.3333333333333333, inplace=False',
    },
    {
      name: 'torch.nn.functional.rrelu',
      signature: 'input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False',
    },
    {
      name: 'torch.rrelu',
      signature: 'input, lower=0.125, upper=0.3333333333333333, training=False, generator=None',
    },
  ],
  tex: String.raw`\operatorname{RReLU}(x) = \begin{cases} x & x > 0 \\ \tfrac{1}{2}(\texttt{lower} + \texttt{upper})\, x & x \le 0 \end{cases}`,
  text: 'RReLU(x) = x if x > 0 else (lower + upper) / 2 · x, in eval mode',
  params: {
    lower: number({
      default: 1 / 8,
      min: 0,
      max: 1 / 3,
      step: 0.01,
      description: 'The smallest slope that training draws for negative inputs.',
    }),
    upper: number({
      default: 1 / 3,
      min: 1 / 3,
      max: 1,
      step: 0.01,
      description: 'The largest slope that training draws; at least lower.',
    }),
  },
  check({ lower, upper }) {
    if (lower <= upper) return;
    throw new EngineError('lower', `lower must be at most upper (${upper}), got ${lower}`);
  },
  f: (x, { lower, upper }) => (x > 0 ? x : ((lower + upper) / 2) * x),
  df: (x, { lower, upper }) => (x > 0 ? 1 : (lower + upper) / 2),
  d2f: () => 0,
  kinks: ({ lower, upper }) => ((lower + upper) / 2 === 1 ? [] : [0]),
});
