import { defineSchedule } from './define.js';

/** https://huggingface.co/docs/transformers/main_classes/optimizer_schedules */
export default defineSchedule({
  id: 'constant_schedule',
  label: 'Constant',
  forms: [{ name: 'transformers.get_constant_schedule', signature: 'optimizer, last_epoch=-1' }],
  tex: String.raw`\eta_t = \eta_0`,
  text: 'lr = base_lr',
  params: {},
  rule: () => ({ rate: ({ baseLr }) => baseLr }),
});
