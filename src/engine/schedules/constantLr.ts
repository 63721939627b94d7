import { EngineError } from '../error.js';
import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';

/**
 * A `factor` of 0 is accepted and raises at epoch `total_iters`, where PyTorch divides by it.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.ConstantLR.html
 */
export default defineSchedule({
  id: 'constant_lr',
  label: 'ConstantLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.ConstantLR',
      signature: 'optimizer, factor=0.3333333333333333, total_iters=5, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \begin{cases} \eta_0 \cdot \mathrm{factor} & t < \mathrm{total\_iters} \\ \eta_0 & t \ge \mathrm{total\_iters} \end{cases}`,
  text: 'lr = base_lr · factor until epoch total_iters, then base_lr',
  params: {
    factor: number({
      default: 1 / 3,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'What the rate is multiplied by until `total_iters`.',
      allowed: { test: (factor) => factor >= 0 && factor <= 1, text: 'between 0 and 1' },
    }),
    total_iters: integer({
      default: 5,
      min: 0,
      max: 100,
      description: 'The epoch at which the rate is itself again.',
    }),
  },
  span: ({ total_iters }) => 2 * total_iters,
  rule: ({ factor, total_iters }) => ({
    rate: ({ lr, epoch }) => {
      if (epoch === 0) return lr * factor;
      if (epoch !== total_iters) return lr;
      if (factor === 0) {
        throw new EngineError('factor', 'factor must not be 0 when total_iters is reached, got 0');
      }
      return lr * (1 / factor);
    },
    closedForm: ({ baseLr, epoch }) => baseLr * (factor + (epoch >= total_iters ? 1 - factor : 0)),
  }),
});
