/** output = input · weightsᵀ + bias, for each row; weights outputs × inputs. */
export function denseForward(
  input: Float64Array,
  weights: Float64Array,
  bias: Float64Array,
  output: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  for (let row = 0; row < rows; row++) {
    const from = row * inputs;
    for (let o = 0; o < outputs; o++) {
      const product = dot(input, from, weights, o * inputs, inputs);
      output[row * outputs + o] = bias.length > 0 ? product + bias[o]! : product;
    }
  }
}

/**
 * Writes the gradients of weights, bias and input, from that of the output; the weights' gradient is
 * gradientᵀ · input, the input's gradient · weights.
 */
export function denseBackward(
  gradient: Float64Array,
  input: Float64Array,
  weights: Float64Array,
  weightGradient: Float64Array,
  biasGradient: Float64Array,
  inputGradient: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  weightGradient.fill(0);
  biasGradient.fill(0);
  inputGradient.fill(0, 0, rows * inputs);
  for (let row = 0; row < rows; row++) {
    const from = row * inputs;
    for (let o = 0; o < outputs; o++) {
      const g = gradient[row * outputs + o]!;
      const line = o * inputs;
      if (biasGradient.length > 0) biasGradient[o]! += g;
      for (let i = 0; i < inputs; i++) {
        weightGradient[line + i]! += g * input[from + i]!;
        inputGradient[from + i]! += g * weights[line + i]!;
      }
    }
  }
}

/** Σ a[i]·b[i] over `length` elements from aStart and bStart on, in four interleaved sums. */
function dot(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  length: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[aStart + i]! * b[bStart + i]!;
    s1 += a[aStart + i + 1]! * b[bStart + i + 1]!;
    s2 += a[aStart + i + 2]! * b[bStart + i + 2]!;
    s3 += a[aStart + i + 3]! * b[bStart + i + 3]!;
  }
  for (; i < length; i++) s0 += a[aStart + i]! * b[bStart + i]!;
  return s0 + s1 + (s2 + s3);
}
