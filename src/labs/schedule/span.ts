import { schedules } from '../../engine/schedules/index.js';
import { isSequence, type ScheduleNode } from './node.js';
import { MAX_STEPS } from './state.js';

/** A run for schedules that name no length. */
const USUAL = 100;
const PAST = 1.2;

/** How many of its steps a scheduler wants to be shown for. */
export function spanOf(node: ScheduleNode): number {
  return Math.min(MAX_STEPS, Math.max(2, Math.ceil(length(node))));
}

function length({ id, params, functions, schedulers, milestones }: ScheduleNode): number {
  const last = schedulers.at(-1);
  if (!last) return schedules.get(id).span(params) ?? spanOfFunctions(Object.values(functions));
  const begun = milestones.at(-1) ?? 0;
  return isSequence(id) ? begun + length(last) : Math.max(...schedulers.map(length));
}

/** Past the largest number of steps that the functions name, so that what happens there is seen. */
function spanOfFunctions(functions: readonly string[]): number {
  const numbers = functions.flatMap((text) => text.match(/\b\d[\d_]*(?:\.\d*)?(?:e\d+)?/gi) ?? []);
  const largest = Math.max(0, ...numbers.map((number) => Number(number.replaceAll('_', ''))));
  return largest < USUAL ? USUAL : PAST * largest;
}

/** The same scheduler for a run of so many of its steps; what is kept as text gives way to numbers. */
export function stretched(node: ScheduleNode, steps: number): ScheduleNode {
  const { id, schedulers, milestones } = node;
  if (isSequence(id)) {
    const begun = milestones.at(-1) ?? 0;
    const rest = Math.max(1, steps - begun);
    const last = schedulers.length - 1;
    return {
      ...node,
      name: '',
      schedulers: schedulers.map((part, i) => (i === last ? stretched(part, rest) : part)),
    };
  }
  if (schedulers.length > 0) {
    return { ...node, name: '', schedulers: schedulers.map((part) => stretched(part, steps)) };
  }
  const params = schedules.get(id).stretch(node.params, steps);
  const changed = new Set(
    Object.keys(params).filter((name) => String(params[name]) !== String(node.params[name])),
  );
  if (changed.size === 0) return node;
  const texts = Object.entries(node.texts).filter(([name]) => !changed.has(name));
  return { ...node, name: '', params, texts: Object.fromEntries(texts) };
}
