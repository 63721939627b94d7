import { roundToBfloat16 } from './bfloat16.js';

interface Settings {
  /** a, b, c of X ← aX + (bXXᵀ + c(XXᵀ)²)X. */
  readonly coefficients: readonly [number, number, number];
  readonly steps: number;
  /** Least Frobenius norm by which the matrix is divided. */
  readonly eps: number;
}

/**
 * Makes a function that replaces a row-major `rows` × `columns` matrix by an approximation of the nearest
 * semi-orthogonal one: its singular values come near 1. Jordan et al. 2024.
 *
 * PyTorch computes it in bfloat16, 8 bits of mantissa, with sums in float32, and so does this. Which of
 * two neighboring bfloat16 a sum rounds to depends on its order in rare cases, and PyTorch's order on the
 * processor: of matrices up to some 32 × 32 about one entry in 200,000 differs.
 */
export function createOrthogonalizer(
  rows: number,
  columns: number,
  { coefficients, steps, eps }: Settings,
): (matrix: Float64Array) => void {
  const a = Math.fround(coefficients[0]);
  const b = Math.fround(coefficients[1]);
  const c = Math.fround(coefficients[2]);
  const transposed = rows > columns;
  const height = transposed ? columns : rows;
  const width = transposed ? rows : columns;
  const x = new Float64Array(rows * columns);
  const next = new Float64Array(rows * columns);
  const gram = new Float64Array(height * height);
  const factor = new Float64Array(height * height);
  const least = roundToBfloat16(eps);

  function load(matrix: Float64Array): void {
    let sum = 0;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const value = roundToBfloat16(matrix[transposed ? j * height + i : i * width + j]!);
        x[i * width + j] = value;
        sum += value * value;
      }
    }
    const norm = Math.max(roundToBfloat16(Math.sqrt(sum)), least);
    for (let i = 0; i < x.length; i++) x[i] = roundToBfloat16(x[i]! / norm);
  }

  function iterate(): void {
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < height; j++) {
        let sum = 0;
        for (let k = 0; k < width; k++) {
          sum = Math.fround(sum + x[i * width + k]! * x[j * width + k]!);
        }
        gram[i * height + j] = roundToBfloat16(sum);
      }
    }
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < height; j++) {
        let sum = 0;
        for (let k = 0; k < height; k++) {
          sum = Math.fround(sum + gram[i * height + k]! * gram[k * height + j]!);
        }
        factor[i * height + j] = roundToBfloat16(b * gram[i * height + j]! + Math.fround(c * sum));
      }
    }
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let k = 0; k < height; k++) {
          sum = Math.fround(sum + factor[i * height + k]! * x[k * width + j]!);
        }
        next[i * width + j] = roundToBfloat16(a * x[i * width + j]! + sum);
      }
    }
    x.set(next);
  }

  return (matrix) => {
    load(matrix);
    for (let step = 0; step < steps; step++) iterate();
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        matrix[transposed ? j * height + i : i * width + j] = x[i * width + j]!;
      }
    }
  };
}
