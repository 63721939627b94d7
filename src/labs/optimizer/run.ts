import { EngineError } from '../../engine/error.js';
import { createSchedule, type RunningSchedule } from '../../engine/learningRates.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { outcomeOf, type Outcome } from '../../engine/race.js';
import { createSimulation, type Path, type SimulationOptions } from '../../engine/simulate.js';
import type { ScheduleSpec } from '../../engine/schedules/define.js';
import type { BoundSurface, Domain } from '../../engine/surfaces/define.js';
import { surfaces } from '../../engine/surfaces/index.js';
import { rateOnly } from '../scheduleSpec.js';
import type { OptimizerState, Runner } from './state.js';

/** What became of one runner. */
export interface Run extends Outcome {
  readonly path: Path;
  /** The first of the points from which on it stays outside the plot, if its last is outside. */
  readonly leftAt?: number;
  /** Why it ended before its last step, e.g. a schedule that has no further rate. */
  readonly problem?: string;
}

const SLICE = 256;

/** Runs every optimizer of the state under the same conditions. */
export function runAll(
  state: OptimizerState,
  progress: (part: number) => void = () => undefined,
): Run[] {
  const surface = boundSurface(state);
  const target = targetOf(state, surface);
  const { domain } = surfaces.get(state.surface.id);
  return state.runners.map((runner, i) => {
    const { path, problem } = runOne(state, runner, (part) => {
      progress((i + part) / state.runners.length);
    });
    const leftAt = firstOutside(path.path, domain);
    return {
      path,
      ...outcomeOf(path, target),
      ...(leftAt !== undefined && { leftAt }),
      ...(problem !== undefined && { problem }),
    };
  });
}

const known = new WeakMap<OptimizerState, readonly Run[]>();

/** The runs of a state; computed once for each object. */
export function runsOf(state: OptimizerState): readonly Run[] {
  const runs = known.get(state) ?? runAll(state);
  known.set(state, runs);
  return runs;
}

/** Keeps runs that were computed elsewhere. */
export function rememberRuns(state: OptimizerState, runs: readonly Run[]): void {
  known.set(state, runs);
}

export function boundSurface({ surface }: OptimizerState): BoundSurface {
  return surfaces.get(surface.id).with(surface.params);
}

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
    ...(runner.schedule && { schedule: following(runner.schedule, base) }),
    ...(noise > 0 && { noise: { std: noise, seed } }),
    ...(clip && { clip: clip.by === 'norm' ? { norm: clip.limit } : { value: clip.limit } }),
    ...(batchSize !== null && boundSurface(state).data && { batchSize, batchSeed: seed }),
  };
}

/** The rate of each step; a schedule that wants a metric gets the loss after the step. */
function following(spec: ScheduleSpec, base: number): (step: number, loss: number) => number {
  let running: RunningSchedule | undefined;
  return (_step, loss) => {
    if (running) running.step(loss);
    else running = createSchedule(rateOnly(spec), base);
    return running.lr;
  };
}

function runOne(
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

function firstOutside(path: Float64Array, { x, y }: Domain): number | undefined {
  let first: number | undefined;
  for (let point = path.length / 2 - 1; point >= 0; point--) {
    const [at, up] = [path[2 * point]!, path[2 * point + 1]!];
    if (at >= x[0] && at <= x[1] && up >= y[0] && up <= y[1]) break;
    first = point;
  }
  return first;
}
