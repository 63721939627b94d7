import { number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { epsilon, learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Zeiler 2012, "ADADELTA: An Adaptive Learning Rate Method".
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Adadelta.html
 */
export default defineOptimizer({
  id: 'adadelta',
  label: 'Adadelta',
  forms: [
    {
      name: 'torch.optim.Adadelta',
      signature:
        'params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, maximize=False, differentiable=False',
    },
  ],
  tex: String.raw`v_t = \rho v_{t-1} + (1-\rho) g_t^2, \quad \Delta_t = \frac{\sqrt{u_{t-1} + \epsilon}}{\sqrt{v_t + \epsilon}}\, g_t, \quad u_t = \rho u_{t-1} + (1-\rho) \Delta_t^2, \quad \theta_t = \theta_{t-1} - \eta\, \Delta_t`,
  params: {
    lr: learningRate(1),
    rho: number({
      default: 0.9,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'How much of the running averages is kept.',
      allowed: { test: (rho) => rho >= 0 && rho <= 1, text: 'from 0 to 1' },
    }),
    eps: epsilon(1e-6),
    weight_decay: weightDecay(),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, rho, eps, weight_decay: decay } = params;
    const sign = params.maximize ? -1 : 1;
    const square = new Float64Array(size);
    const moved = new Float64Array(size);
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          let g = sign * gradients[i]!;
          if (decay !== 0) g += decay * theta;
          const v = square[i]! * rho + (1 - rho) * g * g;
          const u = moved[i]!;
          const delta = (Math.sqrt(u + eps) / Math.sqrt(v + eps)) * g;
          square[i] = v;
          moved[i] = u * rho + (1 - rho) * delta * delta;
          parameters[i] = theta - lr * delta;
        }
      },
      state: { square_avg: square, acc_delta: moved },
    };
  },
});
