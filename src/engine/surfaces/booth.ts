import { defineSurface } from './define.js';

/** Booth's function: a bowl that is turned and moved from the origin. */
export default defineSurface({
  id: 'booth',
  label: 'Booth',
  tex: String.raw`f(\theta) = (\theta_1 + 2\theta_2 - 7)^2 + (2\theta_1 + \theta_2 - 5)^2`,
  python: '(x + 2 * y - 7)**2 + (2 * x + y - 5)**2',
  params: {},
  domain: { x: [-10, 10], y: [-10, 10] },
  start: [-8, -4],
  bind: () => ({
    value(x, y) {
      const p = x + 2 * y - 7;
      const q = 2 * x + y - 5;
      return p * p + q * q;
    },
    gradient(x, y, out) {
      const p = x + 2 * y - 7;
      const q = 2 * x + y - 5;
      out[0] = 2 * p + 4 * q;
      out[1] = 4 * p + 2 * q;
    },
    minima: [{ x: 1, y: 3, value: 0, kind: 'global' }],
  }),
});
