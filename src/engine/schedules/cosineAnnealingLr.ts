import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';

/**
 * PyTorch derives each rate from the one in force, so another scheduler on the same optimizer bends
 * it, and it rises again after `T_max`. A `T_max` of 0 raises there at the first step after the start.
 *
 * Loshchilov & Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts";
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html
 */
export default defineSchedule({
  id: 'cosine_annealing_lr',
  label: 'CosineAnnealingLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.CosineAnnealingLR',
      signature: 'optimizer, T_max, eta_min=0.0, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_{\min} + \tfrac12 (\eta_0 - \eta_{\min}) \left(1 + \cos\frac{\pi t}{T_{\max}}\right)`,
  text: 'lr = eta_min + (base_lr − eta_min) · (1 + cos(π · epoch / T_max)) / 2',
  params: {
    T_max: integer({
      default: 50,
      min: 1,
      max: 200,
      description: 'Epochs from the highest rate to the lowest.',
      allowed: { test: (epochs) => epochs >= 1, text: 'a positive integer' },
      required: true,
    }),
    eta_min: number({
      default: 0,
      min: 0,
      max: 0.1,
      step: 0.001,
      description: 'The lowest rate.',
    }),
  },
  span: ({ T_max }) => T_max,
  stretch: (_params, steps) => ({ T_max: steps }),
  rule: ({ T_max, eta_min }) => ({
    rate: ({ lr, baseLr, epoch, initial }) => {
      if (initial) return lr;
      if ((epoch - 1 - T_max) % (2 * T_max) === 0) {
        return lr + ((baseLr - eta_min) * (1 - Math.cos(Math.PI / T_max))) / 2;
      }
      return (
        ((1 + Math.cos((Math.PI * epoch) / T_max)) /
          (1 + Math.cos((Math.PI * (epoch - 1)) / T_max))) *
          (lr - eta_min) +
        eta_min
      );
    },
    closedForm: ({ baseLr, epoch }) =>
      eta_min + ((baseLr - eta_min) * (1 + Math.cos((Math.PI * epoch) / T_max))) / 2,
  }),
});
