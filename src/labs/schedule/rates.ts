import { EngineError } from '../../engine/error.js';
import { createSchedule } from '../../engine/learningRates.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { metricValues } from './metric.js';
import { hasPlaceholders, specOf, type ScheduleNode } from './node.js';
import type { Curve, CurveOptimizer, ScheduleState } from './state.js';

/** What a schedule does in a run; index i belongs to the i-th step of the scheduler. */
export interface Rates {
  /** Shorter than the run where PyTorch raises on the way; empty where it raises at once. */
  readonly lr: Float64Array;
  /** The momentum or β₁, where the schedule drives it. */
  readonly momentum: Float64Array | undefined;
  /** Why it ends early. */
  readonly problem: string | undefined;
  /** The problem is only that something is not known before the code runs. */
  readonly isUnknown: boolean;
}

type Run = Pick<ScheduleState, 'steps' | 'stepsPerEpoch' | 'metric'>;

const computed = new WeakMap<Curve, { readonly run: Run; readonly rates: Rates }>();

/** The rates of a curve over the whole run. */
export function ratesOf(curve: Curve, run: Run): Rates {
  const known = computed.get(curve);
  if (known && isSame(known.run, run)) return known.rates;
  const rates = runOf(curve, curve.schedulers, run);
  computed.set(curve, { run, rates });
  return rates;
}

function isSame(a: Run, b: Run): boolean {
  return a.steps === b.steps && a.stepsPerEpoch === b.stepsPerEpoch && a.metric === b.metric;
}

/** As `ratesOf`, with other schedulers than the curve's own. */
export function runOf(curve: Curve, schedulers: readonly ScheduleNode[], run: Run): Rates {
  const count = schedulerSteps(curve, run);
  const metrics = watches(schedulers) ? metricValues(run.metric, count) : undefined;
  const lr = new Float64Array(count);
  const momentum = new Float64Array(count);
  let cycles = false;
  let done = 0;
  let problem: string | undefined;
  try {
    const running = createSchedule(
      schedulers.map(specOf),
      baseLrOf(curve),
      momentumOf(curve.optimizer),
    );
    for (; done < count; done++) {
      if (done > 0) running.step(metrics?.[done - 1]);
      if (!Number.isFinite(running.lr)) {
        problem = `the rate is ${running.lr}`;
        break;
      }
      lr[done] = running.lr;
      cycles ||= running.momentum !== undefined;
      momentum[done] = running.momentum ?? NaN;
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    problem = error.message;
  }
  return {
    lr: lr.subarray(0, done),
    momentum: cycles ? momentum.subarray(0, done) : undefined,
    problem,
    isUnknown: problem !== undefined && schedulers.some(hasPlaceholders),
  };
}

/** How often the scheduler steps in the run. */
export function schedulerSteps({ every }: Curve, { steps, stepsPerEpoch }: Run): number {
  return every === 'batch' ? steps : Math.ceil(steps / stepsPerEpoch);
}

/** Batches from one step of the scheduler to the next. */
export function batchesPerStep({ every }: Curve, { stepsPerEpoch }: Run): number {
  return every === 'batch' ? 1 : stepsPerEpoch;
}

/**
 * The optimizer's rate with the batch size reckoned in: in proportion to it (Goyal et al. 2017,
 * "Accurate, Large Minibatch SGD"), or to its square root, which keeps the variance of the step
 * (Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks").
 */
export function baseLrOf({ optimizer, batch }: Curve): number {
  const ratio = batch.size / batch.base;
  if (batch.rule === 'none') return optimizer.lr;
  return optimizer.lr * (batch.rule === 'linear' ? ratio : Math.sqrt(ratio));
}

/** The optimizer's momentum or β₁; `null` where it has neither. */
export function momentumOf({ id, params }: CurveOptimizer): number | null {
  const specs = optimizers.get(id).params;
  for (const name of ['momentum', 'betas']) {
    const spec = specs[name];
    if (!spec) continue;
    const value = params[name] ?? spec.default;
    const first = value instanceof Array ? value[0] : value;
    return typeof first === 'number' ? first : 0;
  }
  return null;
}

/** Whether one of the schedulers follows a metric. */
export function watches(schedulers: readonly ScheduleNode[]): boolean {
  return schedulers.some(({ id }) => id === 'reduce_lr_on_plateau');
}
