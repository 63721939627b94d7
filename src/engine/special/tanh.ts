import { exp } from './exp.js';

/** The hyperbolic tangent within 2 ulp; faster than `Math.tanh`, which serves near 0. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 0.55)) return Math.tanh(x);
  const value = a < 20 ? 1 - 2 / (exp(2 * a) + 1) : 1;
  return x < 0 ? -value : value;
}
