import { flag } from '../params.js';
import { defineOptimizer } from './define.js';
import {
  betas,
  decoupledDecay,
  epsilon,
  learningRate,
  maximize,
  weightDecay,
} from './parts/parameters.js';
import { startAdam } from './parts/startAdam.js';

/**
 * Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization"; amsgrad by Reddi et al. 2018.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.Adam.html
 */
export default defineOptimizer({
  id: 'adam',
  label: 'Adam',
  forms: [
    {
      name: 'torch.optim.Adam',
      signature:
        'params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False',
    },
  ],
  tex: String.raw`m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2, \quad \theta_t = \theta_{t-1} - \eta\,\frac{m_t / (1-\beta_1^t)}{\sqrt{v_t / (1-\beta_2^t)} + \epsilon}`,
  special: [
    {
      when: { amsgrad: true, decoupled_weight_decay: true },
      tex: String.raw`m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2, \quad u_t = \max(u_{t-1},\, v_t), \quad \theta_t = (1 - \eta\lambda)\,\theta_{t-1} - \eta\,\frac{m_t / (1-\beta_1^t)}{\sqrt{u_t / (1-\beta_2^t)} + \epsilon}`,
      text: 'θ = (1 − lr · weight_decay) · θ − lr · m̂ / (√û + eps), u the largest v so far',
    },
    {
      when: { amsgrad: true },
      tex: String.raw`m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2, \quad u_t = \max(u_{t-1},\, v_t), \quad \theta_t = \theta_{t-1} - \eta\,\frac{m_t / (1-\beta_1^t)}{\sqrt{u_t / (1-\beta_2^t)} + \epsilon}`,
      text: 'θ = θ − lr · m̂ / (√û + eps), u the largest v so far',
    },
    {
      when: { decoupled_weight_decay: true },
      tex: String.raw`m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2, \quad \theta_t = (1 - \eta\lambda)\,\theta_{t-1} - \eta\,\frac{m_t / (1-\beta_1^t)}{\sqrt{v_t / (1-\beta_2^t)} + \epsilon}`,
      text: 'θ = (1 − lr · weight_decay) · θ − lr · m̂ / (√v̂ + eps)',
    },
  ],
  params: {
    lr: learningRate(1e-3),
    betas: betas(),
    eps: epsilon(1e-8),
    weight_decay: weightDecay(0, 'either'),
    amsgrad: flag({
      default: false,
      description: 'Divides by the largest average of the squared gradient so far.',
    }),
    maximize: maximize(),
    decoupled_weight_decay: decoupledDecay(),
  },
  start: (params, size) => startAdam(params, params.decoupled_weight_decay, size),
});
