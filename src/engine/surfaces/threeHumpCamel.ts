import { defineSurface, type Minimum } from './define.js';

/** θ₁ of the outer minima: the largest root of t⁴ − 4.2t² + 3.5, θ₂ being −t/2. */
const OUTER = Math.sqrt((4.2 + Math.sqrt(4.2 * 4.2 - 14)) / 2);

/** Three-hump camel function: one deep minimum between two shallower ones. */
export default defineSurface({
  id: 'three_hump_camel',
  label: 'Three-hump camel',
  tex: String.raw`f(\theta) = 2\theta_1^2 - 1.05\,\theta_1^4 + \tfrac16\theta_1^6 + \theta_1\theta_2 + \theta_2^2`,
  python: '2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2',
  params: {},
  domain: { x: [-2.5, 2.5], y: [-2.5, 2.5] },
  start: [-2, 2],
  bind: () => ({
    value,
    gradient(x, y, out) {
      const square = x * x;
      out[0] = x * (4 - 4.2 * square + square * square) + y;
      out[1] = x + 2 * y;
    },
    minima: [
      { x: 0, y: 0, value: 0, kind: 'global' },
      ...[-OUTER, OUTER].map((x): Minimum => ({
        x,
        y: -x / 2,
        value: value(x, -x / 2),
        kind: 'local',
      })),
    ],
  }),
});

function value(x: number, y: number): number {
  const square = x * x;
  return square * (2 - 1.05 * square + (square * square) / 6) + x * y + y * y;
}
