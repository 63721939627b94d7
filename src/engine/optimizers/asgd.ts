import { number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Polyak & Juditsky 1992, "Acceleration of stochastic approximation by averaging": the average of the
 * path, from step `t0` on, is in the state `ax`. A step uses the rate that the step before set.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.ASGD.html
 */
export default defineOptimizer({
  id: 'asgd',
  label: 'ASGD',
  forms: [
    {
      name: 'torch.optim.ASGD',
      signature:
        'params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None, maximize=False, differentiable=False, capturable=False',
    },
  ],
  tex: String.raw`\eta_t = \frac{\eta}{(1 + \lambda\eta t)^{\alpha}}, \qquad \theta_t = (1 - \lambda\eta_{t-1})\,\theta_{t-1} - \eta_{t-1}\, g_t, \qquad a_t = a_{t-1} + \frac{\theta_t - a_{t-1}}{\max(1,\, t - t_0)}`,
  params: {
    lr: learningRate(1e-2),
    lambd: number({
      default: 1e-4,
      min: 0,
      max: 0.1,
      step: 1e-4,
      description: 'Decay: of the parameters, and of the learning rate over the steps.',
    }),
    alpha: number({
      default: 0.75,
      min: 0,
      max: 2,
      step: 0.05,
      description: 'Power by which the learning rate falls.',
    }),
    t0: number({
      default: 1e6,
      min: 0,
      max: 1e6,
      step: 1,
      description: 'From which step on the path is averaged.',
    }),
    weight_decay: weightDecay(),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, lambd, alpha, t0, weight_decay: decay } = params;
    const sign = params.maximize ? -1 : 1;
    const mean = new Float64Array(size);
    let t = 0;
    let eta = base;
    let mu = 1;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        if (t === 0) eta = lr;
        t++;
        const kept = 1 - lambd * eta;
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          let g = sign * gradients[i]!;
          if (decay !== 0) g += decay * theta;
          const next = theta * kept - eta * g;
          parameters[i] = next;
          mean[i] = mu === 1 ? next : mean[i]! + (next - mean[i]!) * mu;
        }
        eta = lr / (1 + lambd * lr * t) ** alpha;
        mu = 1 / Math.max(1, t - t0);
      },
      state: { ax: mean },
      restart() {
        t = 0;
        mu = 1;
      },
    };
  },
});
