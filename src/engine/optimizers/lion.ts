import { defineOptimizer, expectSize } from './define.js';
import { betas, learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", program 1: every coordinate moves
 * by the learning rate in the direction of a sign. PyTorch has none; the defaults are the paper's code's.
 */
export default defineOptimizer({
  id: 'lion',
  label: 'Lion',
  forms: [],
  tex: String.raw`c_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad \theta_t = \theta_{t-1} - \eta\left(\operatorname{sign}(c_t) + \lambda\theta_{t-1}\right), \quad m_t = \beta_2 m_{t-1} + (1-\beta_2) g_t`,
  params: {
    lr: learningRate(1e-4),
    betas: betas(0.9, 0.99),
    weight_decay: weightDecay(0, 'decoupled'),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, weight_decay: decay } = params;
    const [beta1, beta2] = params.betas;
    const sign = params.maximize ? -1 : 1;
    const average = new Float64Array(size);
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          const g = sign * gradients[i]!;
          const m = average[i]!;
          const direction = Math.sign(beta1 * m + (1 - beta1) * g);
          parameters[i] = theta - lr * (direction + decay * theta);
          average[i] = beta2 * m + (1 - beta2) * g;
        }
      },
      state: { exp_avg: average },
      velocity: average,
    };
  },
});
