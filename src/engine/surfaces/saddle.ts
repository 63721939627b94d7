import { defineSurface } from './define.js';

/** Falls without end along θ₂, and holds whoever starts on the line θ₂ = 0. */
export default defineSurface({
  id: 'saddle',
  label: 'Saddle',
  tex: String.raw`f(\theta) = \theta_1^2 - \theta_2^2`,
  python: 'x**2 - y**2',
  params: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [-1.5, 0.01],
  bind: () => ({
    value: (x, y) => x * x - y * y,
    gradient(x, y, out) {
      out[0] = 2 * x;
      out[1] = -2 * y;
    },
    minima: [],
  }),
});
