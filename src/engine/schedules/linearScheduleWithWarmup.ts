import { defineSchedule } from './define.js';
import { num_training_steps, num_warmup_steps, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'linear_schedule_with_warmup',
  label: 'Linear with warm-up',
  forms: [
    {
      name: 'transformers.get_linear_schedule_with_warmup',
      signature: 'optimizer, num_warmup_steps, num_training_steps, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} \frac{t}{W} & t < W \\ \max\left(0, \frac{T - t}{T - W}\right) & t \ge W \end{cases}`,
  text: 'lr rises from 0 to base_lr in num_warmup_steps, then falls in a straight line to 0 at num_training_steps',
  params: { num_warmup_steps, num_training_steps },
  span: ({ num_training_steps: steps }) => steps,
  stretch: (_params, steps) => ({ num_training_steps: steps }),
  rule: ({ num_warmup_steps: warmUp, num_training_steps: training }) => ({
    rate: ({ baseLr, epoch }) =>
      epoch < warmUp
        ? baseLr * rising(epoch, warmUp)
        : baseLr * Math.max(0, (training - epoch) / Math.max(1, training - warmUp)),
  }),
});
