import { defineSchedule } from './define.js';
import { num_warmup_steps, rising } from './shared/warmUp.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'constant_schedule_with_warmup',
  label: 'Constant with warm-up',
  forms: [
    {
      name: 'transformers.get_constant_schedule_with_warmup',
      signature: 'optimizer, num_warmup_steps, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \min\left(\tfrac{t}{W}, 1\right)`,
  text: 'lr = base_lr · min(step / num_warmup_steps, 1)',
  params: { num_warmup_steps },
  span: ({ num_warmup_steps: steps }) => 4 * steps,
  rule: (params) => ({
    rate: ({ baseLr, epoch }) =>
      epoch < params.num_warmup_steps ? baseLr * rising(epoch, params.num_warmup_steps) : baseLr,
  }),
});
