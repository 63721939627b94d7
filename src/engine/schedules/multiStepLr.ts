import { list, number } from '../params.js';
import { defineSchedule } from './define.js';
import { power } from './shared/power.js';

/**
 * A milestone that occurs twice decays twice; their order does not matter.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.MultiStepLR.html
 */
export default defineSchedule({
  id: 'multi_step_lr',
  label: 'MultiStepLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.MultiStepLR',
      signature: 'optimizer, milestones, gamma=0.1, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \, \gamma^{\left|\{m \in \mathrm{milestones} : m \le t\}\right|}`,
  text: 'lr = base_lr · gamma ** (number of milestones ≤ epoch)',
  params: {
    milestones: list({
      default: [30, 80],
      description: 'The epochs at which the rate decays.',
      allowed: {
        test: (milestones) => milestones.every(Number.isInteger),
        text: 'a list of integers',
      },
      required: true,
    }),
    gamma: number({
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by at each milestone.',
    }),
  },
  span: ({ milestones }) => Math.ceil(1.25 * Math.max(1, ...milestones)),
  stretch: ({ milestones }, steps) => {
    const last = Math.max(1, ...milestones);
    return { milestones: milestones.map((epoch) => Math.round((0.8 * steps * epoch) / last)) };
  },
  rule: ({ milestones, gamma }) => {
    const decays = new Map<number, number>();
    for (const epoch of milestones) decays.set(epoch, (decays.get(epoch) ?? 0) + 1);
    return {
      rate: ({ lr, epoch }) => {
        const times = decays.get(epoch);
        return times === undefined ? lr : lr * power('gamma', gamma, times);
      },
      closedForm: ({ baseLr, epoch }) =>
        baseLr * power('gamma', gamma, milestones.filter((milestone) => milestone <= epoch).length),
    };
  },
});
