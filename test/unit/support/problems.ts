import type { Evaluate } from '../../../src/engine/optimizers/define.js';
import { surfaces } from '../../../src/engine/surfaces/index.js';

/** The objectives of `tools/reference/optimizing/problems.py`. */
export function problem(name: string, shape: readonly number[]): Evaluate {
  if (name === 'vector') return vector;
  if (name === 'matrix') return matrix(shape);
  const surface = surfaces.get(name).with();
  return (at, out) => {
    surface.gradient(at[0]!, at[1]!, out);
    return surface.value(at[0]!, at[1]!);
  };
}

const vector: Evaluate = (at, out) => {
  let loss = 0;
  at.forEach((x, i) => {
    loss += (i + 1) * x * x;
    out[i] = (i + 1) * x;
  });
  return 0.5 * loss;
};

/** Half the squared distance of W·A from B. */
function matrix([rows = 1, columns = 1]: readonly number[]): Evaluate {
  const a = (i: number, j: number) => fraction(i, j);
  const b = (i: number, j: number) => fraction(i + 2, 2 * j + 1);
  return (w, out) => {
    let loss = 0;
    for (let i = 0; i < rows; i++) {
      const errors = Array.from({ length: columns }, (_, j) => {
        let product = 0;
        for (let k = 0; k < columns; k++) product += w[i * columns + k]! * a(k, j);
        return product - b(i, j);
      });
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < columns; k++) sum += errors[k]! * a(j, k);
        out[i * columns + j] = sum;
        loss += errors[j]! ** 2;
      }
    }
    return 0.5 * loss;
  };
}

function fraction(i: number, j: number): number {
  return (((7 * i + 3 * j + i * j) % 11) - 5) / 4;
}
