import * as v from 'valibot';
import { createSchedule } from '../engine/learningRates.js';
import type { ScheduleSpec } from '../engine/schedules/define.js';
import { schedules } from '../engine/schedules/index.js';
import { paramsSchema } from './paramsSchema.js';

const DEEPEST = 4;
const MOST_PARTS = 16;

/** A schedule as a saved state has it: the engine's plain data, without functions, not nested too deeply. */
export const scheduleSpecSchema: v.GenericSchema<unknown, ScheduleSpec> = v.pipe(
  level(DEEPEST),
  v.check(starts, 'a schedule of the engine with parameters that it allows'),
);

function level(depth: number): v.GenericSchema<unknown, ScheduleSpec> {
  const parts = depth > 0 ? level(depth - 1) : v.never();
  return v.object({
    id: v.string(),
    params: v.exactOptional(paramsSchema),
    schedulers: v.exactOptional(v.pipe(v.array(parts), v.maxLength(MOST_PARTS))),
    milestones: v.exactOptional(v.pipe(v.array(v.number()), v.maxLength(MOST_PARTS))),
  });
}

function starts(spec: ScheduleSpec): boolean {
  try {
    createSchedule(spec, 0.1);
    return true;
  } catch {
    return false;
  }
}

/** The same schedule with the optimizer's momentum left alone: only the rate follows it. */
export function rateOnly(spec: ScheduleSpec): ScheduleSpec {
  const { params, schedulers, ...rest } = spec;
  const cycles = Object.hasOwn(schedules.get(spec.id).params, 'cycle_momentum');
  return {
    ...rest,
    ...((params || cycles) && { params: { ...params, ...(cycles && { cycle_momentum: false }) } }),
    ...(schedulers && { schedulers: schedulers.map(rateOnly) }),
  };
}
