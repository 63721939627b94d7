import type { ParamValues } from '../../engine/params.js';
import type { Preset } from '../lab.js';
import { node, type ScheduleNode } from '../schedule/node.js';
import { createRunner, initialState, type OptimizerState, type Runner } from './state.js';

type Entry = readonly [id: string, params: ParamValues, ...schedulers: ScheduleNode[]];

/** A race under the conditions of the narrow bowl, but for what is said. */
function racing(entries: readonly Entry[], conditions: Partial<OptimizerState>): OptimizerState {
  const runners = entries.map(([id, params, ...schedulers], colour): Runner => ({
    ...createRunner(id, colour, params),
    schedulers,
  }));
  return { ...initialState, runners, selected: 0, ...conditions };
}

export const presets: readonly Preset<OptimizerState>[] = [
  {
    id: 'narrow-bowl',
    title: 'A narrow bowl',
    story:
      'The valley is twenty times as steep across as along. SGD zig-zags between the walls; momentum runs past the minimum and swings back; RMSprop and Adam divide each coordinate by the size of its gradient and go almost straight.',
    state: initialState,
  },
  {
    id: 'learning-rate',
    title: 'Learning rate: too low, right, too high',
    story:
      'A fortyfold smaller rate hardly leaves the start. Across the valley the curvature is 20, so that plain descent holds up to a rate of 2/20 = 0.1: at 0.103 every step lands a little higher on the other wall.',
    state: racing(
      [
        ['sgd', { lr: 0.002 }],
        ['sgd', { lr: 0.08 }],
        ['sgd', { lr: 0.103 }],
      ],
      { steps: 60, selected: 2 },
    ),
  },
  {
    id: 'five-optimizers',
    title: 'AdaGrad, RMSProp, Nesterov, AdaDelta, Adam',
    story:
      'The five of the classic comparison fit a logistic regression in batches of 16. Watch how far each is thrown by the noise of its batches, and how AdaGrad slows down the longer it runs.',
    state: racing(
      [
        ['adagrad', { lr: 0.5 }],
        ['rmsprop', { lr: 0.05 }],
        ['sgd', { lr: 0.1, momentum: 0.9, nesterov: true }],
        ['adadelta', { lr: 10 }],
        ['adam', { lr: 0.1 }],
      ],
      {
        surface: { id: 'logistic_regression', params: {} },
        start: [-3, 4],
        steps: 300,
        batchSize: 16,
        tolerance: 0.01,
        selected: 4,
      },
    ),
  },
  {
    id: 'momentum-in-a-ravine',
    title: 'Momentum in a ravine',
    story:
      'On the floor of the curved ravine the gradient is tiny, but it always points the same way. Momentum adds it up and arrives; plain descent with the same rate is still on its way after 1,000 steps.',
    state: racing(
      [
        ['sgd', { lr: 0.001 }],
        ['sgd', { lr: 0.001, momentum: 0.9 }],
        ['sgd', { lr: 0.001, momentum: 0.9, nesterov: true }],
        ['adam', { lr: 0.05 }],
      ],
      {
        surface: { id: 'rosenbrock', params: {} },
        start: [-1.2, 1],
        steps: 1000,
        tolerance: 0.01,
        selected: 1,
      },
    ),
  },
  {
    id: 'saddle',
    title: 'Escape from a saddle',
    story:
      'All start a thousandth off the ridge, where the way down has hardly any slope. SGD creeps; momentum grows with every step; RMSprop and Adam blow the small gradient up and leave first.',
    state: racing(
      [
        ['sgd', { lr: 0.05 }],
        ['sgd', { lr: 0.05, momentum: 0.9 }],
        ['rmsprop', { lr: 0.02 }],
        ['adam', { lr: 0.05 }],
      ],
      { surface: { id: 'saddle', params: {} }, start: [-1.5, 0.001], steps: 60, tolerance: 1 },
    ),
  },
  {
    id: 'why-adamw',
    title: 'Why AdamW',
    story:
      'In Adam weight_decay joins the gradient and is divided away with it: the path with a decay of 0.5 is exactly that of the one without. AdamW shrinks the weights beside the step, so that the same 0.5 acts.',
    state: racing(
      [
        ['adam', { lr: 0.05 }],
        ['adam', { lr: 0.05, weight_decay: 0.5 }],
        ['adamw', { lr: 0.05, weight_decay: 0.5 }],
      ],
      { start: [-4, 3], steps: 150, selected: 2 },
    ),
  },
  {
    id: 'warm-up',
    title: 'Why warm up',
    story:
      'The start is on a steep wall: at the full rate the first steps throw SGD off the surface. With a rate that rises from a hundredth over 60 steps it comes down first, and the same full rate then serves on the flat ground.',
    state: racing(
      [
        ['sgd', { lr: 0.003, momentum: 0.9 }],
        [
          'sgd',
          { lr: 0.003, momentum: 0.9 },
          node('linear_lr', { start_factor: 0.01, total_iters: 60 }),
        ],
      ],
      {
        surface: { id: 'beale', params: {} },
        start: [-2, 2],
        steps: 400,
        tolerance: 0.01,
        selected: 1,
      },
    ),
  },
  {
    id: 'mini-batches',
    title: 'The noise of mini-batches',
    story:
      'A line is fitted with four samples a step. At a constant rate SGD never settles, since every batch has a minimum of its own; a rate that falls to zero quiets it.',
    state: racing(
      [
        ['sgd', { lr: 0.05 }],
        ['sgd', { lr: 0.05 }, node('cosine_annealing_lr', { T_max: 400 })],
        ['adam', { lr: 0.1 }],
      ],
      {
        surface: { id: 'linear_regression', params: {} },
        start: [-1, 2],
        steps: 400,
        batchSize: 4,
        tolerance: 0.002,
      },
    ),
  },
];
