import { number, tuple } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { learningRate, maximize } from './parts/parameters.js';

/**
 * Riedmiller & Braun 1993, "A direct adaptive method for faster backpropagation learning": only the
 * signs of the gradient count. Where a sign changes, the gradient counts as 0 for that step. The
 * learning rate of the first step is where the step sizes start; later ones change nothing.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Rprop.html
 */
export default defineOptimizer({
  id: 'rprop',
  label: 'Rprop',
  forms: [
    {
      name: 'torch.optim.Rprop',
      signature:
        'params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None, maximize=False, differentiable=False',
    },
  ],
  tex: String.raw`s_t = \operatorname{clip}\left(s_{t-1}\cdot\begin{cases}\eta^+ & g_t g_{t-1} > 0\\ \eta^- & g_t g_{t-1} < 0\\ 1 & \text{else}\end{cases},\; s_{\min},\, s_{\max}\right), \qquad \theta_t = \theta_{t-1} - s_t \operatorname{sign}(g_t)`,
  params: {
    lr: learningRate(1e-2),
    etas: tuple({
      items: [
        number({
          default: 0.5,
          min: 0.05,
          max: 0.95,
          step: 0.05,
          description: 'Factor of the step size where the sign of the gradient changed.',
          allowed: { test: (eta) => eta > 0 && eta < 1, text: 'above 0 and below 1' },
        }),
        number({
          default: 1.2,
          min: 1.05,
          max: 2,
          step: 0.05,
          description: 'Factor of the step size where the sign stayed.',
          allowed: { test: (eta) => eta > 1, text: 'above 1' },
        }),
      ],
      description: 'Factors of the step size after a change of sign and after none.',
    }),
    step_sizes: tuple({
      items: [
        number({ default: 1e-6, min: 0, max: 0.1, step: 1e-6, description: 'Smallest step size.' }),
        number({ default: 50, min: 0.1, max: 50, step: 0.1, description: 'Largest step size.' }),
      ],
      description: 'Smallest and largest step size.',
    }),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base } = params;
    const [shrink, grow] = params.etas;
    const [smallest, largest] = params.step_sizes;
    const sign = params.maximize ? -1 : 1;
    const previous = new Float64Array(size);
    const sizes = new Float64Array(size);
    let started = false;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        if (!started) sizes.fill(lr);
        started = true;
        for (let i = 0; i < size; i++) {
          let g = sign * gradients[i]!;
          const agreement = g * previous[i]!;
          let factor = agreement === 0 ? 1 : NaN; // NaN where a gradient is
          if (agreement > 0) {
            factor = grow;
          } else if (agreement < 0) {
            factor = shrink;
            g = 0;
          }
          const length = Math.min(Math.max(sizes[i]! * factor, smallest), largest);
          sizes[i] = length;
          previous[i] = g;
          parameters[i] = parameters[i]! - Math.sign(g) * length;
        }
      },
      state: { prev: previous, step_size: sizes },
      restart() {
        started = false;
      },
    };
  },
});
