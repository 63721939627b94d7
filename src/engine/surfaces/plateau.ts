import { number } from '../params.js';
import { defineSurface } from './define.js';

/** A well in a plain: far from it the gradient vanishes, as behind a saturated activation. */
export default defineSurface({
  id: 'plateau',
  label: 'Plateau',
  tex: String.raw`f(\theta) = 1 - e^{-\frac{\theta_1^2 + \theta_2^2}{2w^2}}`,
  python: '-torch.expm1(-(x**2 + y**2) / (2 * width**2))',
  params: {
    width: number({
      default: 1,
      min: 0.1,
      max: 3,
      step: 0.1,
      description: 'Radius w at which the wall of the well is steepest.',
      allowed: { test: (width) => width > 0, text: 'above 0' },
    }),
  },
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-3, 1.5],
  bind: ({ width }) => {
    const scale = 1 / (width * width);
    return {
      value: (x, y) => -Math.expm1(-0.5 * scale * (x * x + y * y)),
      gradient(x, y, out) {
        const slope = scale * Math.exp(-0.5 * scale * (x * x + y * y));
        out[0] = slope * x;
        out[1] = slope * y;
      },
      minima: [{ x: 0, y: 0, value: 0, kind: 'global' }],
    };
  },
});
