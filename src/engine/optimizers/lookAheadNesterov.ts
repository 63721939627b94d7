import { defineOptimizer, expectSize } from './define.js';
import { belowOne, learningRate, momentum } from './parts/parameters.js';
import { startAveraging } from './parts/startAveraging.js';

/**
 * Nesterov's momentum as it is usually told: the gradient is taken where the velocity would lead,
 * θ̃ = θ − ημv, and averaged into the velocity. PyTorch's `SGD(nesterov=True)` takes it at θ instead and
 * rewrites the recursion (Bengio et al. 2013).
 */
export default defineOptimizer({
  id: 'look_ahead_nesterov',
  label: 'Nesterov (look-ahead)',
  forms: [],
  tex: String.raw`\tilde\theta_t = \theta_{t-1} - \eta\mu v_{t-1}, \quad v_t = \mu v_{t-1} + (1-\mu)\,\nabla f(\tilde\theta_t), \quad \theta_t = \theta_{t-1} - \eta\, v_t`,
  params: { lr: learningRate(1e-3), momentum: momentum(0.9, belowOne) },
  start({ lr: base, momentum: mu }, size) {
    const rule = startAveraging(base, mu, size);
    return {
      ...rule,
      lookAhead(parameters, out, lr = base) {
        expectSize(size, parameters, out);
        for (let i = 0; i < size; i++) out[i] = parameters[i]! - lr * mu * rule.velocity[i]!;
      },
    };
  },
});
