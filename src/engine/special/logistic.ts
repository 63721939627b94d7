import { exp } from './exp.js';

/** The logistic function 1/(1 + exp(−x)), within 2 ulp; sigmoid(−∞) = 0, sigmoid(∞) = 1. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/** log sigmoid(x) within 2 ulp, without overflow or cancellation on either side; −∞ at −∞, 0 at ∞. */
export function logSigmoid(x: number): number {
  return Math.min(x, 0) - Math.log1p(exp(-Math.abs(x)));
}

/** log(1 + exp(x)) within 2 ulp, without overflow; 0 at −∞, ∞ at ∞. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(exp(-Math.abs(x)));
}
