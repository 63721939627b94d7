import * as v from 'valibot';
import { EngineError } from '../../engine/error.js';
import { createSchedule, type RunningSchedule } from '../../engine/learningRates.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { outcomeOf, type Outcome } from '../../engine/race.js';
import { createSimulation, type Path, type SimulationOptions } from '../../engine/simulate.js';
import type { BoundSurface, Domain } from '../../engine/surfaces/define.js';
import { surfaces } from '../../engine/surfaces/index.js';
import { Recent } from '../recent.js';
import { specOf } from '../schedule/node.js';
import { rateOnly } from './rateOnly.js';
import type { OptimizerState, Runner } from './state.js';

/** What became of one runner. */
export interface Run extends Outcome {
  readonly path: Path;
  /** The first of the points from which on it stays outside the plot, if its last is outside. */
  readonly leftAt?: number;
  /** How long its way is. */
  readonly length: number;
  /** How many of its steps go against the one before. */
  readonly turns: number;
  /** Why it ended before its last step, e.g. a schedule that has no further rate. */
  readonly problem?: string;
}

/** NaN and ∞ too. */
const anyNumber = v.custom<number>((value) => typeof value === 'number');

/** What a worker hands back. */
export const runsSchema: v.GenericSchema<unknown, Run[]> = v.array(
  v.object({
    path: v.object({
      path: v.instance(Float64Array),
      loss: v.instance(Float64Array),
      gradientNorm: v.instance(Float64Array),
      lr: v.instance(Float64Array),
      vectors: v.exactOptional(
        v.object({ gradient: v.instance(Float64Array), velocity: v.instance(Float64Array) }),
      ),
      divergedAt: v.exactOptional(v.number()),
      cancelled: v.boolean(),
    }),
    stepsToTarget: v.exactOptional(v.number()),
    bestLoss: anyNumber,
    bestStep: v.number(),
    lastLoss: anyNumber,
    divergedAt: v.exactOptional(v.number()),
    leftAt: v.exactOptional(v.number()),
    length: anyNumber,
    turns: v.number(),
    problem: v.exactOptional(v.string()),
  }),
);

const SLICE = 256;

/** As many runs as are kept: a slider of one optimizer lets the others be. */
const MOST_KEPT = 48;
const kept = new Recent<Run>(MOST_KEPT);

/** The runs of a state, in the order of its runners; those of the last states are not computed again. */
export function runsOf(
  state: OptimizerState,
  progress: (part: number) => void = () => undefined,
): readonly Run[] {
  const { runners } = state;
  return runners.map((runner, i) =>
    kept.get(keyOf(state, runner), () =>
      runOf(state, runner, (part) => {
        progress((i + part) / runners.length);
      }),
    ),
  );
}

/** Whether the run of a runner need not be computed. */
export function isKnown(state: OptimizerState, runner: Runner): boolean {
  return kept.has(keyOf(state, runner));
}

/** Keeps runs that were computed elsewhere. */
export function keepRuns(state: OptimizerState, runs: readonly Run[]): void {
  runs.forEach((run, i) => {
    const runner = state.runners[i];
    if (runner) kept.set(keyOf(state, runner), run);
  });
}

/** Everything that a run depends on. */
function keyOf(state: OptimizerState, { id, params, schedulers, every }: Runner): string {
  const { surface, start, steps, noise, batchSize, seed, clip, tolerance, fit } = state;
  const conditions = [surface, start, steps, noise, batchSize, seed, clip, tolerance, fit];
  return JSON.stringify([id, params, schedulers, every, ...conditions]);
}

function runOf(state: OptimizerState, runner: Runner, progress: (part: number) => void): Run {
  const { path, problem } = simulated(state, runner, progress);
  const leftAt = firstOutside(path.path, domainOf(state));
  return {
    path,
    ...outcomeOf(path, targetOf(state, boundSurface(state))),
    ...shapeOf(path.path),
    ...(leftAt !== undefined && { leftAt }),
    ...(problem !== undefined && { problem }),
  };
}

/** The surface of a state; the last few are kept, since drawing the data of some takes a while. */
export function boundSurface({ surface }: Pick<OptimizerState, 'surface'>): BoundSurface {
  return bounds.get(JSON.stringify(surface), () => surfaces.get(surface.id).with(surface.params));
}

/** The part of the plane that is drawn. */
export function domainOf({ surface, fit }: Pick<OptimizerState, 'surface' | 'fit'>): Domain {
  const { domain } = surfaces.get(surface.id);
  const zoom = fit?.zoom ?? 1;
  if (zoom === 1) return domain;
  const [left, right, bottom, top] = [...domain.x, ...domain.y].map((end) => zoom * end);
  return { x: [left ?? 0, right ?? 0], y: [bottom ?? 0, top ?? 0] };
}

const MOST_BOUND = 16;
const bounds = new Recent<BoundSurface>(MOST_BOUND);

/** The lowest loss that is known of a surface: 0 for one that falls without end. */
export function lowestLoss({ minima }: BoundSurface): number {
  return minima.length > 0 ? Math.min(...minima.map(({ value }) => value)) : 0;
}

/** The loss at which a run has arrived. */
export function targetOf({ tolerance }: OptimizerState, surface: BoundSurface): number {
  return surface.minima.length > 0 ? lowestLoss(surface) + tolerance : -tolerance;
}

/** What `simulate` is to run for a runner. */
export function simulationOf(state: OptimizerState, runner: Runner): SimulationOptions {
  const { noise, seed, clip, batchSize } = state;
  const base = optimizers.get(runner.id).create(runner.params).lr;
  return {
    optimizer: runner.id,
    params: runner.params,
    surface: state.surface.id,
    surfaceParams: state.surface.params,
    start: state.start,
    steps: state.steps,
    vectors: true,
    ...(runner.schedulers.length > 0 && { schedule: following(runner, base) }),
    ...(noise > 0 && { noise: { std: noise, seed } }),
    ...(clip && { clip: clip.by === 'norm' ? { norm: clip.limit } : { value: clip.limit } }),
    ...(batchSize !== null && boundSurface(state).data && { batchSize, batchSeed: seed }),
  };
}

/** The rate of each step; a schedule that wants a metric gets the loss after the step. */
function following(
  { schedulers, every }: Runner,
  base: number,
): (step: number, loss: number) => number {
  let running: RunningSchedule | undefined;
  return (step, loss) => {
    if (running && step % every === 0) running.step(loss);
    running ??= createSchedule(
      schedulers.map((node) => specOf(rateOnly(node))),
      base,
    );
    return running.lr;
  };
}

function simulated(
  state: OptimizerState,
  runner: Runner,
  progress: (part: number) => void,
): { path: Path; problem?: string } {
  const { steps } = state;
  const simulation = createSimulation(simulationOf(state, runner));
  try {
    while (simulation.done < steps) {
      simulation.advance(SLICE);
      progress(simulation.done / steps);
    }
    return { path: simulation.result() };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { path: simulation.result(true), problem: error.message };
  }
}

/** The two coordinates of a point of a path, or of a vector; NaN beyond its end. */
export function pointAt(path: Float64Array, point: number): readonly [number, number] {
  return [path[2 * point] ?? NaN, path[2 * point + 1] ?? NaN];
}

function firstOutside(path: Float64Array, { x, y }: Domain): number | undefined {
  let first: number | undefined;
  for (let point = path.length / 2 - 1; point >= 0; point--) {
    const [at, up] = pointAt(path, point);
    if (at >= x[0] && at <= x[1] && up >= y[0] && up <= y[1]) break;
    first = point;
  }
  return first;
}

/** How long a path is, and how often a step goes against the one before. */
function shapeOf(path: Float64Array): { readonly length: number; readonly turns: number } {
  let length = 0;
  let turns = 0;
  let beforeX = 0;
  let beforeY = 0;
  for (let i = 2; i < path.length; i += 2) {
    const dx = (path[i] ?? NaN) - (path[i - 2] ?? NaN);
    const dy = (path[i + 1] ?? NaN) - (path[i - 1] ?? NaN);
    length += Math.sqrt(dx * dx + dy * dy);
    if (dx * beforeX + dy * beforeY < 0) turns++;
    beforeX = dx;
    beforeY = dy;
  }
  return { length, turns };
}
