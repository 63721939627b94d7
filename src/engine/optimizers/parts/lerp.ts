/**
 * start + weight·(end − start), computed from the nearer end as `torch.lerp` does: weights of ½ and
 * more count back from `end`, so that a weight of 1 gives `end` to the bit.
 */
export function lerp(start: number, end: number, weight: number): number {
  return Math.abs(weight) < 0.5
    ? start + weight * (end - start)
    : end - (end - start) * (1 - weight);
}
