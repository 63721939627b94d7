import { number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import {
  atLeastZero,
  betas,
  decoupledDecay,
  epsilon,
  learningRate,
  maximize,
  weightDecay,
} from './parts/parameters.js';

/**
 * Dozat 2016, "Incorporating Nesterov Momentum into Adam", with its schedule of the momentum.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.NAdam.html
 */
export default defineOptimizer({
  id: 'nadam',
  label: 'NAdam',
  forms: [
    {
      name: 'torch.optim.NAdam',
      signature:
        'params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004, decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False',
    },
  ],
  tex: String.raw`\mu_t = \beta_1\left(1 - \tfrac12\, 0.96^{t\psi}\right), \quad \hat m_t = \frac{\mu_{t+1} m_t}{1 - \prod_{i=1}^{t+1}\mu_i} + \frac{(1-\mu_t)\, g_t}{1 - \prod_{i=1}^{t}\mu_i}, \quad \theta_t = \theta_{t-1} - \frac{\eta\,\hat m_t}{\sqrt{\hat v_t} + \epsilon}`,
  params: {
    lr: learningRate(2e-3),
    betas: betas(),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(0, 'either'),
    momentum_decay: number({
      default: 4e-3,
      min: 0,
      max: 0.1,
      step: 0.001,
      description: 'How fast the momentum grows to betas[0].',
      allowed: atLeastZero,
    }),
    maximize: maximize(),
    decoupled_weight_decay: decoupledDecay(),
  },
  start(params, size) {
    const { lr: base, eps, weight_decay: decay, momentum_decay } = params;
    const [beta1, beta2] = params.betas;
    const sign = params.maximize ? -1 : 1;
    const decoupled = params.decoupled_weight_decay;
    const added = decoupled ? 0 : decay;
    const average = new Float64Array(size);
    const square = new Float64Array(size);
    let t = 0;
    let product = 1;
    let mu = momentumAt(1);
    function momentumAt(step: number): number {
      return beta1 * (1 - 0.5 * 0.96 ** (step * momentum_decay));
    }
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const correction2 = 1 - beta2 ** t;
        const next = momentumAt(t + 1);
        product *= mu;
        const ofGradient = (lr * (1 - mu)) / (1 - product);
        const ofAverage = (lr * next) / (1 - product * next);
        mu = next;
        const kept = decoupled ? 1 - lr * decay : 1;
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]! * kept;
          let g = sign * gradients[i]!;
          if (added !== 0) g += added * theta;
          const m = lerp(average[i]!, g, 1 - beta1);
          const v = square[i]! * beta2 + (1 - beta2) * g * g;
          average[i] = m;
          square[i] = v;
          const denominator = Math.sqrt(v / correction2) + eps;
          parameters[i] = theta - (ofGradient * g) / denominator - (ofAverage * m) / denominator;
        }
      },
      state: { exp_avg: average, exp_avg_sq: square },
      velocity: average,
      restart() {
        t = 0;
        product = 1;
        mu = momentumAt(1);
      },
    };
  },
});
