import { defineSurface } from './define.js';

/** Beale 1958: flat around the minimum, walls at the corners. */
export default defineSurface({
  id: 'beale',
  label: 'Beale',
  tex: String.raw`f(\theta) = (1.5 - \theta_1 + \theta_1\theta_2)^2 + (2.25 - \theta_1 + \theta_1\theta_2^2)^2 + (2.625 - \theta_1 + \theta_1\theta_2^3)^2`,
  python: '(1.5 - x + x * y)**2 + (2.25 - x + x * y**2)**2 + (2.625 - x + x * y**3)**2',
  params: {},
  domain: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [1, 1.5],
  bind: () => ({
    value(x, y) {
      const p = 1.5 - x + x * y;
      const q = 2.25 - x + x * y * y;
      const r = 2.625 - x + x * y * y * y;
      return p * p + q * q + r * r;
    },
    gradient(x, y, out) {
      const p = 1.5 - x + x * y;
      const q = 2.25 - x + x * y * y;
      const r = 2.625 - x + x * y * y * y;
      out[0] = 2 * (p * (y - 1) + q * (y * y - 1) + r * (y * y * y - 1));
      out[1] = 2 * x * (p + 2 * q * y + 3 * r * y * y);
    },
    minima: [{ x: 3, y: 0.5, value: 0, kind: 'global' }],
  }),
});
