import { number } from '../params.js';
import { defineSchedule } from './define.js';
import { power } from './shared/power.js';

/** https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.ExponentialLR.html */
export default defineSchedule({
  id: 'exponential_lr',
  label: 'ExponentialLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.ExponentialLR',
      signature: 'optimizer, gamma, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \, \gamma^{t}`,
  text: 'lr = base_lr · gamma ** epoch',
  params: {
    gamma: number({
      default: 0.95,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by at each epoch.',
      required: true,
    }),
  },
  span: ({ gamma }) => (gamma > 0 && gamma < 1 ? Math.ceil(Math.log(0.01) / Math.log(gamma)) : 1),
  stretch: (_params, steps) => ({ gamma: Number((0.01 ** (1 / steps)).toPrecision(6)) }),
  rule: ({ gamma }) => ({
    rate: ({ lr, initial }) => (initial ? lr : lr * gamma),
    closedForm: ({ baseLr, epoch }) => baseLr * power('gamma', gamma, epoch),
  }),
});
