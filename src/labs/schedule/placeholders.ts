import type { ParamValues } from '../../engine/params.js';

/** Parameters that take a list with one value for each of the optimizer's parameter groups. */
export const PER_GROUP: ReadonlySet<string> = new Set([
  'base_lr',
  'base_momentum',
  'max_lr',
  'max_momentum',
  'min_lr',
  'swa_lr',
]);

/** What stands for unknown lengths and rates whose default, `None`, leaves the schedule without any. */
const PLACEHOLDERS: Readonly<Record<string, ParamValues>> = {
  one_cycle_lr: { total_steps: 1000, epochs: 10, steps_per_epoch: 100 },
  wsd_schedule: { num_training_steps: 1000, num_stable_steps: 800 },
  cosine_with_min_lr_schedule_with_warmup: { min_lr: 1e-5, min_lr_rate: 0.1 },
  cosine_with_min_lr_schedule_with_warmup_lr_rate: { min_lr: 1e-5, min_lr_rate: 0.1 },
};

/**
 * The placeholders of a schedule for arguments that are not known.
 *
 * @param isMissing the call may have arguments that are not written in it: one that suffices is made up.
 */
export function placeholdersOf(
  id: string,
  given: readonly string[],
  isMissing: boolean,
): ParamValues {
  const all = PLACEHOLDERS[id] ?? {};
  if (!isMissing) return all;
  const isEnough = Object.keys(all).some((name) => given.includes(name));
  return isEnough ? all : Object.fromEntries(Object.entries(all).slice(0, 1));
}
