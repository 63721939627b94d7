import { schedules } from '../../engine/schedules/index.js';
import { bindArguments, type Call } from '../../python/index.js';
import { paceOf, stepsOf, type Pace } from './pace.js';
import { readNode } from './readNode.js';

/** Whether a call makes a scheduler. */
export function isScheduler({ name }: Pick<Call, 'name'>): boolean {
  return schedules.find(name) !== undefined;
}

/** Where the calls begin that a composition is made of. */
export function partsOf(call: Pick<Call, 'name' | 'arguments'>): number[] {
  const schedule = schedules.find(call.name);
  if (!schedule?.composite) return [];
  const { values } = bindArguments(schedule.forms[0]?.signature ?? '', call.arguments);
  const value = values.get('schedulers');
  const items = value?.kind === 'sequence' ? value.items : [];
  return items.flatMap((item) =>
    item.kind === 'call' ? [item.call.from, ...partsOf(item.call)] : [],
  );
}

/** The schedulers on the optimizer that is made at a place and that are no part of another one. */
export function schedulersOn(place: number, file: readonly Call[]): Call[] {
  const parts = new Set(file.flatMap(partsOf));
  return file.filter((call) => {
    if (!isScheduler(call) || parts.has(call.from)) return false;
    const { optimizer } = readNode(call);
    return optimizer?.kind === 'call' && optimizer.call.from === place;
  });
}

/** The pace of a scheduler; a part has that of the composition. */
export function paceIn(call: Call, file: readonly Call[]): Pace {
  const outermost = file.find((other) => partsOf(other).includes(call.from));
  return paceOf(stepsOf(outermost ?? call));
}

/**
 * Whether one run of the code steps both of two schedulers, each as often as the other: under the same
 * conditions, each bound to a name that stands for nothing else.
 */
export function areSteppedTogether(a: Call, b: Call): boolean {
  if (!a.made || !b.made || a.target === b.target) return false;
  if (!a.made.isBoundOnce || !b.made.isBoundOnce || a.made.scope !== b.made.scope) return false;
  const [first, second] = [stepsOf(a), stepsOf(b)];
  if (first.length === 0 || second.length === 0) return false;
  const conditions = new Set([...first, ...second].map((one) => one.conditions));
  const paces = [paceOf(first), paceOf(second)];
  return conditions.size === 1 && paces[0] === paces[1] && areAsDeep(first, second);
}

/** Whether all calls are nested in the same number of loops. */
function areAsDeep(first: ReturnType<typeof stepsOf>, second: ReturnType<typeof stepsOf>): boolean {
  return new Set([...first, ...second].map(({ loops }) => loops.length)).size === 1;
}
