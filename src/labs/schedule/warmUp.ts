import { bringsRates, isSequence, leaves, node, sequence, type ScheduleNode } from './node.js';
import { stretched } from './span.js';
import { MAX_TOGETHER, type Curve } from './state.js';

const FROM = 0.01;

/**
 * The curve with a linear warm-up over the first twentieth of the run in front of its own scheduler.
 *
 * @param steps of the scheduler in the run.
 * @returns `undefined` where it warms up already.
 */
export function warmedUp(
  { schedulers, own }: Pick<Curve, 'schedulers' | 'own'>,
  steps: number,
): Pick<Curve, 'schedulers' | 'own'> | undefined {
  const scheduler = schedulers[own];
  if (!scheduler || schedulers.some((one) => leaves(one).some(risesAtFirst))) return undefined;
  const length = Math.max(1, Math.round(steps / 20));
  const rise = node('linear_lr', { start_factor: FROM, total_iters: length });
  if (scheduler.id === 'reduce_lr_on_plateau') {
    // It cannot be part of a composition, so the two step side by side.
    if (schedulers.length >= MAX_TOGETHER) return undefined;
    return { schedulers: [rise, ...schedulers], own: own + 1 };
  }
  return { schedulers: schedulers.with(own, inFront(rise, length, scheduler, steps)), own };
}

function inFront(
  rise: ScheduleNode,
  length: number,
  scheduler: ScheduleNode,
  steps: number,
): ScheduleNode {
  const { id, schedulers, milestones } = scheduler;
  if (isSequence(id)) {
    return sequence([rise, ...schedulers], [length, ...milestones.map((step) => step + length)]);
  }
  // PyTorch cannot begin a chain anew at a milestone, but a chain can have one part more.
  if (schedulers.length > 0) return { ...scheduler, name: '', schedulers: [rise, ...schedulers] };
  return sequence([rise, stretched(scheduler, Math.max(1, steps - length))], [length]);
}

function risesAtFirst(scheduler: ScheduleNode): boolean {
  const { id, params } = scheduler;
  return id === 'linear_lr' || bringsRates(scheduler) || 'num_warmup_steps' in params;
}
