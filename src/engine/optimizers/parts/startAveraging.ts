import { expectSize, type Rule } from '../define.js';

/** The step v ← μv + (1 − μ)g, θ ← θ − ηv from v = 0, wherever its gradients were taken. */
export function startAveraging(
  base: number,
  mu: number,
  size: number,
): Rule & { velocity: Float64Array } {
  const velocity = new Float64Array(size);
  return {
    step(parameters, gradients, lr = base) {
      expectSize(size, parameters, gradients);
      for (let i = 0; i < size; i++) {
        const v = mu * velocity[i]! + (1 - mu) * gradients[i]!;
        velocity[i] = v;
        parameters[i] = parameters[i]! - lr * v;
      }
    },
    state: { velocity },
    velocity,
  };
}
