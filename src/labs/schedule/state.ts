import * as v from 'valibot';
import { optimizers } from '../../engine/optimizers/index.js';
import type { Optimizer } from '../../engine/optimizers/define.js';
import type { ParamSpecs } from '../../engine/params.js';
import { suggestionMethods } from '../../engine/lrSuggestion.js';
import { paramsSchema, takesAll } from '../paramsSchema.js';
import { codeSchema } from './codeSchema.js';
import { node, nodeSchema, sequence, stepsByBatch, type ScheduleNode } from './node.js';

/** As many curves as there are colors that can be told apart. */
export const MAX_CURVES = 8;
/** The longest run. */
export const MAX_STEPS = 1_000_000;
/** Schedulers that step one optimizer side by side. */
export const MAX_TOGETHER = 4;
/** As many as are drawn as points of their own. */
export const MAX_METRICS = 1000;

const wholeFrom1 = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_STEPS));
const rate = v.pipe(v.number(), v.finite(), v.minValue(0));
const seed = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The optimizer that a schedule drives. */
export const optimizerSchema = v.pipe(
  v.object({
    /** Id of the optimizer. */
    id: v.string(),
    /** The rate that it is made with, before the batch size is reckoned in. */
    lr: rate,
    /** Its other parameters, as far as they are not the defaults. */
    params: paramsSchema,
    /** What stands for it in the scheduler's call, e.g. `optimizer`. */
    text: codeSchema,
    /** What it optimizes, e.g. `model.parameters()`. */
    parameters: codeSchema,
    /** Its rate is a placeholder, since only the running code knows it. */
    isUnknown: v.exactOptional(v.literal(true)),
  }),
  v.check(({ id, params }) => {
    const known = torchOptimizers.find((one) => one.id === id);
    const specs: ParamSpecs = known?.params ?? {};
    return known !== undefined && !('lr' in params) && takesAll(specs, params);
  }, 'an optimizer of PyTorch with parameters that it allows'),
);

const curve = v.pipe(
  v.object({
    /** Index of its color; no two curves share one. */
    colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CURVES - 1)),
    optimizer: optimizerSchema,
    /** What steps the optimizer, one after the other. */
    schedulers: v.pipe(
      v.array(nodeSchema),
      v.minLength(1),
      v.maxLength(MAX_TOGETHER),
      v.readonly(),
    ),
    /** Index of the scheduler that the code was opened at. */
    own: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** When `scheduler.step()` is called. */
    every: v.picklist(['batch', 'epoch']),
    /** How the rate follows the batch size. */
    batch: v.object({
      rule: v.picklist(['none', 'linear', 'sqrt']),
      /** The batch size that the optimizer's rate was found for, and the one in use. */
      base: wholeFrom1,
      size: wholeFrom1,
    }),
    /** What "Insert code" writes: the own scheduler's call, statements, or those with the optimizer. */
    written: v.picklist(['call', 'lines', 'setup']),
  }),
  v.check(({ own, schedulers }) => own < schedulers.length, 'one of the schedulers is its own'),
);

const metric = v.variant('kind', [
  /** A loss that falls and levels off. */
  v.object({
    kind: v.literal('levelling'),
    seed,
    /** Epochs until it has all but leveled off. */
    until: wholeFrom1,
    /** Standard deviation of what is added to each value. */
    noise: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.object({
    kind: v.literal('own'),
    /** The value after each step of the scheduler; the last one stays. */
    values: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(MAX_METRICS)),
  }),
]);

export const scheduleSchema = v.pipe(
  v.object({
    curves: v.pipe(
      v.array(curve),
      v.minLength(1),
      v.maxLength(MAX_CURVES),
      v.check(
        (curves) => new Set(curves.map(({ colour }) => colour)).size === curves.length,
        'every curve has a color of its own',
      ),
    ),
    /** Index into `curves`: what "Insert code" writes. */
    selected: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Batches of the whole run: steps of the optimizer. */
    steps: wholeFrom1,
    stepsPerEpoch: wholeFrom1,
    /** What is along the horizontal axis. */
    axis: v.picklist(['steps', 'epochs']),
    /** Set if the code does not show when the scheduler steps; the axis then counts its steps. */
    unit: v.exactOptional(v.literal('scheduler')),
    log: v.boolean(),
    /** What ReduceLROnPlateau watches. */
    metric,
    finder: v.object({
      shown: v.boolean(),
      method: v.picklist(suggestionMethods),
      /** The first and the last rate of the test. */
      from: v.pipe(v.number(), v.minValue(1e-10), v.maxValue(100)),
      to: v.pipe(v.number(), v.minValue(1e-10), v.maxValue(1000)),
      steps: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(2000)),
      batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)),
      seed,
    }),
  }),
  v.check(({ curves, selected }) => selected < curves.length, 'one of the curves is selected'),
  v.check(({ finder }) => finder.to > finder.from, 'the last rate of the test is above the first'),
);

export type ScheduleState = v.InferOutput<typeof scheduleSchema>;
export type Curve = ScheduleState['curves'][number];
export type CurveOptimizer = Curve['optimizer'];
export type Metric = ScheduleState['metric'];

/** The optimizers that PyTorch has, too. */
export const torchOptimizers: readonly Optimizer[] = [...optimizers].filter(({ forms }) =>
  forms.some(({ name }) => name.startsWith('torch.')),
);

export const defaultOptimizer: CurveOptimizer = {
  id: 'sgd',
  lr: 0.1,
  params: { momentum: 0.9 },
  text: 'optimizer',
  parameters: 'model.parameters()',
};

/** A curve of one scheduler on an SGD with rate 0.1. */
export function curveOf(scheduler: ScheduleNode, colour = 0): Curve {
  return {
    colour,
    optimizer: defaultOptimizer,
    schedulers: [scheduler],
    own: 0,
    every: stepsByBatch(scheduler) ? 'batch' : 'epoch',
    batch: { rule: 'none', base: 256, size: 256 },
    written: 'lines',
  };
}

const common = {
  selected: 0,
  steps: 100,
  stepsPerEpoch: 1,
  axis: 'epochs',
  log: false,
  metric: { kind: 'levelling', seed: 0, until: 40, noise: 0.01 },
  finder: {
    shown: false,
    method: 'valley',
    from: 1e-5,
    to: 10,
    steps: 100,
    batchSize: 32,
    seed: 0,
  },
} as const;

/** A state of these curves over a run of so many epochs. */
export function stateOf(
  curves: readonly Curve[],
  change: Partial<ScheduleState> = {},
): ScheduleState {
  return {
    ...common,
    curves: curves.map((one, colour) => ({ ...one, colour })),
    ...change,
  };
}

export const initialState: ScheduleState = stateOf([
  curveOf(
    sequence(
      [
        node('linear_lr', { start_factor: 0.01, total_iters: 10 }),
        node('cosine_annealing_lr', { T_max: 90 }),
      ],
      [10],
    ),
  ),
  curveOf(node('step_lr', { step_size: 30 })),
]);

/** The lowest color that no curve has. */
export function freeColour(curves: readonly Curve[]): number {
  const taken = new Set(curves.map(({ colour }) => colour));
  return Array.from({ length: MAX_CURVES }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
}
