import { defineOptimizer } from './define.js';
import { belowOne, learningRate, momentum } from './parts/parameters.js';
import { startAveraging } from './parts/startAveraging.js';

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
  start: ({ lr, momentum: mu }, size) => startAveraging(lr, mu, size),
});
