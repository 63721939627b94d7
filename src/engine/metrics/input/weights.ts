import { EngineError } from '../../error.js';
import { finiteNumbers, requireLength, type NumericArray } from './arrays.js';

/**
 * Sample weights as float64.
 *
 * @throws {EngineError} if they are not as many as the samples, not finite, negative, or all zero.
 *   scikit-learn lets negative weights pass; the counts they lead to mean nothing.
 */
export function checkWeights(weights: NumericArray | null, samples: number): Float64Array | null {
  if (weights === null) return null;
  requireLength('sample_weight', weights, samples);
  const checked = finiteNumbers('sample_weight', weights);
  let largest = 0;
  for (let i = 0; i < checked.length; i++) {
    const weight = checked[i]!;
    if (weight < 0) {
      const message = `sample_weight must not be negative, got ${weight} at index ${i}`;
      throw new EngineError('sample_weight', message);
    }
    if (weight > largest) largest = weight;
  }
  if (largest === 0) {
    throw new EngineError('sample_weight', 'sample_weight must not be zero throughout');
  }
  return checked;
}

/** Sums of so many numbers at a time are added up, so that rounding errors stay small. */
const BLOCK = 256;

/** The sum of `values`, times `weights` if given. */
export function sum(values: Float64Array, weights: Float64Array | null = null): number {
  let total = 0;
  for (let start = 0; start < values.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, values.length);
    let block = 0;
    if (weights) for (let i = start; i < end; i++) block += values[i]! * weights[i]!;
    else for (let i = start; i < end; i++) block += values[i]!;
    total += block;
  }
  return total;
}

/** The mean of `values`, weighted if `weights` are given. */
export function average(values: Float64Array, weights: Float64Array | null = null): number {
  return weights ? sum(values, weights) / sum(weights) : sum(values) / values.length;
}
