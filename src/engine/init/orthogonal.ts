import { number } from '../params.js';
import { defineInitializer, fillNormal } from './define.js';

/** Saxe et al. 2014, "Exact Solutions to the Nonlinear Dynamics of Learning": rows or columns orthonormal. */
export default defineInitializer({
  id: 'orthogonal',
  label: 'Orthogonal',
  forms: [{ name: 'torch.nn.init.orthogonal_', signature: 'tensor, gain=1, generator=None' }],
  tex: String.raw`W W^{\top} = \texttt{gain}^2 I \quad \text{or} \quad W^{\top} W = \texttt{gain}^2 I`,
  text: 'W · Wᵀ = gain² · I, or Wᵀ · W where there are fewer inputs',
  params: {
    gain: number({
      default: 1,
      min: 0.1,
      max: 3,
      step: 0.05,
      description: 'A factor; calculate_gain recommends one for each nonlinearity.',
    }),
  },
  fill: (weights, { inputs, outputs }, random, { gain }) => {
    fillNormal(weights, 0, 1, random);
    if (outputs < inputs) orthonormalise(weights, outputs, inputs, inputs, 1);
    else orthonormalise(weights, inputs, outputs, 1, inputs);
    for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! * gain;
  },
});

/**
 * Gram–Schmidt in place, each vector twice against those before it (Giraud et al. 2005: twice is
 * enough). It is the QR factorization with a positive diagonal, that PyTorch takes too.
 *
 * @param count how many vectors, of `size` components; vector v has component c at v·stride + c·step.
 */
function orthonormalise(
  values: Float64Array,
  count: number,
  size: number,
  stride: number,
  step: number,
): void {
  for (let v = 0; v < count; v++) {
    for (let round = 0; round < 2; round++) {
      for (let other = 0; other < v; other++) {
        let product = 0;
        for (let c = 0; c < size; c++) {
          product += values[v * stride + c * step]! * values[other * stride + c * step]!;
        }
        for (let c = 0; c < size; c++) {
          values[v * stride + c * step]! -= product * values[other * stride + c * step]!;
        }
      }
    }
    let square = 0;
    for (let c = 0; c < size; c++) square += values[v * stride + c * step]! ** 2;
    const length = Math.sqrt(square);
    for (let c = 0; c < size; c++) values[v * stride + c * step]! /= length;
  }
}
