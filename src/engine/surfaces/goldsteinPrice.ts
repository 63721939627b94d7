import { defineSurface } from './define.js';

/** Goldstein & Price 1971: values from 3 to a million in a small square. */
export default defineSurface({
  id: 'goldstein_price',
  label: 'Goldstein–Price',
  tex: String.raw`\begin{aligned} f(\theta) = {} & \left[1 + (\theta_1 + \theta_2 + 1)^2 (19 - 14\theta_1 + 3\theta_1^2 - 14\theta_2 + 6\theta_1\theta_2 + 3\theta_2^2)\right] \\ & \cdot \left[30 + (2\theta_1 - 3\theta_2)^2 (18 - 32\theta_1 + 12\theta_1^2 + 48\theta_2 - 36\theta_1\theta_2 + 27\theta_2^2)\right] \end{aligned}`,
  python: `((1 + (x + y + 1)**2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2))
        * (30 + (2 * x - 3 * y)**2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)))`,
  params: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [-1.5, 0.5],
  bind: () => ({
    value(x, y) {
      const s = x + y + 1;
      const t = 2 * x - 3 * y;
      return (1 + s * s * first(x, y)) * (30 + t * t * second(x, y));
    },
    gradient(x, y, out) {
      const s = x + y + 1;
      const t = 2 * x - 3 * y;
      const p = first(x, y);
      const q = second(x, y);
      const left = 1 + s * s * p;
      const right = 30 + t * t * q;
      const slope = -14 + 6 * x + 6 * y; // ∂p/∂x = ∂p/∂y
      const leftSlope = 2 * s * p + s * s * slope;
      const tilt = -32 + 24 * x - 36 * y; // ∂q/∂x; ∂q/∂y is −3/2 of it
      const rightSlope = 2 * t * q + (t * t * tilt) / 2; // half of ∂right/∂x
      out[0] = leftSlope * right + left * 2 * rightSlope;
      out[1] = leftSlope * right - left * 3 * rightSlope;
    },
    minima: [
      { x: 0, y: -1, value: 3, kind: 'global' },
      { x: -0.6, y: -0.4, value: 30, kind: 'local' },
      { x: 1.8, y: 0.2, value: 84, kind: 'local' },
      { x: 1.2, y: 0.8, value: 840, kind: 'local' },
    ],
  }),
});

function first(x: number, y: number): number {
  return 19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y;
}

function second(x: number, y: number): number {
  return 18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y;
}
