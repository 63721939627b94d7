import { defineSurface } from './define.js';

/** A saddle with three ways down, whose Hessian is zero at the origin. */
export default defineSurface({
  id: 'monkey_saddle',
  label: 'Monkey saddle',
  tex: String.raw`f(\theta) = \theta_1^3 - 3\,\theta_1\theta_2^2`,
  python: 'x**3 - 3 * x * y**2',
  params: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [1.5, 0.05],
  bind: () => ({
    value: (x, y) => x * x * x - 3 * x * y * y,
    gradient(x, y, out) {
      out[0] = 3 * x * x - 3 * y * y;
      out[1] = -6 * x * y;
    },
    minima: [],
  }),
});
