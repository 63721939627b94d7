import { defineSurface } from './define.js';

/** Matyas's function: a bowl that is nearly flat along a diagonal. */
export default defineSurface({
  id: 'matyas',
  label: 'Matyas',
  tex: String.raw`f(\theta) = 0.26\,(\theta_1^2 + \theta_2^2) - 0.48\,\theta_1\theta_2`,
  python: '0.26 * (x**2 + y**2) - 0.48 * x * y',
  params: {},
  domain: { x: [-10, 10], y: [-10, 10] },
  start: [-9, 3],
  bind: () => ({
    value: (x, y) => 0.26 * (x * x + y * y) - 0.48 * x * y,
    gradient(x, y, out) {
      out[0] = 0.52 * x - 0.48 * y;
      out[1] = 0.52 * y - 0.48 * x;
    },
    minima: [{ x: 0, y: 0, value: 0, kind: 'global' }],
  }),
});
