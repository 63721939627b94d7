import { exp } from '../special/exp.js';
import { flag, number } from '../params.js';
import { reduction } from './define.js';
import { definePointwiseLoss } from './pointwise.js';

/** Negative log likelihood of counts; `full` adds the Stirling approximation of log(target!). */
export default definePointwiseLoss({
  id: 'poisson_nll_loss',
  label: 'PoissonNLLLoss',
  forms: [
    {
      name: 'torch.nn.PoissonNLLLoss',
      signature:
        "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
    },
    {
      name: 'torch.nn.functional.poisson_nll_loss',
      signature:
        "input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y) = e^{x} - y\,x`,
  text: 'loss = exp(input) − target · input',
  special: [
    {
      when: { log_input: false, full: true },
      tex: String.raw`\ell(x, y) = x - y \log(x + \epsilon) + \left[y \log y - y + \tfrac12 \log 2\pi y\right]_{y > 1}`,
      text: 'loss = input − target · log(input + eps) + (target · log(target) − target + log(2π · target) / 2 if target > 1)',
    },
    {
      when: { log_input: false },
      tex: String.raw`\ell(x, y) = x - y \log(x + \epsilon)`,
      text: 'loss = input − target · log(input + eps)',
    },
    {
      when: { full: true },
      tex: String.raw`\ell(x, y) = e^{x} - y\,x + \left[y \log y - y + \tfrac12 \log 2\pi y\right]_{y > 1}`,
      text: 'loss = exp(input) − target · input + (target · log(target) − target + log(2π · target) / 2 if target > 1)',
    },
  ],
  params: {
    reduction,
    log_input: flag({ default: true, description: 'The input is the logarithm of the rate.' }),
    full: flag({ default: false, description: 'Adds what does not depend on the input.' }),
    eps: number({
      default: 1e-8,
      min: 1e-8,
      max: 0.1,
      step: 1e-3,
      description: 'Keeps log(input + eps) finite at 0, without log_input.',
    }),
  },
  targets: [1, 0, 5],
  value: (x, y, { log_input, full, eps }) =>
    (log_input ? exp(x) - y * x : x - y * Math.log(x + eps)) + (full ? stirling(y) : 0),
  slope: (x, y, { log_input, eps }) => (log_input ? exp(x) - y : 1 - y / (x + eps)),
});

/** log(y!) for y > 1, approximately; 0 for others. */
function stirling(y: number): number {
  return y > 1 ? y * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI * y) : 0;
}
