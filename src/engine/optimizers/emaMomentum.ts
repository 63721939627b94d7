import { defineOptimizer, expectSize } from './define.js';
import { belowOne, learningRate, momentum } from './parts/parameters.js';

/**
 * Momentum as an exponential moving average of the gradient, v ← μv + (1 − μ)g from v = 0: the form of
 * many textbooks. PyTorch's SGD with `dampening` equal to `momentum` differs from it in the first
 * velocity alone, which there is the whole gradient.
 */
export default defineOptimizer({
  id: 'ema_momentum',
  label: 'Momentum (moving average)',
  forms: [],
  tex: String.raw`v_t = \mu v_{t-1} + (1 - \mu)\, g_t, \qquad \theta_t = \theta_{t-1} - \eta\, v_t`,
  params: { lr: learningRate(1e-3), momentum: momentum(0.9, belowOne) },
  start({ lr: base, momentum: mu }, size) {
    const velocity = new Float64Array(size);
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        for (let i = 0; i < size; i++) {
          const v = mu * velocity[i]! + (1 - mu) * gradients[i]!;
          velocity[i] = v;
          parameters[i] = parameters[i]! - lr * v;
        }
      },
      state: { velocity },
      velocity,
    };
  },
});
