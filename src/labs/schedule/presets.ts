import type { Preset } from '../lab.js';
import { node, sequence, type ScheduleNode } from './node.js';
import {
  curveOf,
  defaultOptimizer,
  initialState,
  stateOf,
  type Curve,
  type ScheduleState,
} from './state.js';

const cosine = (epochs: number): ScheduleNode => node('cosine_annealing_lr', { T_max: epochs });

const warmUp = (epochs: number): ScheduleNode =>
  node('linear_lr', { start_factor: 0.01, total_iters: epochs });

function withLr(curve: Curve, lr: number): Curve {
  return { ...curve, optimizer: { ...defaultOptimizer, lr } };
}

function scaled(rule: Curve['batch']['rule']): Curve {
  return {
    ...curveOf(sequence([warmUp(5), cosine(85)], [5])),
    batch: { rule, base: 256, size: 4096 },
  };
}

export const presets: readonly Preset<ScheduleState>[] = [
  {
    id: 'step-or-cosine',
    title: 'Step decay or cosine',
    story:
      'Both fall from 0.1 to almost nothing in 90 epochs. The steps stay high and drop tenfold, the cosine glides: look at how long each stays in between, and at the mean.',
    state: stateOf([curveOf(node('step_lr', { step_size: 30 })), curveOf(cosine(90))], {
      steps: 90,
    }),
  },
  {
    id: 'warm-up-and-cosine',
    title: 'Warm-up, then cosine',
    story:
      'The modern default: ten epochs of linear warm-up, then half a wave down to 0. The plain cosine beside it begins at full rate, when the gradients are wildest.',
    state: {
      ...initialState,
      curves: [...initialState.curves.slice(0, 1), { ...curveOf(cosine(100)), colour: 1 }],
    },
  },
  {
    id: 'one-cycle',
    title: 'One cycle, and the momentum against it',
    story:
      'The rate climbs to its peak for the first 30 % of the steps and then falls far below where it began. The momentum does the opposite: low where the steps are large.',
    state: stateOf([curveOf(node('one_cycle_lr', { max_lr: 0.1, total_steps: 300 }))], {
      steps: 300,
      axis: 'steps',
    }),
  },
  {
    id: 'warm-restarts',
    title: 'Cosine with warm restarts',
    story:
      'Each period ends near 0 and jumps back to the full rate; each is twice as long as the one before: 10, 20, 40 epochs. The end of a period is a good moment to keep a snapshot of the model.',
    state: stateOf(
      [curveOf(node('cosine_annealing_warm_restarts', { T_0: 10, T_mult: 2, eta_min: 0.001 }))],
      { steps: 70 },
    ),
  },
  {
    id: 'triangular2',
    title: 'Cyclic rates that calm down',
    story:
      'triangular swings between the same bounds forever; triangular2 halves the swing with every cycle, so that it settles.',
    state: stateOf(
      (['triangular', 'triangular2'] as const).map((mode) =>
        curveOf(node('cyclic_lr', { base_lr: 0.001, max_lr: 0.1, step_size_up: 25, mode })),
      ),
      { steps: 200, axis: 'steps', selected: 1 },
    ),
  },
  {
    id: 'plateau',
    title: 'Lower the rate when the loss stalls',
    story:
      'ReduceLROnPlateau does not know the epoch: it watches the loss below. Once ten epochs bring nothing better, the rate drops tenfold. With less patience it mistakes noise for a plateau.',
    state: stateOf(
      [10, 3].map((patience) => curveOf(node('reduce_lr_on_plateau', { patience, factor: 0.3 }))),
      { steps: 120, log: true, metric: { kind: 'levelling', seed: 3, until: 60, noise: 0.02 } },
    ),
  },
  {
    id: 'polynomial',
    title: 'Polynomial against a straight line',
    story:
      'power=1 is the straight line to 0. A higher power spends less time at high rates and more near 0; 0.9, the choice of many segmentation models, is hardly bent at all.',
    state: stateOf(
      [1, 0.9, 2].map((power) => curveOf(node('polynomial_lr', { total_iters: 100, power }))),
    ),
  },
  {
    id: 'batch-size',
    title: 'A larger batch, a larger rate',
    story:
      'From batch 256 to 4096, the linear rule multiplies the rate by 16 (Goyal et al. 2017, with a warm-up, without which it diverges), the square root by 4 (Krizhevsky 2014).',
    state: stateOf([scaled('linear'), scaled('sqrt'), scaled('none')], { steps: 90 }),
  },
  {
    id: 'transformers',
    title: 'What language models are trained with',
    story:
      'All three warm up for 100 of 1,000 steps. The line and the half wave need to know the end beforehand; warm-up, stable, decay keeps its rate until you decide to stop.',
    state: stateOf(
      [
        node('linear_schedule_with_warmup', { num_warmup_steps: 100, num_training_steps: 1000 }),
        node('cosine_schedule_with_warmup', { num_warmup_steps: 100, num_training_steps: 1000 }),
        node('wsd_schedule', {
          num_warmup_steps: 100,
          num_decay_steps: 200,
          num_training_steps: 1000,
        }),
      ].map((own) => ({
        ...withLr(curveOf(own), 3e-4),
        optimizer: { ...defaultOptimizer, id: 'adamw', lr: 3e-4, params: {} },
      })),
      { steps: 1000, axis: 'steps' },
    ),
  },
];
