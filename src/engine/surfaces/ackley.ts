import { defineSurface } from './define.js';

const TURN = 2 * Math.PI;

/**
 * Ackley 1987: a nearly flat plain of ripples with one deep hole. The hole comes to a point, so that
 * there is no gradient at the origin; it is given as 0 (autograd of PyTorch gives NaN).
 */
export default defineSurface({
  id: 'ackley',
  label: 'Ackley',
  tex: String.raw`f(\theta) = -20\,e^{-0.2\sqrt{\frac12(\theta_1^2 + \theta_2^2)}} - e^{\frac12(\cos 2\pi\theta_1 + \cos 2\pi\theta_2)} + e + 20`,
  python: `(-20 * torch.exp(-0.2 * torch.sqrt(0.5 * (x**2 + y**2)))
        - torch.exp(0.5 * (torch.cos(2 * math.pi * x) + torch.cos(2 * math.pi * y)))
        + math.e + 20)`,
  params: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-2.6, 1.7],
  bind: () => ({
    value(x, y) {
      const radius = Math.sqrt(0.5 * (x * x + y * y));
      const ripple = 0.5 * (Math.cos(TURN * x) + Math.cos(TURN * y));
      return -20 * Math.exp(-0.2 * radius) - Math.exp(ripple) + Math.E + 20;
    },
    gradient(x, y, out) {
      const radius = Math.sqrt(0.5 * (x * x + y * y));
      const ripple = Math.exp(0.5 * (Math.cos(TURN * x) + Math.cos(TURN * y)));
      const inward = radius === 0 ? 0 : (2 * Math.exp(-0.2 * radius)) / radius;
      out[0] = inward * x + ripple * Math.PI * Math.sin(TURN * x);
      out[1] = inward * y + ripple * Math.PI * Math.sin(TURN * y);
    },
    minima: [{ x: 0, y: 0, value: 0, kind: 'global' }],
  }),
});
