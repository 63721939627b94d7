import { EngineError } from '../error.js';
import { withDefaults, type ParamSpecs, type ParamValues, type ValuesOf } from '../params.js';
import type { Formulated } from '../formula.js';
import type { Named } from '../registry.js';
import type { ParamGroup } from './running/paramGroup.js';
import { EpochScheduler, type Rule, type Scheduler } from './running/scheduler.js';

/** A function that Python code would pass: of the epoch, or of the cycle. */
export type Callback = (x: number) => number;

/**
 * A schedule as data. Without `callbacks` it can be saved as JSON, e.g.
 * `{ id: 'sequential_lr', schedulers: [{ id: 'linear_lr' }, { id: 'step_lr', params: { step_size: 9 } }], milestones: [5] }`.
 */
export interface ScheduleSpec {
  /** Id or qualified Python name of a registered schedule. */
  readonly id: string;
  /** What differs from the defaults, and every parameter that Python gives none. */
  readonly params?: ParamValues;
  /** What is composed, by `sequential_lr` and `chained_scheduler` only; at least one. */
  readonly schedulers?: readonly ScheduleSpec[];
  /** The epochs at which `sequential_lr` goes on to its next scheduler, one fewer than those. */
  readonly milestones?: readonly number[];
  /** Functions by the name of the parameter that they stand for, e.g. `lr_lambda`. */
  readonly callbacks?: Readonly<Record<string, Callback>>;
}

/** What a schedule is started with. */
export interface Surroundings {
  readonly group: ParamGroup;
  /** Starts a part of a composition on the same group. */
  readonly start: (spec: ScheduleSpec) => Scheduler;
}

/** A learning-rate schedule. */
export interface Schedule extends Named, Formulated {
  /** The name people write, e.g. `StepLR`. */
  readonly label: string;
  /** TeX of the definition; η is the rate, t the step, η₀ the optimizer's own rate. */
  readonly tex: string;
  /** The definition on one line, with the parameters by their names. */
  readonly text: string;
  readonly params: ParamSpecs;
  /** The parameters that may be given as functions. */
  readonly callbacks: readonly string[];
  /** Whether it is made of other schedules. */
  readonly composite: boolean;
  /** Whether `step` needs the value of a metric. */
  readonly needsMetric: boolean;
  /**
   * How many steps its parameters speak of, e.g. `T_max`, or a few periods of what goes on forever.
   *
   * @returns `undefined` where they name no length, or are not allowed.
   */
  span(params?: ParamValues): number | undefined;
  /** The parameters for a run of so many steps, a whole number ≥ 1; as they are where they name no length. */
  stretch(params: ParamValues, steps: number): ParamValues;
  /**
   * Starts it, which sets the group's rate to that of step 0.
   *
   * @throws {EngineError} for parameters that PyTorch would refuse, then or when it divides by them.
   */
  start(spec: ScheduleSpec, surroundings: Surroundings): Scheduler;
}

type Description = Pick<Schedule, 'id' | 'label' | 'forms' | 'tex' | 'text' | 'special'>;

interface RuleDefinition<S extends ParamSpecs> extends Description {
  readonly params: S;
  readonly callbacks?: readonly string[];
  readonly span?: (params: ValuesOf<S>) => number;
  readonly stretch?: (params: ValuesOf<S>, steps: number) => ParamValues;
  /** What PyTorch's constructor does before the first step, and the rule from then on. */
  readonly rule: (
    params: ValuesOf<S>,
    group: ParamGroup,
    callbacks: Readonly<Record<string, Callback>>,
  ) => Rule;
}

/** Defines a schedule that gives a rate for each epoch. */
export function defineSchedule<const S extends ParamSpecs>(
  definition: RuleDefinition<S>,
): Schedule {
  const { rule, callbacks = [], span, stretch, ...rest } = definition;
  const { params: specs } = rest;
  return {
    ...rest,
    span(given) {
      const steps = attempt(() => span?.(withDefaults(specs, given)));
      return steps !== undefined && steps >= 1 && Number.isFinite(steps) ? steps : undefined;
    },
    stretch: (given, steps) => ({
      ...given,
      ...attempt(() => stretch?.(withDefaults(specs, given), steps)),
    }),
    callbacks,
    composite: false,
    needsMetric: false,
    start(spec, { group }) {
      refuseParts(spec);
      const given = spec.callbacks ?? {};
      for (const name of Object.keys(given)) {
        if (callbacks.includes(name)) continue;
        const known = callbacks.join(', ') || 'none';
        throw new EngineError(name, `${spec.id} takes no function ${name}; known: ${known}`);
      }
      return new EpochScheduler(group, rule(withDefaults(rest.params, spec.params), group, given));
    },
  };
}

interface MetricDefinition<S extends ParamSpecs> extends Description {
  readonly params: S;
  readonly scheduler: (params: ValuesOf<S>, group: ParamGroup) => Scheduler;
}

/** Defines a schedule that follows a metric. */
export function defineMetricSchedule<const S extends ParamSpecs>(
  definition: MetricDefinition<S>,
): Schedule {
  const { scheduler, ...rest } = definition;
  return {
    ...rest,
    ...lengthless,
    callbacks: [],
    composite: false,
    needsMetric: true,
    start(spec, { group }) {
      refuseParts(spec);
      refuseCallbacks(spec);
      return scheduler(withDefaults(rest.params, spec.params), group);
    },
  };
}

interface CompositeDefinition extends Description {
  readonly compose: (
    parts: readonly Scheduler[],
    group: ParamGroup,
    milestones: readonly number[] | undefined,
  ) => Scheduler;
}

/** Defines a schedule that is made of others. */
export function defineComposite(definition: CompositeDefinition): Schedule {
  const { compose, ...rest } = definition;
  const { label } = rest;
  return {
    ...rest,
    ...lengthless,
    params: {},
    callbacks: [],
    composite: true,
    needsMetric: false,
    start({ schedulers = [], milestones, ...spec }, { group, start }) {
      withDefaults({}, spec.params);
      refuseCallbacks(spec);
      if (schedulers.length < 1) {
        throw new EngineError('schedulers', `${label} expects at least one scheduler, got none`);
      }
      const parts = schedulers.map(start);
      const metric = parts.findIndex(({ needsMetric }) => needsMetric);
      if (metric >= 0) {
        throw new EngineError(
          'schedulers',
          `${label} takes no ReduceLROnPlateau, whose step needs a metric, got one at index ${metric}`,
        );
      }
      return compose(parts, group, milestones);
    },
  };
}

const lengthless: Pick<Schedule, 'span' | 'stretch'> = {
  span: () => undefined,
  stretch: (params) => params,
};

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function refuseParts({ id, schedulers, milestones }: ScheduleSpec): void {
  if (schedulers) throw new EngineError('schedulers', `${id} is not made of other schedules`);
  if (milestones) {
    throw new EngineError('milestones', `${id} takes no milestones beside its params`);
  }
}

function refuseCallbacks({ id, callbacks = {} }: ScheduleSpec): void {
  const [name] = Object.keys(callbacks);
  if (name !== undefined) throw new EngineError(name, `${id} takes no function ${name}`);
}
