import { number } from '../params.js';
import { defineSurface } from './define.js';

/** Rosenbrock 1960: a flat, curved valley. */
export default defineSurface({
  id: 'rosenbrock',
  label: 'Rosenbrock',
  tex: String.raw`f(\theta) = (a - \theta_1)^2 + b\,(\theta_2 - \theta_1^2)^2`,
  python: '(a - x)**2 + b * (y - x**2)**2',
  params: {
    a: number({ default: 1, min: -2, max: 2, step: 0.1, description: 'θ₁ of the minimum.' }),
    b: number({
      default: 100,
      min: 0,
      max: 200,
      step: 1,
      description: 'How steep the walls of the valley are.',
    }),
  },
  domain: { x: [-2, 2], y: [-1, 3] },
  start: [-1.2, 1],
  bind: ({ a, b }) => ({
    value(x, y) {
      const across = y - x * x;
      return (a - x) * (a - x) + b * across * across;
    },
    gradient(x, y, out) {
      const across = y - x * x;
      out[0] = -2 * (a - x) - 4 * b * x * across;
      out[1] = 2 * b * across;
    },
    minima: b > 0 ? [{ x: a, y: a * a, value: 0, kind: 'global' }] : [],
  }),
});
