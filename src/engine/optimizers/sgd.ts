import { EngineError } from '../error.js';
import { flag, number } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { learningRate, maximize, momentum, weightDecay } from './parts/parameters.js';

/**
 * Gradient descent with classical momentum, v ← μv + (1 − dampening)·g and θ ← θ − ηv, the velocity
 * being the gradient itself at the first step. Sutskever et al. 2013; unlike there, the learning rate
 * stands outside the velocity. https://docs.pytorch.org/docs/2.13/generated/torch.optim.SGD.html
 */
export default defineOptimizer({
  id: 'sgd',
  label: 'SGD',
  forms: [
    {
      name: 'torch.optim.SGD',
      signature:
        'params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False, fused=None',
    },
  ],
  tex: String.raw`v_t = \mu v_{t-1} + (1 - \tau)\, g_t, \qquad \theta_t = \theta_{t-1} - \eta\, v_t`,
  special: [
    {
      when: { nesterov: true },
      tex: String.raw`v_t = \mu v_{t-1} + g_t, \qquad \theta_t = \theta_{t-1} - \eta\left(g_t + \mu v_t\right)`,
      text: 'v = momentum · v + g;  θ = θ − lr · (g + momentum · v)',
    },
  ],
  params: {
    lr: learningRate(1e-3),
    momentum: momentum(),
    dampening: number({
      default: 0,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'Which share of the gradient is kept from the velocity.',
    }),
    weight_decay: weightDecay(),
    nesterov: flag({
      default: false,
      description: 'Steps along the gradient plus the velocity that it leads to.',
    }),
    maximize: maximize(),
  },
  start({ lr: base, momentum: mu, dampening, weight_decay: decay, nesterov, ...flags }, size) {
    if (nesterov && (mu <= 0 || dampening !== 0)) {
      throw new EngineError(
        'nesterov',
        `nesterov needs a momentum above 0 and a dampening of 0, got momentum ${mu} and dampening ${dampening}`,
      );
    }
    const { maximize: climbs } = flags;
    const remembers = mu !== 0;
    const velocity = new Float64Array(remembers ? size : 0);
    const rule = {
      state: remembers ? { momentum_buffer: velocity } : {},
      velocity: remembers ? velocity : undefined,
    };
    if (remembers && dampening === 0 && decay === 0 && !nesterov && !climbs) {
      // The usual case without the branches below, which cost as much as the sum itself.
      // Read once a step, see `startAdam`.
      const constants = { velocity, mu };
      return {
        ...rule,
        step(parameters, gradients, lr = base) {
          const { velocity, mu } = constants;
          const count = velocity.length;
          expectSize(count, parameters, gradients);
          for (let i = 0; i < count; i++) {
            const v = velocity[i]! * mu + gradients[i]!;
            velocity[i] = v;
            parameters[i] = parameters[i]! - lr * v;
          }
        },
      };
    }
    const share = 1 - dampening;
    let started = false;
    return {
      ...rule,
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]!;
          let g = climbs ? -gradients[i]! : gradients[i]!;
          if (decay !== 0) g += decay * theta;
          if (remembers) {
            const v = started ? velocity[i]! * mu + share * g : g;
            velocity[i] = v;
            g = nesterov ? g + mu * v : v;
          }
          parameters[i] = theta - lr * g;
        }
        started = true;
      },
      restart() {
        started = false;
      },
    };
  },
});
