import { flag } from '../params.js';
import { defineOptimizer } from './define.js';
import { betas, epsilon, learningRate, maximize, weightDecay } from './parts/parameters.js';
import { startAdam } from './parts/startAdam.js';

/**
 * Loshchilov & Hutter 2019, "Decoupled Weight Decay Regularization".
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.AdamW.html
 */
export default defineOptimizer({
  id: 'adamw',
  label: 'AdamW',
  forms: [
    {
      name: 'torch.optim.AdamW',
      signature:
        'params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, maximize=False, foreach=None, capturable=False, differentiable=False, fused=None',
    },
  ],
  tex: String.raw`\theta_t = (1 - \eta\lambda)\,\theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}, \quad \hat m_t = \frac{m_t}{1-\beta_1^t}, \quad \hat v_t = \frac{v_t}{1-\beta_2^t}`,
  special: [
    {
      when: { amsgrad: true },
      tex: String.raw`\theta_t = (1 - \eta\lambda)\,\theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat u_t} + \epsilon}, \quad \hat m_t = \frac{m_t}{1-\beta_1^t}, \quad \hat u_t = \frac{\max(v_1, \dots, v_t)}{1-\beta_2^t}`,
      text: 'θ = (1 − lr · weight_decay) · θ − lr · m̂ / (√û + eps), u the largest v so far',
    },
  ],
  params: {
    lr: learningRate(1e-3),
    betas: betas(),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(1e-2, 'decoupled'),
    amsgrad: flag({
      default: false,
      description: 'Divides by the largest average of the squared gradient so far.',
    }),
    maximize: maximize(),
  },
  start: (params, size) => startAdam(params, true, size),
});
