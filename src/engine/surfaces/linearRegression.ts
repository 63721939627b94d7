import { number } from '../params.js';
import { createRandom } from '../random.js';
import { defineSurface, type Minimum } from './define.js';
import { sampleParams } from './parts/sampleParams.js';

const SLOPE = 2;
const INTERCEPT = -1;

/**
 * The mean squared error of a line fitted to seeded data, as `torch.nn.MSELoss` gives it: inputs are
 * uniform in [−1, 3), targets are 2x − 1 with normal noise. θ₁ is the slope, θ₂ the intercept.
 */
export default defineSurface({
  id: 'linear_regression',
  label: 'Linear regression',
  tex: String.raw`f(\theta) = \frac1n \sum_{i=1}^{n} \left(\theta_1 x_i + \theta_2 - y_i\right)^2`,
  python: `torch.nn.functional.mse_loss(x * columns["x"] + y, columns["y"])`,
  params: {
    ...sampleParams,
    noise: number({
      default: 0.5,
      min: 0,
      max: 3,
      step: 0.1,
      description: 'Standard deviation of the noise in the targets.',
      allowed: { test: (noise) => noise >= 0, text: 'at least 0' },
    }),
  },
  domain: { x: [-2, 6], y: [-5, 3] },
  start: [-1, 2],
  bind({ samples, seed, noise }) {
    const random = createRandom(seed);
    const input = new Float64Array(samples);
    const target = new Float64Array(samples);
    for (let i = 0; i < samples; i++) {
      input[i] = 4 * random.next() - 1;
      target[i] = SLOPE * input[i]! + INTERCEPT + noise * random.normal();
    }
    const value = (slope: number, intercept: number) => {
      let sum = 0;
      for (let i = 0; i < samples; i++) {
        const error = slope * input[i]! + intercept - target[i]!;
        sum += error * error;
      }
      return sum / samples;
    };
    return {
      value,
      gradient(slope, intercept, out) {
        let ofSlope = 0;
        let ofIntercept = 0;
        for (let i = 0; i < samples; i++) {
          const error = slope * input[i]! + intercept - target[i]!;
          ofSlope += error * input[i]!;
          ofIntercept += error;
        }
        out[0] = (2 * ofSlope) / samples;
        out[1] = (2 * ofIntercept) / samples;
      },
      minima: [leastSquares(input, target, value)],
      data: {
        size: samples,
        columns: { x: input, y: target },
        batchGradient(slope, intercept, batch, count, out) {
          let ofSlope = 0;
          let ofIntercept = 0;
          for (let k = 0; k < count; k++) {
            const i = batch[k]!;
            const error = slope * input[i]! + intercept - target[i]!;
            ofSlope += error * input[i]!;
            ofIntercept += error;
          }
          out[0] = (2 * ofSlope) / count;
          out[1] = (2 * ofIntercept) / count;
        },
      },
    };
  },
});

/** Solves the normal equations about the means. */
function leastSquares(
  input: Float64Array,
  target: Float64Array,
  value: (slope: number, intercept: number) => number,
): Minimum {
  const mean = (column: Float64Array) => column.reduce((sum, v) => sum + v, 0) / column.length;
  const [meanIn, meanOut] = [mean(input), mean(target)];
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < input.length; i++) {
    const off = input[i]! - meanIn;
    covariance += off * (target[i]! - meanOut);
    variance += off * off;
  }
  const x = covariance / variance;
  const y = meanOut - x * meanIn;
  return { x, y, value: value(x, y), kind: 'global' };
}
