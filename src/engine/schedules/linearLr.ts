import { EngineError } from '../error.js';
import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';

/** https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.LinearLR.html */
export default defineSchedule({
  id: 'linear_lr',
  label: 'LinearLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.LinearLR',
      signature:
        'optimizer, start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \left(s + (e - s) \frac{\min(t, T)}{T}\right)`,
  text: 'lr = base_lr · (start_factor + (end_factor − start_factor) · min(epoch, total_iters) / total_iters)',
  params: {
    start_factor: number({
      default: 1 / 3,
      min: 0.01,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by at first.',
      allowed: {
        test: (factor) => factor > 0 && factor <= 1,
        text: 'greater than 0 and less or equal to 1',
      },
    }),
    end_factor: number({
      default: 1,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by from `total_iters` on.',
      allowed: { test: (factor) => factor >= 0 && factor <= 1, text: 'between 0 and 1' },
    }),
    total_iters: integer({
      default: 5,
      min: 1,
      max: 100,
      description: 'The epoch at which `end_factor` is reached.',
      allowed: { test: (epochs) => epochs >= 0, text: 'an integer that is not negative' },
    }),
  },
  span: ({ start_factor, end_factor, total_iters }) =>
    start_factor > end_factor ? total_iters : 2 * total_iters,
  stretch: ({ start_factor, end_factor }, steps) =>
    start_factor > end_factor ? { total_iters: steps } : {},
  rule: ({ start_factor, end_factor, total_iters }) => {
    const rise = end_factor - start_factor;
    return {
      rate: ({ lr, epoch, initial }) => {
        if (epoch === 0) return lr * start_factor;
        if (initial || epoch > total_iters) return lr;
        return lr * (1 + rise / (total_iters * start_factor + (epoch - 1) * rise));
      },
      closedForm: ({ baseLr, epoch }) => {
        if (total_iters === 0) {
          throw new EngineError(
            'total_iters',
            'total_iters must not be 0 where SequentialLR restarts the schedule, got 0',
          );
        }
        return baseLr * (start_factor + (rise * Math.min(total_iters, epoch)) / total_iters);
      },
    };
  },
});
