import { defineOptimizer, expectSize } from './define.js';
import { lerp } from './parts/lerp.js';
import {
  betas,
  decoupledDecay,
  epsilon,
  learningRate,
  maximize,
  weightDecay,
} from './parts/parameters.js';

/**
 * Liu et al. 2020, "On the Variance of the Adaptive Learning Rate and Beyond": plain momentum until the
 * variance of 1/√v can be rectified, which is where ρ exceeds 5.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.RAdam.html
 */
export default defineOptimizer({
  id: 'radam',
  label: 'RAdam',
  forms: [
    {
      name: 'torch.optim.RAdam',
      signature:
        'params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False',
    },
  ],
  tex: String.raw`\rho_t = \rho_\infty - \frac{2t\beta_2^t}{1-\beta_2^t}, \qquad \theta_t = \theta_{t-1} - \eta\,\hat m_t \cdot \begin{cases} r_t\,\dfrac{\sqrt{1-\beta_2^t}}{\sqrt{v_t}+\epsilon} & \rho_t > 5 \\ 1 & \text{else} \end{cases}`,
  params: {
    lr: learningRate(1e-3),
    betas: betas(),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(0, 'either'),
    maximize: maximize(),
    decoupled_weight_decay: decoupledDecay(),
  },
  start(params, size) {
    const { lr: base, eps, weight_decay: decay } = params;
    const [beta1, beta2] = params.betas;
    const sign = params.maximize ? -1 : 1;
    const decoupled = params.decoupled_weight_decay;
    const added = decoupled ? 0 : decay;
    const longest = 2 / (1 - beta2) - 1; // ρ∞
    const average = new Float64Array(size);
    const square = new Float64Array(size);
    let t = 0;
    return {
      step(parameters, gradients, lr = base) {
        expectSize(size, parameters, gradients);
        t++;
        const power2 = beta2 ** t;
        const correction1 = 1 - beta1 ** t;
        const correction2 = 1 - power2;
        const length = longest - (2 * t * power2) / correction2; // ρₜ
        const rectified = length > 5;
        const rectification = rectified
          ? Math.sqrt(
              ((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length),
            )
          : 1;
        const scale = Math.sqrt(correction2);
        const kept = decoupled ? 1 - lr * decay : 1;
        for (let i = 0; i < size; i++) {
          const theta = parameters[i]! * kept;
          let g = sign * gradients[i]!;
          if (added !== 0) g += added * theta;
          const m = lerp(average[i]!, g, 1 - beta1);
          const v = square[i]! * beta2 + (1 - beta2) * g * g;
          average[i] = m;
          square[i] = v;
          const move = (m / correction1) * lr;
          parameters[i] =
            theta -
            (rectified ? move * ((1 / (Math.sqrt(v) + eps)) * scale) * rectification : move);
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
