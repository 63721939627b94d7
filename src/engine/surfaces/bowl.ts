import { number } from '../params.js';
import { defineSurface } from './define.js';

/** A quadratic bowl; its condition number is the ratio of `a` and `b`. */
export default defineSurface({
  id: 'bowl',
  label: 'Bowl',
  tex: String.raw`f(\theta) = \tfrac12\left(a\,u_1^2 + b\,u_2^2\right), \qquad u = R(\varphi)^{\top}\theta`,
  python: `(a * (math.cos(math.radians(angle)) * x + math.sin(math.radians(angle)) * y)**2
        + b * (math.cos(math.radians(angle)) * y - math.sin(math.radians(angle)) * x)**2) / 2`,
  params: {
    a: number({
      default: 1,
      min: -10,
      max: 100,
      step: 0.1,
      description: 'Curvature along the first axis.',
    }),
    b: number({
      default: 10,
      min: -10,
      max: 100,
      step: 0.1,
      description: 'Curvature along the second axis.',
    }),
    angle: number({
      default: 0,
      min: -90,
      max: 90,
      step: 1,
      description: 'By how many degrees the axes are turned counterclockwise.',
    }),
  },
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-4, 2],
  bind({ a, b, angle }) {
    const cos = Math.cos((angle * Math.PI) / 180);
    const sin = Math.sin((angle * Math.PI) / 180);
    return {
      value(x, y) {
        const u = cos * x + sin * y;
        const v = cos * y - sin * x;
        return 0.5 * (a * u * u + b * v * v);
      },
      gradient(x, y, out) {
        const u = a * (cos * x + sin * y);
        const v = b * (cos * y - sin * x);
        out[0] = cos * u - sin * v;
        out[1] = sin * u + cos * v;
      },
      minima: a >= 0 && b >= 0 ? [{ x: 0, y: 0, value: 0, kind: 'global' }] : [],
    };
  },
});
