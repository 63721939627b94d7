import { optionalInteger } from '../params.js';
import { defineSchedule } from './define.js';
import { num_warmup_steps, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'inverse_sqrt_schedule',
  label: 'Inverse square root with warm-up',
  forms: [
    {
      name: 'transformers.get_inverse_sqrt_schedule',
      signature: 'optimizer, num_warmup_steps, timescale=None, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} \frac{t}{W} & t < W \\ \sqrt{\frac{\tau}{t - W + \tau}} & t \ge W \end{cases}`,
  text: 'lr rises from 0 to base_lr in num_warmup_steps, then is base_lr / sqrt((step − num_warmup_steps + timescale) / timescale)',
  params: {
    num_warmup_steps,
    timescale: optionalInteger({
      min: 1,
      max: 10000,
      description: 'Steps in which the rate falls to 1/√2; num_warmup_steps, or else 10000.',
      allowed: { test: (steps) => steps >= 1, text: 'a positive integer' },
    }),
  },
  span: ({ num_warmup_steps: warmUp, timescale }) => warmUp + 5 * (timescale ?? warmUp),
  rule: ({ num_warmup_steps: warmUp, timescale }) => {
    const scale = timescale ?? (warmUp || 10_000);
    const shift = scale - warmUp;
    return {
      rate: ({ baseLr, epoch }) =>
        epoch < warmUp
          ? baseLr * rising(epoch, warmUp)
          : baseLr * (1 / Math.sqrt((epoch + shift) / scale)),
    };
  },
});
