import { flag, number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import {
  atLeastZero,
  epsilon,
  learningRate,
  maximize,
  momentum,
  weightDecay,
} from './parts/parameters.js';

/**
 * Tieleman & Hinton 2012, lecture 6.5 of "Neural Networks for Machine Learning"; the centered form by
 * Graves 2013. ε is outside the root.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.RMSprop.html
 */
export default defineOptimizer({
  id: 'rmsprop',
  label: 'RMSprop',
  forms: [
    {
      name: 'torch.optim.RMSprop',
      signature:
        'params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None, maximize=False, differentiable=False',
    },
  ],
  tex: String.raw`s_t = \alpha s_{t-1} + (1-\alpha) g_t^2, \qquad \theta_t = \theta_{t-1} - \frac{\eta}{\sqrt{s_t} + \epsilon}\, g_t`,
  special: [
    {
      when: { centered: true, momentum: { not: 0 } },
      tex: String.raw`s_t = \alpha s_{t-1} + (1-\alpha) g_t^2, \quad a_t = \alpha a_{t-1} + (1-\alpha) g_t, \quad v_t = \mu v_{t-1} + \frac{g_t}{\sqrt{s_t - a_t^2} + \epsilon}, \quad \theta_t = \theta_{t-1} - \eta\, v_t`,
      text: 's and a running averages of g² and g;  v = momentum · v + g / (√(s − a²) + eps);  θ = θ − lr · v',
    },
    {
      when: { centered: true },
      tex: String.raw`s_t = \alpha s_{t-1} + (1-\alpha) g_t^2, \quad a_t = \alpha a_{t-1} + (1-\alpha) g_t, \quad \theta_t = \theta_{t-1} - \frac{\eta}{\sqrt{s_t - a_t^2} + \epsilon}\, g_t`,
      text: 's and a running averages of g² and g;  θ = θ − lr · g / (√(s − a²) + eps)',
    },
    {
      when: { momentum: { not: 0 } },
      tex: String.raw`s_t = \alpha s_{t-1} + (1-\alpha) g_t^2, \quad v_t = \mu v_{t-1} + \frac{g_t}{\sqrt{s_t} + \epsilon}, \quad \theta_t = \theta_{t-1} - \eta\, v_t`,
      text: 's = alpha · s + (1 − alpha) · g²;  v = momentum · v + g / (√s + eps);  θ = θ − lr · v',
    },
  ],
  params: {
    lr: learningRate(1e-2),
    alpha: number({
      default: 0.99,
      min: 0,
      max: 0.999,
      step: 0.01,
      description: 'How much of the average of the squared gradient is kept.',
      allowed: atLeastZero,
    }),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(),
    momentum: momentum(),
    centered: flag({
      default: false,
      description:
        'Divides by the standard deviation of the gradient, not by its root mean square.',
    }),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, alpha, eps, weight_decay: decay, momentum: mu, centered } = params;
    const climbs = params.maximize;
    const decays = decay !== 0;
    const remembers = mu > 0;
    const share = 1 - alpha;
    const square = new Float64Array(size);
    const average = new Float64Array(centered ? size : 0);
    const velocity = new Float64Array(remembers ? size : 0);
    // Read once a step, see `startAdam`.
    const constants = { square, alpha, share, eps, decay, climbs, decays, centered, remembers };
    return {
      step(parameters, gradients, lr = base) {
        const { square, alpha, share, eps, decay, climbs, decays, centered, remembers } = constants;
        const count = square.length;
        expectSize(count, parameters, gradients);
        for (let i = 0; i < count; i++) {
          const theta = parameters[i]!;
          let g = climbs ? -gradients[i]! : gradients[i]!;
          if (decays) g += decay * theta;
          const s = square[i]! * alpha + share * g * g;
          square[i] = s;
          let variance = s;
          if (centered) {
            const mean = lerp(average[i]!, g, share);
            average[i] = mean;
            variance -= mean * mean;
          }
          const denominator = Math.sqrt(variance) + eps;
          if (remembers) {
            const v = velocity[i]! * mu + g / denominator;
            velocity[i] = v;
            parameters[i] = theta - lr * v;
          } else {
            parameters[i] = theta - (lr * g) / denominator;
          }
        }
      },
      state: {
        square_avg: square,
        ...(centered ? { grad_avg: average } : {}),
        ...(remembers ? { momentum_buffer: velocity } : {}),
      },
      velocity: remembers ? velocity : undefined,
    };
  },
});
