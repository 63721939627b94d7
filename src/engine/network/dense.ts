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
      const line = o * inputs;
      let sum = bias.length > 0 ? bias[o]! : 0;
      for (let i = 0; i < inputs; i++) sum += input[from + i]! * weights[line + i]!;
      output[row * outputs + o] = sum;
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
