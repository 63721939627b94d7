import { defineSurface } from './define.js';

/** The two minima of ½(t⁴ − 16t² + 5t), roots of 2t³ − 16t + 5/2. */
const DEEP = -2.903534027771177;
const SHALLOW = 2.746802770990837;

/** Styblinski & Tang 1990: one deep minimum and three shallower ones, on a grid. */
export default defineSurface({
  id: 'styblinski_tang',
  label: 'Styblinski–Tang',
  tex: String.raw`f(\theta) = \tfrac12 \sum_{i=1}^{2} \left(\theta_i^4 - 16\,\theta_i^2 + 5\,\theta_i\right)`,
  python: '(x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2',
  params: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [0.5, 4.5],
  bind: () => ({
    value: (x, y) => half(x) + half(y),
    gradient(x, y, out) {
      out[0] = 0.5 * (4 * x * x * x - 32 * x + 5);
      out[1] = 0.5 * (4 * y * y * y - 32 * y + 5);
    },
    minima: [DEEP, SHALLOW].flatMap((x) =>
      [DEEP, SHALLOW].map((y) => ({
        x,
        y,
        value: half(x) + half(y),
        kind: x === DEEP && y === DEEP ? ('global' as const) : ('local' as const),
      })),
    ),
  }),
});

function half(t: number): number {
  return 0.5 * (t * t * t * t - 16 * t * t + 5 * t);
}
