import { number } from '../params.js';
import { createRandom } from '../random.js';
import { defineSurface, type BoundSurface, type Minimum } from './define.js';
import { sampleParams } from './parts/sampleParams.js';

/** Half the distance of the two class centers, along each axis. */
const OFFSET = [1, 0.5] as const;
/** Newton steps are enough from the origin: the loss is convex, and the step is halved if need be. */
const NEWTON_STEPS = 100;

/**
 * The mean binary cross-entropy of a linear classifier without bias on two seeded normal clouds of unit
 * variance, centered at (1, ½) and (−1, −½), as `torch.nn.BCEWithLogitsLoss` gives it, plus an L2
 * penalty that keeps the minimum finite where a line parts the clouds.
 */
export default defineSurface({
  id: 'logistic_regression',
  label: 'Logistic regression',
  tex: String.raw`f(\theta) = \frac1n \sum_{i=1}^{n} \left[\log\left(1 + e^{z_i}\right) - y_i z_i\right] + \frac{\lambda}{2}\lVert\theta\rVert^2, \qquad z_i = \theta^{\top} x_i`,
  python: `(torch.nn.functional.binary_cross_entropy_with_logits(
            x * columns["x1"] + y * columns["x2"], columns["y"])
        + penalty / 2 * (x**2 + y**2))`,
  params: {
    ...sampleParams,
    penalty: number({
      default: 0.01,
      min: 0.001,
      max: 1,
      step: 0.001,
      description: 'Weight λ of the L2 penalty.',
      allowed: { test: (penalty) => penalty > 0, text: 'above 0' },
    }),
  },
  domain: { x: [-4, 6], y: [-4, 6] },
  start: [-3, 4],
  bind({ samples, seed, penalty }) {
    const random = createRandom(seed);
    const first = new Float64Array(samples);
    const second = new Float64Array(samples);
    const label = new Float64Array(samples);
    for (let i = 0; i < samples; i++) {
      label[i] = i % 2;
      const side = 2 * label[i]! - 1;
      first[i] = side * OFFSET[0] + random.normal();
      second[i] = side * OFFSET[1] + random.normal();
    }
    const surface: BoundSurface = {
      value(x, y) {
        let sum = 0;
        for (let i = 0; i < samples; i++) {
          const z = x * first[i]! + y * second[i]!;
          sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - label[i]! * z;
        }
        return sum / samples + 0.5 * penalty * (x * x + y * y);
      },
      gradient(x, y, out) {
        let ofFirst = 0;
        let ofSecond = 0;
        for (let i = 0; i < samples; i++) {
          const excess = sigmoid(x * first[i]! + y * second[i]!) - label[i]!;
          ofFirst += excess * first[i]!;
          ofSecond += excess * second[i]!;
        }
        out[0] = ofFirst / samples + penalty * x;
        out[1] = ofSecond / samples + penalty * y;
      },
      minima: [],
      data: {
        size: samples,
        columns: { x1: first, x2: second, y: label },
        batchGradient(x, y, batch, count, out) {
          let ofFirst = 0;
          let ofSecond = 0;
          for (let k = 0; k < count; k++) {
            const i = batch[k]!;
            const excess = sigmoid(x * first[i]! + y * second[i]!) - label[i]!;
            ofFirst += excess * first[i]!;
            ofSecond += excess * second[i]!;
          }
          out[0] = ofFirst / count + penalty * x;
          out[1] = ofSecond / count + penalty * y;
        },
      },
    };
    return { ...surface, minima: [newton(surface, first, second, penalty)] };
  },
});

/** Newton's method with halving, until the gradient is as small as rounding lets it be. */
function newton(
  surface: BoundSurface,
  first: Float64Array,
  second: Float64Array,
  penalty: number,
): Minimum {
  const gradient = new Float64Array(2);
  let [x, y] = [0, 0];
  for (let step = 0; step < NEWTON_STEPS; step++) {
    surface.gradient(x, y, gradient);
    const [g1, g2] = [gradient[0]!, gradient[1]!];
    if (Math.hypot(g1, g2) < 1e-15) break;
    let [h11, h12, h22] = [0, 0, 0];
    for (let i = 0; i < first.length; i++) {
      const p = sigmoid(x * first[i]! + y * second[i]!);
      const weight = (p * (1 - p)) / first.length;
      h11 += weight * first[i]! * first[i]!;
      h12 += weight * first[i]! * second[i]!;
      h22 += weight * second[i]! * second[i]!;
    }
    h11 += penalty;
    h22 += penalty;
    const determinant = h11 * h22 - h12 * h12;
    const dx = (h22 * g1 - h12 * g2) / determinant;
    const dy = (h11 * g2 - h12 * g1) / determinant;
    const before = surface.value(x, y);
    let share = 1;
    while (share > 1e-3 && surface.value(x - share * dx, y - share * dy) > before) share /= 2;
    x -= share * dx;
    y -= share * dy;
  }
  return { x, y, value: surface.value(x, y), kind: 'global' };
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
