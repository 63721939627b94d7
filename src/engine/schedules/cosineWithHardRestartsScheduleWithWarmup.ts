import { integer } from '../params.js';
import { defineSchedule } from './define.js';
import { num_training_steps, num_warmup_steps, progressOf, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'cosine_with_hard_restarts_schedule_with_warmup',
  label: 'Cosine with hard restarts and warm-up',
  forms: [
    {
      name: 'transformers.get_cosine_with_hard_restarts_schedule_with_warmup',
      signature: 'optimizer, num_warmup_steps, num_training_steps, num_cycles=1, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} \frac{t}{W} & t < W \\ \tfrac12 \left(1 + \cos\left(\pi \left(c \, \tfrac{t - W}{T - W} \bmod 1\right)\right)\right) & W \le t < T \\ 0 & t \ge T \end{cases}`,
  text: 'lr rises from 0 to base_lr in num_warmup_steps, then falls from base_lr to 0 num_cycles times until num_training_steps',
  params: {
    num_warmup_steps,
    num_training_steps,
    num_cycles: integer({
      default: 1,
      min: 1,
      max: 10,
      description: 'How many times the rate falls from its highest to 0.',
      allowed: { test: (cycles) => cycles >= 0, text: 'an integer that is not negative' },
    }),
  },
  span: ({ num_training_steps: steps }) => steps,
  stretch: (_params, steps) => ({ num_training_steps: steps }),
  rule: ({ num_warmup_steps: warmUp, num_training_steps: training, num_cycles }) => ({
    rate: ({ baseLr, epoch }) => {
      if (epoch < warmUp) return baseLr * rising(epoch, warmUp);
      const progress = progressOf(epoch, warmUp, training);
      if (progress >= 1) return 0;
      return baseLr * Math.max(0, 0.5 * (1 + Math.cos(Math.PI * ((num_cycles * progress) % 1))));
    },
  }),
});
