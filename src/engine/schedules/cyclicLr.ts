import { choice, integer, number, optionalInteger } from '../params.js';
import { defineSchedule, type Callback } from './define.js';
import { beginMomentum, momentumParams } from './shared/momentumParams.js';
import { power } from './shared/power.js';

const steps = { min: 1, max: 4000 };

/**
 * The amplitude is scaled by a function of the cycle, counted from 1, or of the iteration, from 0.
 * Of `mode` and `scale_fn`, the latter decides where both are given.
 *
 * Smith 2017, "Cyclical Learning Rates for Training Neural Networks";
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.CyclicLR.html
 */
export default defineSchedule({
  id: 'cyclic_lr',
  label: 'CyclicLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.CyclicLR',
      signature:
        "optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', " +
        "gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, " +
        'max_momentum=0.9, last_epoch=-1',
    },
  ],
  tex: String.raw`\eta_t = \eta_{\mathrm{base}} + (\eta_{\max} - \eta_{\mathrm{base}}) \, \Lambda(t) \, s(\mathrm{cycle})`,
  text: 'lr = base_lr + (max_lr − base_lr) · triangle(epoch) · scale(cycle)',
  params: {
    base_lr: number({
      default: 0.001,
      min: 0,
      max: 0.1,
      step: 0.001,
      description: 'The lowest rate; it takes the place of the optimizer’s own.',
      required: true,
    }),
    max_lr: number({
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The highest rate of the first cycle.',
      required: true,
    }),
    step_size_up: integer({
      ...steps,
      default: 2000,
      description: 'Steps from the lowest rate to the highest.',
      allowed: { test: (size) => size >= 1, text: 'a positive integer' },
    }),
    step_size_down: optionalInteger({
      ...steps,
      description: 'Steps from the highest rate to the lowest; as many as up if not given.',
      allowed: { test: (size) => size >= 0, text: 'an integer that is not negative' },
    }),
    mode: choice({
      default: 'triangular',
      options: ['triangular', 'triangular2', 'exp_range'],
      description:
        'triangular keeps the amplitude, triangular2 halves it each cycle, exp_range scales it by gamma ** iteration.',
    }),
    gamma: number({
      default: 1,
      min: 0.9,
      max: 1,
      step: 0.001,
      description: 'The base of exp_range and of the scale function power.',
    }),
    scale_fn: choice({
      default: 'none',
      options: ['none', 'power', 'sine'],
      description:
        'In Python any callable; here none: as mode says, power: gamma ** x, sine: (1 + sin(π x / 2)) / 2.',
    }),
    scale_mode: choice({
      default: 'cycle',
      options: ['cycle', 'iterations'],
      description: 'What scale_fn is a function of; without it, mode decides.',
    }),
    ...momentumParams(0.8, 0.9),
  },
  callbacks: ['scale_fn'],
  span: ({ step_size_up: up, step_size_down }) => 3 * (up + (step_size_down ?? up)),
  stretch: ({ step_size_up: up, step_size_down: down }, steps) => {
    const rising = Math.max(1, Math.round((steps / 3) * (up / (up + (down ?? up)))));
    return {
      step_size_up: rising,
      step_size_down: down === null ? null : Math.max(0, Math.round(steps / 3) - rising),
    };
  },
  rule: (params, group, { scale_fn = scaleFunction(params.scale_fn, params.gamma) }) => {
    const { base_lr, max_lr, gamma, base_momentum, max_momentum, cycle_momentum } = params;
    group.lr = base_lr;
    const up = params.step_size_up;
    const total = up + (params.step_size_down ?? up);
    const peak = up / total;
    const scale = scale_fn ?? modeFunction(params.mode, gamma);
    const mode = params.mode === 'exp_range' ? 'iterations' : 'cycle';
    const byCycle = (scale_fn ? params.scale_mode : mode) === 'cycle';
    if (cycle_momentum) beginMomentum(group, params);
    return {
      baseLr: base_lr,
      rate: ({ baseLr, epoch }) => {
        const cycle = Math.floor(1 + epoch / total);
        const x = 1 + epoch / total - cycle;
        const height = x <= peak ? x / peak : (x - 1) / (peak - 1);
        const amplitude = scale(byCycle ? cycle : epoch);
        if (cycle_momentum) {
          group.momentum = max_momentum - (max_momentum - base_momentum) * height * amplitude;
        }
        return baseLr + (max_lr - baseLr) * height * amplitude;
      },
    };
  },
});

function scaleFunction(name: 'none' | 'power' | 'sine', gamma: number): Callback | undefined {
  if (name === 'none') return undefined;
  return name === 'power'
    ? (x) => power('gamma', gamma, x)
    : (x) => 0.5 * (1 + Math.sin((x * Math.PI) / 2));
}

function modeFunction(mode: 'triangular' | 'triangular2' | 'exp_range', gamma: number): Callback {
  if (mode === 'triangular') return () => 1;
  return mode === 'triangular2' ? (x) => 1 / 2 ** (x - 1) : (x) => power('gamma', gamma, x);
}
