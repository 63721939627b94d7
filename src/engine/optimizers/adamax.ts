import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import { betas, epsilon, learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Kingma & Ba 2015, section 7.1: Adam with the infinity norm; `eps` is added to |g|.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Adamax.html
 */
export default defineOptimizer({
  id: 'adamax',
  label: 'Adamax',
  forms: [
    {
      name: 'torch.optim.Adamax',
      signature:
        'params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize=False, differentiable=False, capturable=False',
    },
  ],
  tex: String.raw`m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad u_t = \max(\beta_2 u_{t-1},\, |g_t| + \epsilon), \quad \theta_t = \theta_{t-1} - \frac{\eta\, m_t}{(1-\beta_1^t)\, u_t}`,
  params: {
    lr: learningRate(2e-3),
    betas: betas(),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, eps, weight_decay: decay } = params;
    const [beta1, beta2] = params.betas;
    const sign = params.maximize ? -1 : 1;
    const average = new Float64Array(size);
    const largest = new Float64Array(size);
    let t = 0;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const stepSize = lr / (1 - beta1 ** t);
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          let g = sign * gradients[i]!;
          if (decay !== 0) g += decay * theta;
          const m = lerp(average[i]!, g, 1 - beta1);
          const u = Math.max(largest[i]! * beta2, Math.abs(g) + eps);
          average[i] = m;
          largest[i] = u;
          parameters[i] = theta - (stepSize * m) / u;
        }
      },
      state: { exp_avg: average, exp_inf: largest },
      velocity: average,
      restart() {
        t = 0;
      },
    };
  },
});
