import { number, optional, tuple } from '../params.js';
import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import { atLeastZero, learningRate, maximize, weightDecay } from './parts/parameters.js';

/**
 * Shazeer & Stern 2018, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost": of a matrix it
 * keeps one average of g² per row and one per column. As PyTorch has it, `lr` only bounds the relative
 * step 1/√t from above, and `eps[0]` is by default the spacing of float64, 2⁻⁵².
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Adafactor.html
 */
export default defineOptimizer({
  id: 'adafactor',
  label: 'Adafactor',
  forms: [
    {
      name: 'torch.optim.Adafactor',
      signature:
        'params, lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False',
    },
  ],
  tex: String.raw`\hat V_t = \frac{R_t C_t}{\overline{R_t}}, \quad U_t = \frac{g_t}{\max(\sqrt{\hat V_t},\, \epsilon_1)}, \quad \theta_t = \theta_{t-1} - \max(\epsilon_2, \operatorname{RMS}(\theta_{t-1}))\, \min(\eta, \tfrac{1}{\sqrt t})\, \frac{U_t}{\max(1, \operatorname{RMS}(U_t)/d)}`,
  params: {
    lr: learningRate(1e-2),
    beta2_decay: number({
      default: -0.8,
      min: -2,
      max: 0,
      step: 0.05,
      description: 'Power of t by which the newest squared gradient counts.',
      allowed: { test: (power) => power <= 0, text: 'at most 0' },
    }),
    eps: tuple({
      items: [
        optional({
          min: 0,
          max: 0.1,
          step: 1e-8,
          description: 'Lower bound of the root of the second moment; None is 2⁻⁵².',
          allowed: atLeastZero,
        }),
        number({
          default: 1e-3,
          min: 0,
          max: 1,
          step: 1e-3,
          description: 'Lower bound of the root mean square of the parameters.',
          allowed: atLeastZero,
        }),
      ],
      description: 'Lower bounds of the second moment and of the scale of the parameters.',
    }),
    d: number({
      default: 1,
      min: 1,
      max: 10,
      step: 0.1,
      description: 'Root mean square at which the update is clipped.',
      allowed: { test: (d) => d >= 1, text: 'at least 1' },
    }),
    weight_decay: weightDecay(0, 'decoupled'),
    maximize: maximize(),
  },
  start(params, size, [rows = 1, columns]) {
    const { lr: base, beta2_decay, d, weight_decay: decay } = params;
    const [first, scaleAtLeast] = params.eps;
    const eps = first ?? Number.EPSILON;
    const sign = params.maximize ? -1 : 1;
    const factored = columns !== undefined;
    const width = columns ?? 1;
    const ofRows = new Float64Array(factored ? rows : 0);
    const ofColumns = new Float64Array(factored ? width : 0);
    const variance = new Float64Array(factored ? 0 : size);
    const update = new Float64Array(size);
    let t = 0;

    /** Averages the mean g² of each row and column; returns the mean over the rows, at least eps. */
    function averageFactors(gradients: Float64Array, share: number): number {
      let total = 0;
      for (let r = 0; r < rows; r++) {
        let sum = 0;
        for (let c = 0; c < width; c++) sum += gradients[r * width + c]! ** 2;
        const norm = Math.sqrt(sum);
        ofRows[r] = lerp(ofRows[r]!, (norm * norm) / width, share);
        total += ofRows[r]!;
      }
      for (let c = 0; c < width; c++) {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum += gradients[r * width + c]! ** 2;
        const norm = Math.sqrt(sum);
        ofColumns[c] = lerp(ofColumns[c]!, (norm * norm) / rows, share);
      }
      return Math.max(total / rows, eps);
    }

    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const share = t ** beta2_decay;
        const rate = Math.min(lr, 1 / Math.sqrt(t));
        const alpha = Math.max(scaleAtLeast, norm(parameters) / Math.sqrt(size)) * rate;
        const mean = factored ? averageFactors(gradients, share) : 1;
        for (let i = 0; i < size; i++) {
          const g = sign * gradients[i]!;
          let estimate: number;
          if (factored) {
            const column = i % width;
            estimate = (ofRows[(i - column) / width]! * ofColumns[column]!) / mean;
          } else {
            estimate = lerp(variance[i]!, g * g, share);
            variance[i] = estimate;
          }
          update[i] = (1 / Math.sqrt(Math.max(estimate, eps * eps))) * g;
        }
        const stepSize = alpha / Math.max(1, norm(update) / (Math.sqrt(size) * d));
        const kept = 1 - lr * decay;
        for (let i = 0; i < size; i++) {
          parameters[i] = parameters[i]! * kept - stepSize * update[i]!;
        }
      },
      state: factored ? { row_var: ofRows, col_var: ofColumns } : { variance },
      restart() {
        t = 0;
      },
    };
  },
});

function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
