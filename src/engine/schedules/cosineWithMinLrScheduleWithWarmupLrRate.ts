import { number, optional } from '../params.js';
import { defineSchedule } from './define.js';
import { floorParams, floorRate } from './shared/lowestRate.js';
import { num_training_steps, num_warmup_steps } from './shared/warmUp.js';

/**
 * Unlike related schedules, it does not begin at 0: the rate of a step is that of the step after it there.
 *
 * https://huggingface.co/docs/transformers/main_classes/optimizer_schedules
 */
export default defineSchedule({
  id: 'cosine_with_min_lr_schedule_with_warmup_lr_rate',
  label: 'Cosine to a lowest rate with warm-up from a rate',
  forms: [
    {
      name: 'transformers.get_cosine_with_min_lr_schedule_with_warmup_lr_rate',
      signature:
        'optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5, last_epoch=-1, ' +
        'min_lr=None, min_lr_rate=None, warmup_lr_rate=None',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} w + (1 - w) \frac{t}{W - 1} & t < W \\ m + \tfrac{1 - m}{2} \left(1 + \cos\left(2 \pi c \, \frac{t - W + 1}{T - W}\right)\right) & t \ge W \end{cases}`,
  text: 'lr rises from warmup_lr_rate · base_lr to base_lr in num_warmup_steps, then follows a cosine down to min_lr',
  params: {
    num_warmup_steps,
    num_training_steps,
    num_cycles: number({
      default: 0.5,
      min: 0.5,
      max: 5,
      step: 0.5,
      description: 'Waves of the cosine; 0.5 falls once.',
    }),
    ...floorParams,
    warmup_lr_rate: optional({
      min: 0,
      max: 1,
      step: 0.01,
      description:
        'The first rate as a part of the optimizer’s own; 1 / num_warmup_steps if not given.',
    }),
  },
  span: ({ num_training_steps: steps }) => steps,
  stretch: (_params, steps) => ({ num_training_steps: steps }),
  rule: (params, { defaultLr }) => {
    const { num_warmup_steps: warmUp, num_training_steps: training, num_cycles } = params;
    const { warmup_lr_rate: first } = params;
    const floor = floorRate(params, defaultLr);
    return {
      rate: ({ baseLr, epoch }) => {
        if (epoch < warmUp) {
          return first === null
            ? baseLr * ((epoch + 1) / Math.max(1, warmUp))
            : baseLr * (first + ((1 - first) * epoch) / Math.max(1, warmUp - 1));
        }
        const progress = (epoch - warmUp + 1) / Math.max(1, training - warmUp);
        const wave = 0.5 * (1 + Math.cos(Math.PI * num_cycles * 2 * progress));
        return baseLr * Math.max(0, wave * (1 - floor) + floor);
      },
    };
  },
});
