import { EngineError } from './error.js';
import { number, problemWith, type ParamValues } from './params.js';
import type { ScheduleSpec } from './schedules/define.js';
import { schedules } from './schedules/index.js';
import { createGroup, type ParamGroup } from './schedules/running/paramGroup.js';
import type { Scheduler } from './schedules/running/scheduler.js';

/** How deep compositions may be nested. */
export const MAX_DEPTH = 16;

/**
 * What steps a learning rate: a schedule's id or qualified Python name, the schedule as data, or
 * several of these that are made and stepped one after the other on the same optimizer. Unlike
 * `ChainedScheduler`, several may have `ReduceLROnPlateau` among them.
 */
export type Scheduled = string | ScheduleSpec | readonly ScheduleSpec[];

/** A schedule that is stepped by hand. */
export interface RunningSchedule {
  /** The rate in force: at first that of step 0. */
  readonly lr: number;
  /** The momentum in force, where the schedule drives it. */
  readonly momentum: number | undefined;
  /**
   * Goes to the next step, as PyTorch's `scheduler.step()` after `optimizer.step()`.
   *
   * @param metric needed by `ReduceLROnPlateau`, ignored by the others.
   * @throws {EngineError} where PyTorch raises, e.g. after the last of OneCycleLR's `total_steps`.
   */
  step(metric?: number): void;
}

const optimizerLr = number({
  default: 0.1,
  min: 0,
  max: 1,
  step: 0.01,
  description: 'The learning rate that the optimizer was made with.',
  allowed: { test: (lr) => lr >= 0, text: 'a finite number that is not negative' },
});

/**
 * Starts a schedule on an optimizer of one parameter group.
 *
 * @param baseLr the optimizer's learning rate, ≥ 0.
 * @param momentum the optimizer's momentum or β₁; `null` for an optimizer without, on which a
 * schedule that drives it throws, as PyTorch does.
 * @throws {EngineError} for an unknown schedule, or parameters that PyTorch refuses.
 */
export function createSchedule(
  schedule: Scheduled,
  baseLr: number,
  momentum: number | null = 0,
): RunningSchedule {
  const { group, scheduler } = begin(schedule, baseLr, momentum);
  return {
    get lr() {
      return group.lr;
    },
    get momentum() {
      return drivenMomentum(group);
    },
    step: (metric) => {
      scheduler.step(metric);
    },
  };
}

/** What {@link learningRates} is asked for. */
export interface LearningRatesRequest {
  readonly schedule: Scheduled;
  /** The parameters of a schedule that is given by its name. */
  readonly params?: ParamValues;
  /** The optimizer's learning rate, ≥ 0. */
  readonly baseLr: number;
  /** How many rates to compute, a whole number ≥ 0. */
  readonly steps: number;
  /** For `ReduceLROnPlateau`: `metrics[i]` is known after step i; at least `steps` − 1 of them. */
  readonly metrics?: ArrayLike<number>;
  /** The optimizer's momentum or β₁, 0 if not given; `null` for an optimizer without. */
  readonly momentum?: number | null;
}

/** The rates, and the momentum where the schedule drives it; index i is what step i is taken with. */
export interface LearningRates {
  readonly lr: Float64Array;
  readonly momentum?: Float64Array;
}

/**
 * The learning rates of `steps` steps: `lr[0]` is the rate that the first optimizer step is taken
 * with, `lr[i]` that after i calls of `scheduler.step()`.
 *
 * @throws {EngineError} where PyTorch raises: bad parameters, too few metrics, a step too many.
 */
export function learningRates({
  schedule,
  params,
  baseLr,
  steps,
  metrics,
  momentum = 0,
}: LearningRatesRequest): LearningRates {
  if (!Number.isInteger(steps) || steps < 0) {
    throw new EngineError('steps', `steps must be a whole number ≥ 0, got ${steps}`);
  }
  if (params && isSeveral(schedule)) {
    throw new EngineError('params', 'params must be in each of several schedules');
  }
  const spec = params && !isSeveral(schedule) ? { ...specOf(schedule), params } : schedule;
  const { group, scheduler } = begin(spec, baseLr, momentum);
  if (scheduler.needsMetric && (metrics?.length ?? 0) < steps - 1) {
    throw new EngineError(
      'metrics',
      `metrics must have a value for each step but the last, got ${metrics?.length ?? 0} for ${steps} steps`,
    );
  }
  const lr = new Float64Array(steps);
  const momenta = group.cyclesMomentum ? new Float64Array(steps) : undefined;
  for (let i = 0; i < steps; i++) {
    if (i > 0) scheduler.step(metrics?.[i - 1]);
    lr[i] = group.lr;
    if (momenta) momenta[i] = group.momentum ?? NaN;
  }
  return momenta ? { lr, momentum: momenta } : { lr };
}

function begin(
  schedule: Scheduled,
  baseLr: number,
  momentum: number | null,
): { group: ParamGroup; scheduler: Pick<Scheduler, 'step' | 'needsMetric'> } {
  const problem = problemWith('lr', optimizerLr, baseLr);
  if (problem !== undefined) throw new EngineError('lr', problem);
  const group = createGroup(baseLr, momentum);
  if (!isSeveral(schedule)) return { group, scheduler: startOn(group, specOf(schedule), 0) };
  const schedulers = schedule.map((spec) => startOn(group, spec, 0));
  return {
    group,
    scheduler: {
      needsMetric: schedulers.some(({ needsMetric }) => needsMetric),
      step(metric) {
        for (const scheduler of schedulers) scheduler.step(metric);
      },
    },
  };
}

function startOn(group: ParamGroup, spec: ScheduleSpec, depth: number): Scheduler {
  if (depth > MAX_DEPTH) {
    throw new EngineError('schedulers', `schedules must not be nested deeper than ${MAX_DEPTH}`);
  }
  const schedule = schedules.find(spec.id);
  if (!schedule) throw new EngineError('schedule', `there is no schedule ${spec.id}`);
  return schedule.start(spec, { group, start: (part) => startOn(group, part, depth + 1) });
}

function isSeveral(schedule: Scheduled): schedule is readonly ScheduleSpec[] {
  return Array.isArray(schedule);
}

function specOf(schedule: string | ScheduleSpec): ScheduleSpec {
  return typeof schedule === 'string' ? { id: schedule } : schedule;
}

function drivenMomentum({ cyclesMomentum, momentum }: ParamGroup): number | undefined {
  return cyclesMomentum && momentum !== null ? momentum : undefined;
}
