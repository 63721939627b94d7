import { schedules } from '../../engine/schedules/index.js';
import type { ScheduleNode } from '../schedule/node.js';

/** The same schedule with the optimizer's momentum left alone: only the rate follows it here. */
export function rateOnly(node: ScheduleNode): ScheduleNode {
  const cycles = Object.hasOwn(schedules.get(node.id).params, 'cycle_momentum');
  return {
    ...node,
    params: cycles ? { ...node.params, cycle_momentum: false } : node.params,
    schedulers: node.schedulers.map(rateOnly),
  };
}
