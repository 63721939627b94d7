import { EngineError } from '../error.js';
import { choice, integer, number } from '../params.js';
import { defineMetricSchedule } from './define.js';

/**
 * The rate falls once the metric has not got better for more than `patience` steps. NaN is never
 * better. A step by less than `eps` is not taken.
 *
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html
 */
export default defineMetricSchedule({
  id: 'reduce_lr_on_plateau',
  label: 'ReduceLROnPlateau',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.ReduceLROnPlateau',
      signature:
        "optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', " +
        'cooldown=0, min_lr=0, eps=1e-08',
    },
  ],
  tex: String.raw`\eta \leftarrow \max(\eta \cdot \mathrm{factor}, \eta_{\min}) \quad \text{after more than } \mathrm{patience} \text{ bad epochs}`,
  text: 'lr = max(lr · factor, min_lr) after more than patience epochs without improvement',
  params: {
    mode: choice({
      default: 'min',
      options: ['min', 'max'],
      description: 'Whether the metric should fall or rise.',
    }),
    factor: number({
      default: 0.1,
      min: 0.01,
      max: 0.99,
      step: 0.01,
      description: 'What the rate is multiplied by.',
      allowed: { test: (factor) => factor < 1, text: 'less than 1' },
    }),
    patience: integer({
      default: 10,
      min: 0,
      max: 50,
      description: 'Epochs without improvement that are let pass.',
    }),
    threshold: number({
      default: 1e-4,
      min: 0,
      max: 0.1,
      step: 1e-4,
      description: 'How much better than the best the metric must be to count.',
    }),
    threshold_mode: choice({
      default: 'rel',
      options: ['rel', 'abs'],
      description: 'Whether the threshold is a part of the best value, or an amount.',
    }),
    cooldown: integer({
      default: 0,
      min: 0,
      max: 50,
      description: 'Epochs after a step during which none is counted as bad.',
    }),
    min_lr: number({
      default: 0,
      min: 0,
      max: 0.1,
      step: 1e-4,
      description: 'The lowest rate.',
    }),
    eps: number({
      default: 1e-8,
      min: 0,
      max: 1e-3,
      step: 1e-8,
      description: 'The smallest step that is taken.',
    }),
  },
  scheduler: (params, group) => {
    const { mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps } = params;
    const sign = mode === 'min' ? -1 : 1;
    const better = (value: number, best: number) => {
      const bar =
        threshold_mode === 'rel' ? best * (1 + sign * threshold) : best + sign * threshold;
      return mode === 'min' ? value < bar : value > bar;
    };
    let best = mode === 'min' ? Infinity : -Infinity;
    let bad = 0;
    let cooling = 0;
    const unsupported = (): never => {
      throw new EngineError('schedulers', 'ReduceLROnPlateau cannot be part of a composition');
    };
    return {
      needsMetric: true,
      step(metric) {
        if (metric === undefined) {
          throw new EngineError('metrics', 'ReduceLROnPlateau needs a metric at every step');
        }
        if (better(metric, best)) {
          best = metric;
          bad = 0;
        } else bad += 1;
        if (cooling > 0) {
          cooling -= 1;
          bad = 0;
        }
        if (bad <= patience) return;
        const lower = Math.max(group.lr * factor, min_lr);
        if (group.lr - lower > eps) group.lr = lower;
        cooling = cooldown;
        bad = 0;
      },
      begin: unsupported,
      restart: unsupported,
      undo: unsupported,
    };
  },
});
