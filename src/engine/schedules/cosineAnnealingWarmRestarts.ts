import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';

/**
 * Loshchilov & Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts";
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.html
 */
export default defineSchedule({
  id: 'cosine_annealing_warm_restarts',
  label: 'CosineAnnealingWarmRestarts',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.CosineAnnealingWarmRestarts',
      signature: 'optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_{\min} + \tfrac12 (\eta_0 - \eta_{\min}) \left(1 + \cos\frac{\pi T_{\mathrm{cur}}}{T_i}\right)`,
  text: 'lr = eta_min + (base_lr − eta_min) · (1 + cos(π · T_cur / T_i)) / 2, T_i = T_0 · T_mult ** i',
  params: {
    T_0: integer({
      default: 10,
      min: 1,
      max: 100,
      description: 'Epochs until the first restart.',
      allowed: { test: (epochs) => epochs >= 1, text: 'a positive integer' },
      required: true,
    }),
    T_mult: integer({
      default: 1,
      min: 1,
      max: 4,
      description: 'How much longer each period is than the one before.',
      allowed: { test: (times) => times >= 1, text: 'an integer ≥ 1' },
    }),
    eta_min: number({
      default: 0,
      min: 0,
      max: 0.1,
      step: 0.001,
      description: 'The lowest rate.',
    }),
  },
  span: ({ T_0, T_mult }) => T_0 * (1 + T_mult + T_mult ** 2),
  stretch: ({ T_mult }, steps) => ({
    T_0: Math.max(1, Math.round(steps / (1 + T_mult + T_mult ** 2))),
  }),
  rule: ({ T_0, T_mult, eta_min }) => {
    let sinceRestart = 0;
    let period = T_0;
    return {
      advance: (epoch) => {
        if (epoch < 0) {
          sinceRestart = 0;
          period = T_0;
          return 0;
        }
        sinceRestart += 1;
        if (sinceRestart >= period) {
          sinceRestart %= period;
          period *= T_mult;
        }
        return epoch + 1;
      },
      rate: ({ baseLr }) =>
        eta_min + ((baseLr - eta_min) * (1 + Math.cos((Math.PI * sinceRestart) / period))) / 2,
    };
  },
});
