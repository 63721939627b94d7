import { EngineError } from '../error.js';
import { flag, number } from '../params.js';
import { defineLoss, reduction } from './define.js';

/** Nix & Weigend 1994: the input is a mean, with a variance of its own; constants only with `full`. */
export default defineLoss({
  id: 'gaussian_nll_loss',
  label: 'GaussianNLLLoss',
  forms: [
    { name: 'torch.nn.GaussianNLLLoss', signature: "*, full=False, eps=1e-06, reduction='mean'" },
    {
      name: 'torch.nn.functional.gaussian_nll_loss',
      signature: "input, target, var, full=False, eps=1e-06, reduction='mean'",
    },
  ],
  tex: String.raw`\ell(x, y, v) = \tfrac12 \left(\log v + \frac{(x - y)^2}{v}\right)`,
  text: 'loss = (log(var) + (input − target)² / var) / 2',
  special: [
    {
      when: { full: true },
      tex: String.raw`\ell(x, y, v) = \tfrac12 \left(\log v + \frac{(x - y)^2}{v} + \log 2\pi\right)`,
      text: 'loss = (log(var) + (input − target)² / var + log(2π)) / 2',
    },
  ],
  params: {
    reduction,
    full: flag({ default: false, description: 'Adds the constant log(2π) / 2.' }),
    eps: number({
      default: 1e-6,
      min: 1e-6,
      max: 0.1,
      step: 1e-3,
      description: 'The least variance that is used.',
      allowed: { test: (eps) => eps > 0, text: 'positive' },
    }),
  },
  operands: { input: 'element', target: 'element', var: 'either' },
  differentiable: ['input', 'var'],
  per: 'element',
  kernel({ operands, gradients, values, columns }, { full, eps }) {
    const { input, target, var: variance } = operands;
    const each = variance.length === input.length ? 1 : columns; // elements that share a variance
    for (let i = 0; i < input.length; i++) {
      const j = each === 1 ? i : Math.floor(i / each);
      if (variance[j]! < 0) {
        throw new EngineError('var', `every element of var must be at least 0, got ${variance[j]}`);
      }
      const v = Math.max(variance[j]!, eps);
      const difference = input[i]! - target[i]!;
      values[i] = cost(difference, v) + (full ? CONSTANT : 0);
      gradients.input[i] = difference / v;
      gradients.var[j]! += 0.5 * (1 / v - (difference * difference) / (v * v));
    }
    return undefined;
  },
  curve: {
    variable: 'var, with input − target = the target',
    targets: [1, 0, 2],
    domain: [0.05, 4],
    f: (v, difference, { full, eps }) => cost(difference, Math.max(v, eps)) + (full ? CONSTANT : 0),
    df: (v, difference, { eps }) => {
      const used = Math.max(v, eps);
      return 0.5 * (1 / used - (difference * difference) / (used * used));
    },
  },
});

const CONSTANT = 0.5 * Math.log(2 * Math.PI);

function cost(difference: number, variance: number): number {
  return 0.5 * (Math.log(variance) + (difference * difference) / variance);
}
