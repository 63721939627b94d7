import { EngineError } from '../error.js';
import { number } from '../params.js';
import { defineSchedule } from './define.js';
import { power } from './shared/power.js';
import { num_training_steps, num_warmup_steps, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'polynomial_decay_schedule_with_warmup',
  label: 'Polynomial decay with warm-up',
  forms: [
    {
      name: 'transformers.get_polynomial_decay_schedule_with_warmup',
      signature:
        'optimizer, num_warmup_steps, num_training_steps, lr_end=1e-07, power=1.0, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \begin{cases} \eta_0 \frac{t}{W} & t < W \\ \eta_{\mathrm{end}} + (\eta_0 - \eta_{\mathrm{end}}) \left(1 - \frac{t - W}{T - W}\right)^{p} & W \le t \le T \\ \eta_{\mathrm{end}} & t > T \end{cases}`,
  text: 'lr rises from 0 to base_lr in num_warmup_steps, then falls as a power to lr_end at num_training_steps',
  params: {
    num_warmup_steps,
    num_training_steps,
    lr_end: number({
      default: 1e-7,
      min: 0,
      max: 0.1,
      step: 1e-4,
      description: 'The last rate; it must be smaller than the optimizer’s own.',
    }),
    power: number({
      default: 1,
      min: 0,
      max: 5,
      step: 0.1,
      description: 'The exponent: 1 is a straight line.',
    }),
  },
  span: ({ num_training_steps: steps }) => steps,
  stretch: (_params, steps) => ({ num_training_steps: steps }),
  rule: (params, { defaultLr }) => {
    const { num_warmup_steps: warmUp, num_training_steps: training, lr_end } = params;
    if (!(defaultLr > lr_end)) {
      throw new EngineError(
        'lr_end',
        `lr_end must be smaller than the initial lr ${defaultLr}, got ${lr_end}`,
      );
    }
    return {
      rate: ({ baseLr, epoch }) => {
        if (epoch < warmUp) return baseLr * rising(epoch, warmUp);
        if (epoch > training) return baseLr * (lr_end / defaultLr);
        if (training === warmUp) {
          throw new EngineError(
            'num_training_steps',
            `num_training_steps must not be num_warmup_steps when step ${epoch} is reached`,
          );
        }
        const left = 1 - (epoch - warmUp) / (training - warmUp);
        const decayed = (defaultLr - lr_end) * power('power', left, params.power) + lr_end;
        return baseLr * (decayed / defaultLr);
      },
    };
  },
});
