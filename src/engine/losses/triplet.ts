import type { Job } from './define.js';

interface Settings {
  readonly margin: number;
  readonly p: number;
  readonly eps: number;
  readonly swap: boolean;
}

/** One vector of an operand, with where the derivative of a distance to it is added. */
interface Side {
  readonly vector: Float64Array;
  readonly gradient: Float64Array;
}

/** max(0, d(anchor, positive) − d(anchor, negative) + margin) for each row, d(a, b) = ‖a − b + eps‖ₚ. */
export function tripletKernel(
  { operands, gradients, values, rows, columns }: Job<Operand, Operand>,
  { margin, p, eps, swap }: Settings,
): number {
  const side = (name: Operand): Side => ({ vector: operands[name], gradient: gradients[name] });
  const anchor = side('anchor');
  const positive = side('positive');
  const negative = side('negative');
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const end = start + columns;
    const near = distance(anchor, positive, start, end, p, eps);
    const direct = distance(anchor, negative, start, end, p, eps);
    const swapped = swap ? distance(positive, negative, start, end, p, eps) : Infinity;
    const cost = margin + near - Math.min(direct, swapped);
    values[row] = Math.max(cost, 0);
    if (!(cost >= 0)) continue; // PyTorch's clamp passes the gradient at 0
    addSlope(anchor, positive, start, end, p, eps, near, 1);
    const share = direct === swapped ? 0.5 : direct < swapped ? 1 : 0;
    if (share > 0) addSlope(anchor, negative, start, end, p, eps, direct, -share);
    if (share < 1) addSlope(positive, negative, start, end, p, eps, swapped, share - 1);
  }
  return rows;
}

type Operand = 'anchor' | 'positive' | 'negative';

function distance(
  { vector: a }: Side,
  { vector: b }: Side,
  start: number,
  end: number,
  p: number,
  eps: number,
): number {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const difference = Math.abs(a[i]! - b[i]! + eps);
    sum += p === 2 ? difference * difference : difference ** p;
  }
  return p === 2 ? Math.sqrt(sum) : sum ** (1 / p);
}

/** Adds factor · ∂d/∂a and factor · ∂d/∂b; both are 0 where the distance is. */
function addSlope(
  a: Side,
  b: Side,
  start: number,
  end: number,
  p: number,
  eps: number,
  length: number,
  factor: number,
): void {
  if (length === 0) return;
  for (let i = start; i < end; i++) {
    const difference = a.vector[i]! - b.vector[i]! + eps;
    if (difference === 0) continue;
    const slope = Math.sign(difference) * (Math.abs(difference) / length) ** (p - 1) * factor;
    a.gradient[i]! += slope;
    b.gradient[i]! -= slope;
  }
}
