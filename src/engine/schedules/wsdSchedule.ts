import { EngineError } from '../error.js';
import { choice, integer, number, optionalInteger } from '../params.js';
import { defineSchedule } from './define.js';
import { num_warmup_steps } from './shared/warmUp.js';

const SHAPES = ['linear', 'cosine', '1-sqrt'] as const;
type Shape = (typeof SHAPES)[number];

const steps = {
  min: 0,
  max: 1000,
  allowed: { test: (count: number) => count >= 0, text: 'an integer that is not negative' },
};

/**
 * Warm-up, stable, decay. Where both are given, `num_stable_steps` decides.
 *
 * Hu et al. 2024, "MiniCPM"; https://huggingface.co/docs/transformers/main_classes/optimizer_schedules
 */
export default defineSchedule({
  id: 'wsd_schedule',
  label: 'Warm-up, stable, decay',
  forms: [
    {
      name: 'transformers.get_wsd_schedule',
      signature:
        'optimizer, num_warmup_steps, num_decay_steps, num_training_steps=None, ' +
        "num_stable_steps=None, warmup_type='linear', decay_type='cosine', min_lr_ratio=0, " +
        'num_cycles=0.5, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_0 \begin{cases} m + (1 - m) \, u\left(\tfrac{t}{W}\right) & t < W \\ 1 & W \le t < W + S \\ m + (1 - m) \, d\left(\tfrac{t - W - S}{D}\right) & W + S \le t < W + S + D \\ m & t \ge W + S + D \end{cases}`,
  text: 'lr rises in num_warmup_steps, stays for num_stable_steps, then falls in num_decay_steps to min_lr_ratio · base_lr',
  params: {
    num_warmup_steps,
    num_decay_steps: integer({
      ...steps,
      default: 20,
      description: 'Steps in which the rate falls.',
      required: true,
    }),
    num_training_steps: optionalInteger({
      ...steps,
      description: 'Steps of the whole training; or num_stable_steps.',
    }),
    num_stable_steps: optionalInteger({
      ...steps,
      description: 'Steps in which the rate stays; or num_training_steps.',
    }),
    warmup_type: choice({
      default: 'linear',
      options: SHAPES,
      description: 'The shape of the rise.',
    }),
    decay_type: choice({
      default: 'cosine',
      options: SHAPES,
      description: 'The shape of the fall.',
    }),
    min_lr_ratio: number({
      default: 0,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The lowest rate as a part of the optimizer’s own.',
    }),
    num_cycles: number({
      default: 0.5,
      min: 0.5,
      max: 5,
      step: 0.5,
      description: 'Waves of a cosine fall; 0.5 falls once.',
    }),
  },
  span: (params) => params.num_warmup_steps + stableSteps(params) + params.num_decay_steps,
  stretch: (_params, steps) => ({ num_training_steps: steps, num_stable_steps: null }),
  rule: (params) => {
    const { num_warmup_steps: warmUp, num_decay_steps: decay, min_lr_ratio: floor } = params;
    const stable = stableSteps(params);
    return {
      rate: ({ baseLr, epoch }) => {
        if (epoch < warmUp) {
          const rise = rising(epoch / Math.max(1, warmUp), params.warmup_type);
          return baseLr * Math.max(0, rise * (1 - floor) + floor);
        }
        if (epoch < warmUp + stable) return baseLr;
        if (epoch >= warmUp + stable + decay) return baseLr * floor;
        const progress = (epoch - warmUp - stable) / Math.max(1, decay);
        const fall = falling(progress, params.decay_type, params.num_cycles);
        return baseLr * Math.max(0, fall * (1 - floor) + floor);
      },
    };
  },
});

function stableSteps(params: {
  readonly num_warmup_steps: number;
  readonly num_decay_steps: number;
  readonly num_training_steps: number | null;
  readonly num_stable_steps: number | null;
}): number {
  const { num_training_steps, num_stable_steps } = params;
  if (num_stable_steps !== null) return num_stable_steps;
  if (num_training_steps !== null) {
    return num_training_steps - params.num_warmup_steps - params.num_decay_steps;
  }
  throw new EngineError(
    'num_training_steps',
    'num_training_steps or num_stable_steps must be given, got neither',
  );
}

function rising(progress: number, shape: Shape): number {
  if (shape === 'linear') return progress;
  return shape === 'cosine'
    ? 0.5 * (1 - Math.cos(Math.PI * progress))
    : 1 - Math.sqrt(1 - progress);
}

function falling(progress: number, shape: Shape, cycles: number): number {
  if (shape === 'linear') return 1 - progress;
  return shape === 'cosine'
    ? 0.5 * (1 + Math.cos(Math.PI * cycles * 2 * progress))
    : 1 - Math.sqrt(progress);
}
