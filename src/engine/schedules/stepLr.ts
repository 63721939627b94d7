import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';
import { power } from './shared/power.js';

/**
 * PyTorch looks at `step_size` only when it takes a remainder by it, where 0 raises.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.StepLR.html
 */
export default defineSchedule({
  id: 'step_lr',
  label: 'StepLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.StepLR',
      signature: 'optimizer, step_size, gamma=0.1, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \, \gamma^{\lfloor t / \mathrm{step\_size} \rfloor}`,
  text: 'lr = base_lr · gamma ** (epoch // step_size)',
  params: {
    step_size: integer({
      default: 30,
      min: 1,
      max: 100,
      description: 'Epochs between two decays.',
      allowed: { test: (size) => size >= 1, text: 'a positive integer' },
      required: true,
    }),
    gamma: number({
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by at each decay.',
    }),
  },
  span: ({ step_size }) => 4 * step_size,
  stretch: (_params, steps) => ({ step_size: Math.max(1, Math.round(steps / 4)) }),
  rule: ({ step_size, gamma }) => ({
    rate: ({ lr, epoch }) => (epoch === 0 || epoch % step_size !== 0 ? lr : lr * gamma),
    closedForm: ({ baseLr, epoch }) =>
      baseLr * power('gamma', gamma, Math.floor(epoch / step_size)),
  }),
});
