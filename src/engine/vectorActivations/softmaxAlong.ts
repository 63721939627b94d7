import { exp } from '../special/exp.js';
import { number } from '../params.js';
import type { Strand } from './define.js';

/** PyTorch has no such parameter: there the caller divides the input by it first. */
export const temperature = number({
  default: 1,
  min: 0.1,
  max: 10,
  step: 0.1,
  description: 'Below 1 the largest component takes more, above 1 the shares grow alike.',
  allowed: { test: (value) => value > 0, text: 'positive' },
});

/** Writes softmax(scale · x) of one vector. NaN throughout where a component is NaN or the top is ∞. */
export function softmaxAlong(
  x: Float64Array,
  output: Float64Array,
  strand: Readonly<Strand>,
  scale: number,
): void {
  const { start, size, step } = strand;
  const end = start + size * step;
  const top = greatest(x, strand, scale);
  let sum = 0;
  for (let i = start; i < end; i += step) {
    const value = exp(x[i]! * scale - top);
    output[i] = value;
    sum += value;
  }
  for (let i = start; i < end; i += step) output[i] = output[i]! / sum;
}

/** Writes scale · (diag(y) − y·yᵀ)·v, the product of softmax's symmetric Jacobian with v. */
export function jacobianProduct(
  y: Float64Array,
  v: Float64Array,
  output: Float64Array,
  { start, size, step }: Readonly<Strand>,
  scale: number,
): void {
  const end = start + size * step;
  let mean = 0;
  for (let i = start; i < end; i += step) mean += y[i]! * v[i]!;
  for (let i = start; i < end; i += step) output[i] = scale * y[i]! * (v[i]! - mean);
}

/** The largest component of scale · x. */
export function greatest(
  x: Float64Array,
  { start, size, step }: Readonly<Strand>,
  scale: number,
): number {
  let top = -Infinity;
  const end = start + size * step;
  for (let i = start; i < end; i += step) top = Math.max(top, x[i]! * scale);
  return top;
}
