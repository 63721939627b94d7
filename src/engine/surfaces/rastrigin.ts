import { number } from '../params.js';
import { defineSurface } from './define.js';

const TURN = 2 * Math.PI;

/** Rastrigin 1974: a bowl with a grid of local minima. */
export default defineSurface({
  id: 'rastrigin',
  label: 'Rastrigin',
  tex: String.raw`f(\theta) = 2A + \sum_{i=1}^{2} \left(\theta_i^2 - A\cos 2\pi\theta_i\right)`,
  python: `(2 * amplitude + x**2 - amplitude * torch.cos(2 * math.pi * x)
        + y**2 - amplitude * torch.cos(2 * math.pi * y))`,
  params: {
    amplitude: number({
      default: 10,
      min: 0,
      max: 20,
      step: 0.5,
      description: 'Depth A of the dents.',
      allowed: { test: (amplitude) => amplitude >= 0, text: 'at least 0' },
    }),
  },
  domain: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [-3.3, 2.4],
  bind: ({ amplitude }) => ({
    value: (x, y) =>
      2 * amplitude +
      x * x -
      amplitude * Math.cos(TURN * x) +
      y * y -
      amplitude * Math.cos(TURN * y),
    gradient(x, y, out) {
      out[0] = 2 * x + amplitude * TURN * Math.sin(TURN * x);
      out[1] = 2 * y + amplitude * TURN * Math.sin(TURN * y);
    },
    minima: [{ x: 0, y: 0, value: 0, kind: 'global' }],
  }),
});
