import { createBatches } from './batches.js';
import { clipGradNorm, clipGradValue } from './clip.js';
import { EngineError } from './error.js';
import type { Evaluate, Optimizer } from './optimizers/define.js';
import { optimizers } from './optimizers/index.js';
import type { ParamValues } from './params.js';
import { createRandom } from './random.js';
import type { BoundSurface, Surface } from './surfaces/define.js';
import { surfaces } from './surfaces/index.js';

/** What to run; only optimizer, surface and steps are needed. */
export interface SimulationOptions {
  /** An entry of `optimizers`, or its id or qualified name. */
  readonly optimizer: string | Optimizer;
  readonly params?: ParamValues;
  /** An entry of `surfaces`, or its id. */
  readonly surface: string | Surface;
  readonly surfaceParams?: ParamValues;
  /** θ₁ and θ₂ at step 0; the surface's own start by default. */
  readonly start?: readonly [number, number];
  /** How many steps to take, a whole number of at least 0. */
  readonly steps: number;
  /**
   * The learning rate of step 0, 1, …: a function of it and of the loss there, or an array of at least
   * `steps` numbers.
   */
  readonly schedule?: ((step: number, loss: number) => number) | Float64Array;
  /** Adds normal noise of deviation `std` to every gradient, drawn from `seed`. */
  readonly noise?: { readonly std: number; readonly seed: number };
  /** As `clip_grad_norm_` or `clip_grad_value_` do to every gradient, after the noise. */
  readonly clip?: { readonly norm: number } | { readonly value: number };
  /** Takes gradients over batches of this many samples; needs a surface that has data. */
  readonly batchSize?: number;
  /** The seed of the order of the batches, by default 0. */
  readonly batchSeed?: number;
  /** Keeps what each step was made of. */
  readonly vectors?: boolean;
  /** Told of the steps done, now and then and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
  /** An `AbortSignal`, or whatever has `aborted`; looked at when progress is told. */
  readonly signal?: { readonly aborted: boolean };
}

/** The path of an optimizer over a surface. */
export interface Path {
  /** θ₁ and θ₂ at step 0, 1, …: 2·(steps + 1) numbers. */
  readonly path: Float64Array;
  /** The whole surface's value at each of the steps + 1 points, whatever the batch. */
  readonly loss: Float64Array;
  /**
   * The norm of the gradient that each of the steps was given first: with noise and of the batch,
   * before clipping.
   */
  readonly gradientNorm: Float64Array;
  /** The learning rate of each of the steps. */
  readonly lr: Float64Array;
  /** Two numbers for each of the steps, if `vectors` were asked for. */
  readonly vectors?: {
    /** The gradient that it was given first: with noise and of the batch, after clipping. */
    readonly gradient: Float64Array;
    /** What it left in the optimizer's velocity, 0 for an optimizer that has none. */
    readonly velocity: Float64Array;
  };
  /** The first point whose coordinates or loss are not finite. */
  readonly divergedAt?: number;
  /** Whether the signal ended it; the arrays then end with the last step done. */
  readonly cancelled: boolean;
}

/** Steps between two reports of progress: some milliseconds of work. */
const SLICE = 16_384;

/**
 * Runs an optimizer over a surface. The same options give the same numbers, everywhere.
 *
 * @throws {EngineError} for what the optimizer or surface refuse, `steps`, `start`, `noise`, `clip` or
 *   `batch_size` out of range, and both kinds of clipping at once.
 * @throws {EngineError} if there is no such optimizer or surface.
 */
export function simulate(options: SimulationOptions): Path {
  const { steps, onProgress, signal } = options;
  const simulation = createSimulation(options);
  let cancelled = signal?.aborted ?? false;
  while (simulation.done < steps && !cancelled) {
    simulation.advance(SLICE);
    onProgress?.(simulation.done, steps);
    cancelled = (signal?.aborted ?? false) && simulation.done < steps;
  }
  return simulation.result(cancelled);
}

/** A simulation that is run slice by slice, so that its caller can do other things in between. */
export interface Simulation {
  /** How many steps have been taken. */
  readonly done: number;
  /** Takes up to so many further steps. */
  advance(steps: number): void;
  /** What has been computed so far. */
  result(cancelled?: boolean): Path;
}

/** Prepares what `simulate` runs; `onProgress` and `signal` are the caller's business here. */
export function createSimulation(options: SimulationOptions): Simulation {
  const { steps, schedule } = options;
  const optimizer = entryOf(options.optimizer, optimizers);
  const entry = entryOf(options.surface, surfaces);
  const surface = entry.with(options.surfaceParams);
  const stepper = optimizer.create(options.params);
  const start = options.start ?? entry.start;
  check(options, start);
  const gradientAt = createGradient(surface, options);

  const path = new Float64Array(2 * (steps + 1));
  const loss = new Float64Array(steps + 1);
  const norms = new Float64Array(steps);
  const rates = new Float64Array(steps);
  const kept = options.vectors
    ? { gradient: new Float64Array(2 * steps), velocity: new Float64Array(2 * steps) }
    : undefined;
  const parameters = Float64Array.from(start);
  const plain = optimizer.needs === 'gradient' && stepper.lookAhead === undefined;
  const gradients = new Float64Array(2);
  let done = 0;
  let divergedAt: number | undefined;
  let first = true;

  const evaluate: Evaluate = (at, out) => {
    const norm = gradientAt(at, out);
    if (first) {
      norms[done] = norm;
      kept?.gradient.set(out, 2 * done);
    }
    first = false;
    return surface.value(at[0]!, at[1]!);
  };

  function record(): void {
    const x = parameters[0]!;
    const y = parameters[1]!;
    const value = surface.value(x, y);
    path[2 * done] = x;
    path[2 * done + 1] = y;
    loss[done] = value;
    if (divergedAt === undefined && !Number.isFinite(x + y + value)) divergedAt = done;
  }

  function rateOf(step: number): number {
    if (schedule === undefined) return stepper.lr;
    return typeof schedule === 'function' ? schedule(step, loss[step]!) : schedule[step]!;
  }

  record();
  return {
    get done() {
      return done;
    },
    advance(count) {
      for (const end = Math.min(steps, done + count); done < end;) {
        const rate = rateOf(done);
        rates[done] = rate;
        if (plain) {
          norms[done] = gradientAt(parameters, gradients);
          kept?.gradient.set(gradients, 2 * done);
          stepper.step(parameters, gradients, rate);
        } else {
          first = true;
          stepper.stepWith(parameters, evaluate, rate);
        }
        if (kept && stepper.velocity) kept.velocity.set(stepper.velocity, 2 * done);
        done++;
        record();
      }
    },
    result: (cancelled = false) => ({
      path: done === steps ? path : path.slice(0, 2 * (done + 1)),
      loss: done === steps ? loss : loss.slice(0, done + 1),
      gradientNorm: done === steps ? norms : norms.slice(0, done),
      lr: done === steps ? rates : rates.slice(0, done),
      ...(kept && {
        vectors: {
          gradient: kept.gradient.slice(0, 2 * done),
          velocity: kept.velocity.slice(0, 2 * done),
        },
      }),
      ...(divergedAt === undefined ? {} : { divergedAt }),
      cancelled,
    }),
  };
}

/** Makes the gradient that the optimizer gets: of a batch, with noise, clipped; returns its norm before. */
function createGradient(
  surface: BoundSurface,
  { noise, clip, batchSize, batchSeed = 0 }: SimulationOptions,
): (at: Float64Array, out: Float64Array) => number {
  const { data } = surface;
  if (batchSize !== undefined && !data) {
    throw new EngineError('batch_size', 'batch_size needs a surface that has data');
  }
  const batches =
    batchSize === undefined || !data
      ? undefined
      : createBatches(data.size, batchSize, createRandom(batchSeed));
  const random = noise && noise.std > 0 ? createRandom(noise.seed) : undefined;
  const std = noise?.std ?? 0;
  const maxNorm = clip && 'norm' in clip ? clip.norm : undefined;
  const maxValue = clip && 'value' in clip ? clip.value : undefined;
  return (at, out) => {
    if (batches && data) {
      data.batchGradient(at[0]!, at[1]!, batches.indices, batches.next(), out);
    } else {
      surface.gradient(at[0]!, at[1]!, out);
    }
    if (random) {
      out[0] = out[0]! + std * random.normal();
      out[1] = out[1]! + std * random.normal();
    }
    if (maxNorm !== undefined) return clipGradNorm(out, maxNorm);
    const norm = Math.sqrt(out[0]! * out[0]! + out[1]! * out[1]!);
    if (maxValue !== undefined) clipGradValue(out, maxValue);
    return norm;
  };
}

function check(options: SimulationOptions, start: readonly [number, number]): void {
  const { steps, schedule, noise, clip } = options;
  if (!Number.isInteger(steps) || steps < 0) {
    throw new EngineError('steps', `steps must be a whole number of at least 0, got ${steps}`);
  }
  if (!start.every(Number.isFinite)) {
    throw new EngineError('start', `start must be two finite numbers, got ${start.join(', ')}`);
  }
  if (schedule instanceof Float64Array && schedule.length < steps) {
    throw new EngineError(
      'schedule',
      `schedule must have a learning rate for each of ${steps} steps, got ${schedule.length}`,
    );
  }
  if (noise && !(noise.std >= 0 && noise.std < Infinity)) {
    throw new EngineError('std', `std must be finite and at least 0, got ${noise.std}`);
  }
  if (!clip) return;
  if ('norm' in clip && 'value' in clip) {
    throw new EngineError('clip', 'clip takes norm or value, not both');
  }
  const [name, limit] = 'norm' in clip ? ['max_norm', clip.norm] : ['clip_value', clip.value];
  if (!(limit >= 0)) throw new EngineError(name, `${name} must be at least 0, got ${limit}`);
}

function entryOf<T>(given: string | T, registry: { get(id: string): T }): T {
  return typeof given === 'string' ? registry.get(given) : given;
}
