import type { Call } from '../../python/index.js';
import { paceIn, areSteppedTogether, schedulersOn } from './together.js';
import { readNode, type ReadNode } from './readNode.js';
import type { Pace } from './pace.js';
import { stepsOf } from './pace.js';
import { MAX_TOGETHER } from './state.js';

/** A scheduler that steps an optimizer, and when. */
export interface Stepping extends ReadNode {
  readonly pace: Pace;
}

/**
 * The schedulers in a file that step the optimizer of a call, in the order in which they are made; none
 * where it cannot be told which of several do.
 */
export function schedulersOf(
  optimizer: Pick<Call, 'arguments'>,
  file: readonly Call[],
): readonly Stepping[] {
  const own = file.find((call) => call === optimizer);
  if (!own) return [];
  const all = schedulersOn(own.from, file);
  const stepped = all.filter((call) => stepsOf(call).length > 0);
  const used = stepped.length > 0 ? lastOfEachName(stepped) : lastOfEachName(all);
  const [first, ...others] = used;
  const isClear = first && others.every((other) => areSteppedTogether(first, other));
  if (!isClear) return [];
  return used
    .slice(0, MAX_TOGETHER)
    .map((call) => ({ ...readNode(call), pace: paceIn(call, file) }));
}

/** Bound to one name in the same place, the later scheduler takes the place of the earlier one. */
function lastOfEachName(calls: readonly Call[]): Call[] {
  return calls.filter(({ target, made }, i) => {
    const later = calls.slice(i + 1).find((other) => other.target === target);
    return target === undefined || !later || later.made?.scope !== made?.scope;
  });
}
