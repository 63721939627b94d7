import * as v from 'valibot';
import { optimizers } from '../../engine/optimizers/index.js';
import type { ParamValues } from '../../engine/params.js';
import { surfaces } from '../../engine/surfaces/index.js';
import { paramsSchema } from '../paramsSchema.js';
import { codeSchema } from '../schedule/codeSchema.js';
import { nodeSchema } from '../schedule/node.js';

/** Eight colors, each solid and dashed. */
export const MAX_RUNNERS = 16;
export const MAX_STEPS = 5000;
/** Contour lines over more samples would take too long to draw. */
const MAX_SAMPLES = 4096;
/** No start is farther off. */
export const FARTHEST = 1e6;

const coordinate = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const atLeastZero = v.pipe(v.number(), v.minValue(0), v.maxValue(FARTHEST));

const runner = v.pipe(
  v.object({
    /** Id of the optimizer. */
    id: v.string(),
    /** What is given; the rest has its default. */
    params: paramsSchema,
    /** Arguments by name whose text is kept: their values are unknown, or they change no number. */
    written: v.record(codeSchema, codeSchema),
    /** What its learning rate follows, each of them stepped in turn. */
    schedulers: v.pipe(v.array(nodeSchema), v.maxLength(4), v.readonly()),
    /** How many of its steps are between two of the schedulers': an epoch, as it were. */
    every: whole(1, MAX_STEPS),
    /** Index of its color and dashes; no two runners share one. */
    colour: whole(0, MAX_RUNNERS - 1),
  }),
  v.check(
    ({ id, params }) => optimizers.find(id)?.id === id && problemOf(id, params) === undefined,
    'an optimizer of the engine with parameters that it allows',
  ),
);

export const optimizerSchema = v.pipe(
  v.object({
    runners: v.pipe(
      v.array(runner),
      v.minLength(1),
      v.maxLength(MAX_RUNNERS),
      v.check(
        (runners) => new Set(runners.map(({ colour }) => colour)).size === runners.length,
        'every optimizer has a color of its own',
      ),
    ),
    /** Index into `runners`: what "Insert code" writes, and whose vectors are shown. */
    selected: whole(0, MAX_RUNNERS - 1),
    surface: v.pipe(
      v.object({ id: v.string(), params: paramsSchema }),
      v.check(
        ({ id, params }) =>
          surfaces.find(id)?.id === id && surfaceProblem(id, params) === undefined,
        'a surface of the engine with parameters that it allows',
      ),
    ),
    start: v.strictTuple([coordinate, coordinate]),
    steps: whole(1, MAX_STEPS),
    /** Standard deviation of the normal noise that is added to every gradient. */
    noise: atLeastZero,
    /** Samples in a batch, on a surface that is made of data; `null` for all of them. */
    batchSize: v.nullable(whole(1, 100_000)),
    /** Of the noise and of the order of the batches. */
    seed: whole(0, 2 ** 32 - 1),
    /** What is done to every gradient, after the noise. */
    clip: v.nullable(v.object({ by: v.picklist(['norm', 'value']), limit: atLeastZero })),
    /** How far above the minimum a loss counts as arrived; without a minimum, how far below 0. */
    tolerance: v.pipe(v.number(), v.gtValue(0), v.maxValue(FARTHEST)),
    /** The rate that the bowl is scaled to, and how much larger than usual the plot is. */
    fit: v.optional(
      v.nullable(
        v.object({
          lr: v.pipe(v.number(), v.gtValue(0)),
          zoom: v.pipe(v.number(), v.gtValue(0), v.maxValue(FARTHEST)),
        }),
      ),
      null,
    ),
  }),
  v.check(({ runners, selected }) => selected < runners.length, 'one optimizer is selected'),
);

export type OptimizerState = v.InferOutput<typeof optimizerSchema>;
export type Runner = OptimizerState['runners'][number];

/** What PyTorch would say of these parameters, or `undefined` if it takes them. */
export function problemOf(id: string, params: ParamValues): string | undefined {
  return problemIn(() => optimizers.get(id).create(params));
}

/** What is wrong with the parameters of a surface, or `undefined` if nothing is. */
export function surfaceProblem(id: string, params: ParamValues): string | undefined {
  const { samples = 0 } = params;
  if (typeof samples === 'number' && samples > MAX_SAMPLES) {
    return `samples must be at most ${MAX_SAMPLES} here, got ${samples}`;
  }
  return problemIn(() => surfaces.get(id).with(params));
}

function problemIn(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The argument that every optimizer is made with, where no code says otherwise. */
export const MODEL_PARAMETERS = { params: 'model.parameters()' };

export function createRunner(id: string, colour: number, params: ParamValues = {}): Runner {
  return { id, params, written: MODEL_PARAMETERS, schedulers: [], every: 1, colour };
}

/** The lowest color that no runner has. */
export function freeColour(runners: readonly Runner[]): number {
  const taken = new Set(runners.map(({ colour }) => colour));
  return Array.from({ length: MAX_RUNNERS }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
}

/** A narrow valley that is across the plot: twenty times as steep across it as along it. */
export const NARROW_BOWL = { id: 'bowl', params: { a: 1, b: 20 } };

export const initialState: OptimizerState = {
  runners: [
    createRunner('sgd', 0, { lr: 0.09 }),
    createRunner('sgd', 1, { lr: 0.02, momentum: 0.9 }),
    createRunner('rmsprop', 2, { lr: 0.1 }),
    createRunner('adam', 3, { lr: 0.3 }),
  ],
  selected: 3,
  surface: NARROW_BOWL,
  start: [-4, 2],
  steps: 100,
  noise: 0,
  batchSize: null,
  seed: 0,
  clip: null,
  tolerance: 1e-3,
  fit: null,
};
