import { number } from '../params.js';
import { defineSchedule } from './define.js';
import { floorParams, floorRate } from './shared/lowestRate.js';
import { num_training_steps, num_warmup_steps, progressOf, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'cosine_with_min_lr_schedule_with_warmup',
  label: 'Cosine to a lowest rate with warm-up',
  forms: [
    {
      name: 'transformers.get_cosine_with_min_lr_schedule_with_warmup',
      signature:
        'optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5, last_epoch=-1, ' +
        'min_lr=None, min_lr_rate=None',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} \frac{t}{W} & t < W \\ m + \tfrac{1 - m}{2} \left(1 + \cos\left(2 \pi c \, \frac{t - W}{T - W}\right)\right) & t \ge W \end{cases}`,
  text: 'lr rises from 0 to base_lr in num_warmup_steps, then follows num_cycles waves of a cosine down to min_lr',
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
  },
  span: ({ num_training_steps: steps }) => steps,
  stretch: (_params, steps) => ({ num_training_steps: steps }),
  rule: (params, { defaultLr }) => {
    const { num_warmup_steps: warmUp, num_training_steps: training, num_cycles } = params;
    const floor = floorRate(params, defaultLr);
    return {
      rate: ({ baseLr, epoch }) => {
        if (epoch < warmUp) return baseLr * rising(epoch, warmUp);
        const progress = progressOf(epoch, warmUp, training);
        const wave = 0.5 * (1 + Math.cos(Math.PI * num_cycles * 2 * progress));
        return baseLr * Math.max(0, wave * (1 - floor) + floor);
      },
    };
  },
});
