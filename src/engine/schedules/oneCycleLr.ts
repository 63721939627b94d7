import { EngineError } from '../error.js';
import { choice, flag, number, optionalInteger } from '../params.js';
import { defineSchedule } from './define.js';
import { beginMomentum, momentumParams } from './shared/momentumParams.js';
import type { ParamGroup } from './running/paramGroup.js';

const count = (description: string) =>
  optionalInteger({
    min: 1,
    max: 1000,
    description,
    allowed: { test: (steps) => steps > 0, text: 'a positive integer' },
  });
const divisor = { test: (factor: number) => factor !== 0, text: 'a finite number that is not 0' };

/** One piece of the cycle: it ends with step `end`, which need not be a whole number. */
interface Phase {
  readonly end: number;
  readonly lr: readonly [from: (group: ParamGroup) => number, to: (group: ParamGroup) => number];
  readonly momentum: readonly [
    from: (group: ParamGroup) => number,
    to: (group: ParamGroup) => number,
  ];
}

const lowest = (group: ParamGroup) => group.minLr;
const initial = (group: ParamGroup) => group.initialLr ?? group.lr;
const highest = (group: ParamGroup) => group.maxLr;
const baseMomentum = (group: ParamGroup) => group.baseMomentum;
const maxMomentum = (group: ParamGroup) => group.maxMomentum;

/**
 * The rate depends on the step count, not on the rate in force, and raises after `total_steps`.
 * Where `pct_start` · `total_steps` makes a phase end where it begins (10 steps and 0.1, say),
 * PyTorch divides by 0 and so this throws.
 *
 * Smith & Topin 2018, "Super-Convergence"; `three_phase` is the paper's own form.
 * https://docs.pytorch.org/docs/2.13/generated/torch.optim.lr_scheduler.OneCycleLR.html
 */
export default defineSchedule({
  id: 'one_cycle_lr',
  label: 'OneCycleLR',
  forms: [
    {
      name: 'torch.optim.lr_scheduler.OneCycleLR',
      signature:
        'optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, ' +
        "anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, " +
        'div_factor=25.0, final_div_factor=10000.0, three_phase=False, last_epoch=-1',
    },
  ],
  tex: String.raw`\frac{\eta_{\max}}{\mathrm{div}} \longrightarrow \eta_{\max} \longrightarrow \frac{\eta_{\max}}{\mathrm{div} \cdot \mathrm{final\_div}}`,
  text: 'lr goes from max_lr / div_factor up to max_lr, then down to max_lr / (div_factor · final_div_factor)',
  special: [
    {
      when: { three_phase: true },
      tex: String.raw`\frac{\eta_{\max}}{\mathrm{div}} \longrightarrow \eta_{\max} \longrightarrow \frac{\eta_{\max}}{\mathrm{div}} \longrightarrow \frac{\eta_{\max}}{\mathrm{div} \cdot \mathrm{final\_div}}`,
      text: 'lr goes from max_lr / div_factor up to max_lr, back down to max_lr / div_factor, then to max_lr / (div_factor · final_div_factor)',
    },
  ],
  params: {
    max_lr: number({
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The highest rate.',
      required: true,
    }),
    total_steps: count('Steps of the whole cycle.'),
    epochs: count('With steps_per_epoch, instead of total_steps.'),
    steps_per_epoch: count('With epochs, instead of total_steps.'),
    pct_start: number({
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The part of the cycle in which the rate rises.',
      allowed: { test: (part) => part >= 0 && part <= 1, text: 'between 0 and 1' },
    }),
    anneal_strategy: choice({
      default: 'cos',
      options: ['cos', 'linear'],
      description: 'The shape of the way up and down.',
    }),
    ...momentumParams(0.85, 0.95),
    div_factor: number({
      default: 25,
      min: 1,
      max: 100,
      step: 1,
      description: 'The first rate is max_lr / div_factor.',
      allowed: divisor,
    }),
    final_div_factor: number({
      default: 1e4,
      min: 1,
      max: 1e5,
      step: 1,
      description: 'The last rate is the first one / final_div_factor.',
      allowed: divisor,
    }),
    three_phase: flag({
      default: false,
      description: 'Whether the rate goes back to its first value before it goes below it.',
    }),
  },
  span: totalSteps,
  stretch: (_params, steps) => ({ total_steps: steps, epochs: null, steps_per_epoch: null }),
  rule: (params, group) => {
    const total = totalSteps(params);
    const phases = phasesOf(total, params.pct_start, params.three_phase);
    const anneal = params.anneal_strategy === 'cos' ? cosine : linear;
    group.initialLr = params.max_lr / params.div_factor;
    group.maxLr = params.max_lr;
    group.minLr = group.initialLr / params.final_div_factor;
    if (params.cycle_momentum) beginMomentum(group, params);
    return {
      rate: ({ epoch }) => {
        if (epoch > total) {
          throw new EngineError(
            'total_steps',
            `total_steps must cover every step: step ${epoch} of ${total}`,
          );
        }
        let begin = 0;
        let i = 0;
        while (i < phases.length - 1 && epoch > phases[i]!.end) begin = phases[i++]!.end;
        const { end, lr, momentum } = phases[i]!;
        if (end === begin) {
          throw new EngineError(
            'pct_start',
            `pct_start must give every phase some steps, got ${params.pct_start} of ${total}`,
          );
        }
        const part = (epoch - begin) / (end - begin);
        if (params.cycle_momentum) {
          group.momentum = anneal(momentum[0](group), momentum[1](group), part);
        }
        return anneal(lr[0](group), lr[1](group), part);
      },
    };
  },
});

function totalSteps(params: {
  readonly total_steps: number | null;
  readonly epochs: number | null;
  readonly steps_per_epoch: number | null;
}): number {
  const { total_steps, epochs, steps_per_epoch } = params;
  if (total_steps !== null) return total_steps;
  if (epochs !== null && steps_per_epoch !== null) return epochs * steps_per_epoch;
  throw new EngineError('total_steps', 'total_steps, or epochs and steps_per_epoch, must be given');
}

function phasesOf(total: number, start: number, threePhase: boolean): readonly Phase[] {
  const up: Phase = {
    end: start * total - 1,
    lr: [initial, highest],
    momentum: [maxMomentum, baseMomentum],
  };
  const down: Omit<Phase, 'end'> = {
    lr: [highest, threePhase ? initial : lowest],
    momentum: [baseMomentum, maxMomentum],
  };
  if (!threePhase) return [up, { ...down, end: total - 1 }];
  return [
    up,
    { ...down, end: 2 * start * total - 2 },
    { end: total - 1, lr: [initial, lowest], momentum: [maxMomentum, maxMomentum] },
  ];
}

function cosine(from: number, to: number, part: number): number {
  return to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1);
}

function linear(from: number, to: number, part: number): number {
  return (to - from) * part + from;
}
