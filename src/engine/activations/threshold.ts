import { number } from '../params.js';
import { defineActivation } from './define.js';

/** ReLU generalized: any threshold, any value below it. f itself jumps unless value equals threshold. */
export default defineActivation({
  id: 'threshold',
  label: 'Threshold',
  forms: [
    { name: 'torch.nn.Threshold', signature: 'threshold, value, inplace=False' },
    {
      name: 'torch.nn.functional.threshold',
      signature: 'input, threshold, value, inplace=False',
    },
    { name: 'torch.threshold', signature: 'input, threshold, value' },
  ],
  tex: String.raw`\operatorname{Threshold}(x) = \begin{cases} x & x > \texttt{threshold} \\ \texttt{value} & \text{otherwise} \end{cases}`,
  text: 'Threshold(x) = x if x > threshold else value',
  params: {
    threshold: number({
      default: 0,
      min: -3,
      max: 3,
      step: 0.1,
      description: 'Inputs above it pass unchanged.',
      required: true,
    }),
    value: number({
      default: 0,
      min: -3,
      max: 3,
      step: 0.1,
      description: 'The output for all other inputs.',
      required: true,
    }),
  },
  f: (x, { threshold, value }) => (x <= threshold ? value : x),
  df: (x, { threshold }) => (x <= threshold ? 0 : 1), // 1 at NaN too, as in PyTorch
  d2f: () => 0,
  kinks: ({ threshold }) => [threshold],
});
