import { defineSurface } from './define.js';

/** Himmelblau 1972: four minima of equal depth. */
export default defineSurface({
  id: 'himmelblau',
  label: 'Himmelblau',
  tex: String.raw`f(\theta) = (\theta_1^2 + \theta_2 - 11)^2 + (\theta_1 + \theta_2^2 - 7)^2`,
  python: '(x**2 + y - 11)**2 + (x + y**2 - 7)**2',
  params: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-0.5, -1],
  bind: () => ({
    value(x, y) {
      const p = x * x + y - 11;
      const q = x + y * y - 7;
      return p * p + q * q;
    },
    gradient(x, y, out) {
      const p = x * x + y - 11;
      const q = x + y * y - 7;
      out[0] = 4 * x * p + 2 * q;
      out[1] = 2 * p + 4 * y * q;
    },
    minima: [
      { x: 3, y: 2, value: 0, kind: 'global' },
      { x: -2.805118086952745, y: 3.131312518250573, value: 0, kind: 'global' },
      { x: -3.779310253377747, y: -3.2831859912861696, value: 0, kind: 'global' },
      { x: 3.5844283403304917, y: -1.8481265269644036, value: 0, kind: 'global' },
    ],
  }),
});
