import { EngineError } from './error.js';

/** Added to the norm that divides, so that a gradient at the limit shrinks by a hair; PyTorch's number. */
const GUARD = 1e-6;

/**
 * Scales gradients in place so that their norm is at most `maxNorm`, as
 * `torch.nn.utils.clip_grad_norm_` does: by min(1, maxNorm / (norm + 1e-6)). An infinite norm makes the
 * finite entries 0 and the infinite ones NaN.
 *
 * @param maxNorm at least 0 is useful; PyTorch checks nothing.
 * @param normType the p of the norm, above 0; ∞ for the largest magnitude.
 * @returns the norm before clipping.
 * @throws {EngineError} if `normType` is not above 0.
 */
export function clipGradNorm(gradients: Float64Array, maxNorm: number, normType = 2): number {
  if (!(normType > 0)) {
    throw new EngineError('norm_type', `norm_type must be above 0, got ${normType}`);
  }
  const norm = gradientNorm(gradients, normType);
  const quotient = maxNorm / (norm + GUARD);
  const scale = quotient > 1 ? 1 : quotient;
  for (let i = 0; i < gradients.length; i++) gradients[i] = gradients[i]! * scale;
  return norm;
}

/**
 * Limits every gradient to [−clipValue, clipValue] in place, as `torch.nn.utils.clip_grad_value_` does.
 *
 * @param clipValue at least 0.
 */
export function clipGradValue(gradients: Float64Array, clipValue: number): void {
  for (let i = 0; i < gradients.length; i++) {
    gradients[i] = Math.min(Math.max(gradients[i]!, -clipValue), clipValue);
  }
}

/** (Σ|gᵢ|ᵖ)^(1/p); for p = ∞ the largest |gᵢ|. */
export function gradientNorm(gradients: Float64Array, normType = 2): number {
  let sum = 0;
  if (normType === 2) {
    for (const g of gradients) sum += g * g;
    return Math.sqrt(sum);
  }
  if (normType === Infinity) {
    for (const g of gradients) sum = Math.max(sum, Math.abs(g));
    return sum;
  }
  for (const g of gradients) sum += Math.abs(g) ** normType;
  return sum ** (1 / normType);
}
