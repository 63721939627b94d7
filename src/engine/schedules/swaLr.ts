import { choice, integer, number } from '../params.js';
import { defineSchedule } from './define.js';

/**
 * Each rate is derived from the one in force, so that the anneal starts wherever the rate is.
 *
 * Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima and Better Generalization";
 * https://docs.pytorch.org/docs/2.13/optim.html#torch.optim.swa_utils.SWALR
 */
export default defineSchedule({
  id: 'swa_lr',
  label: 'SWALR',
  forms: [
    {
      name: 'torch.optim.swa_utils.SWALR',
      signature: "optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1",
    },
  ],
  tex: String.raw`\eta_t = \alpha_t \, \eta_{\mathrm{swa}} + (1 - \alpha_t) \, \eta_0, \quad \alpha_t = \tfrac12 \left(1 - \cos \frac{\pi \min(t, T)}{T}\right)`,
  text: 'lr goes from base_lr to swa_lr in anneal_epochs epochs and stays there',
  special: [
    {
      when: { anneal_strategy: 'linear' },
      tex: String.raw`\eta_t = \alpha_t \, \eta_{\mathrm{swa}} + (1 - \alpha_t) \, \eta_0, \quad \alpha_t = \frac{\min(t, T)}{T}`,
      text: 'lr goes in a straight line from base_lr to swa_lr in anneal_epochs epochs and stays there',
    },
  ],
  params: {
    swa_lr: number({
      default: 0.05,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The rate while weights are averaged.',
      required: true,
    }),
    anneal_epochs: integer({
      default: 10,
      min: 0,
      max: 100,
      description: 'Epochs until that rate is reached.',
      allowed: { test: (epochs) => epochs >= 0, text: 'an integer equal or greater than 0' },
    }),
    anneal_strategy: choice({
      default: 'cos',
      options: ['cos', 'linear'],
      description: 'The shape of the way there.',
    }),
  },
  span: ({ anneal_epochs }) => 2 * anneal_epochs,
  rule: ({ swa_lr, anneal_epochs, anneal_strategy }, group) => {
    group.swaLr = swa_lr;
    const length = Math.max(1, anneal_epochs);
    const alpha = (step: number) => {
      const t = Math.max(0, Math.min(1, step / length));
      return anneal_strategy === 'cos' ? (1 - Math.cos(Math.PI * t)) / 2 : t;
    };
    return {
      rate: ({ lr, calls }) => {
        const step = anneal_epochs === 0 ? Math.max(1, calls - 1) : calls - 1;
        const before = alpha(step - 1);
        const initial = before === 1 ? group.swaLr : (lr - before * group.swaLr) / (1 - before);
        const now = alpha(step);
        return group.swaLr * now + initial * (1 - now);
      },
    };
  },
});
