import { defineOptimizer, expectSize } from './define.js';
import { aboveZero, betas, epsilon, learningRate, maximize } from './parts/parameters.js';

/**
 * Adam for gradients that are mostly zero: entries of the gradient that are exactly 0 leave parameter
 * and averages alone. Equals PyTorch given `gradient.to_sparse()`; given a dense gradient PyTorch's
 * refuses to step. Nothing but the count of steps changes where all of the gradient is 0.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.SparseAdam.html
 */
export default defineOptimizer({
  id: 'sparse_adam',
  label: 'SparseAdam',
  forms: [
    {
      name: 'torch.optim.SparseAdam',
      signature: 'params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, maximize=False',
    },
  ],
  tex: String.raw`\theta_t = \theta_{t-1} - \eta\,\frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\frac{m_t}{\sqrt{v_t} + \epsilon} \quad\text{where } g_t \ne 0`,
  params: {
    lr: learningRate(1e-3, aboveZero),
    betas: betas(),
    eps: epsilon(1e-8, aboveZero),
    maximize: maximize(),
  },
  start(params, size) {
    const { lr: base, eps } = params;
    const [beta1, beta2] = params.betas;
    const sign = params.maximize ? -1 : 1;
    const average = new Float64Array(size);
    const square = new Float64Array(size);
    let t = 0;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const stepSize = (lr * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
        for (let i = 0; i < size; i++) {
          const g = sign * gradients[i]!;
          if (g === 0) continue;
          const toAverage = (g - average[i]!) * (1 - beta1);
          const toSquare = (g * g - square[i]!) * (1 - beta2);
          const m = average[i]! + toAverage;
          const v = square[i]! + toSquare;
          average[i] = m;
          square[i] = v;
          parameters[i] = parameters[i]! - stepSize * (m / (Math.sqrt(v) + eps));
        }
      },
      state: { exp_avg: average, exp_avg_sq: square },
      velocity: average,
      restart() {
        t = 0;
      },
    };
  },
});
