import { number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { atLeastZero, epsilon, learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Duchi et al. 2011, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization".
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Adagrad.html
 */
export default defineOptimizer({
  id: 'adagrad',
  label: 'Adagrad',
  forms: [
    {
      name: 'torch.optim.Adagrad',
      signature:
        'params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False, fused=None',
    },
  ],
  tex: String.raw`s_t = s_{t-1} + g_t^2, \qquad \theta_t = \theta_{t-1} - \frac{\eta}{1 + (t-1)\,\eta_\lambda}\,\frac{g_t}{\sqrt{s_t} + \epsilon}`,
  params: {
    lr: learningRate(1e-2),
    lr_decay: number({
      default: 0,
      min: 0,
      max: 1,
      step: 0.001,
      description: 'How fast the learning rate falls: lr / (1 + (t − 1) · lr_decay).',
      allowed: atLeastZero,
    }),
    weight_decay: weightDecay(),
    initial_accumulator_value: number({
      default: 0,
      min: 0,
      max: 10,
      step: 0.1,
      description: 'Where the sum of squared gradients starts.',
      allowed: atLeastZero,
    }),
    eps: epsilon(1e-10),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, lr_decay, weight_decay: decay, initial_accumulator_value: first } = params;
    const { eps } = params;
    const sign = params.maximize ? -1 : 1;
    const sum = new Float64Array(size).fill(first);
    let t = 0;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const rate = lr / (1 + (t - 1) * lr_decay);
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          let g = sign * gradients[i]!;
          if (decay !== 0) g += decay * theta;
          const s = sum[i]! + g * g;
          sum[i] = s;
          parameters[i] = theta - (rate * g) / (Math.sqrt(s) + eps);
        }
      },
      state: { sum },
      restart() {
        sum.fill(first);
        t = 0;
      },
    };
  },
});
