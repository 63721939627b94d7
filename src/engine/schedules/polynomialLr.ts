import { EngineError } from '../error.js';
import { integer, number } from '../params.js';
import { defineSchedule } from './define.js';
import { power } from './shared/power.js';

/**
 * A negative `power` raises at epoch `total_iters`, where PyTorch raises 0 to it.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.PolynomialLR.html
 */
export default defineSchedule({
  id: 'polynomial_lr',
  label: 'PolynomialLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.PolynomialLR',
      signature: 'optimizer, total_iters=5, power=1.0, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \left(1 - \frac{\min(t, T)}{T}\right)^{p}`,
  text: 'lr = base_lr · (1 − min(epoch, total_iters) / total_iters) ** power',
  params: {
    total_iters: integer({
      default: 5,
      min: 1,
      max: 200,
      description: 'The epoch at which the rate reaches 0.',
      allowed: { test: (epochs) => epochs >= 0, text: 'an integer that is not negative' },
    }),
    power: number({
      default: 1,
      min: 0,
      max: 5,
      step: 0.1,
      description: 'The exponent: 1 is a straight line.',
    }),
  },
  span: ({ total_iters }) => total_iters,
  stretch: (_params, steps) => ({ total_iters: steps }),
  rule: ({ total_iters, power: exponent }) => ({
    rate: ({ lr, epoch, initial }) => {
      if (initial || epoch > total_iters) return lr;
      const left = (1 - epoch / total_iters) / (1 - (epoch - 1) / total_iters);
      return lr * power('power', left, exponent);
    },
    closedForm: ({ baseLr, epoch }) => {
      if (total_iters === 0) {
        throw new EngineError(
          'total_iters',
          'total_iters must not be 0 where SequentialLR restarts the schedule, got 0',
        );
      }
      return baseLr * power('power', 1 - Math.min(total_iters, epoch) / total_iters, exponent);
    },
  }),
});
