import { schedules } from '../../engine/schedules/index.js';
import type { Call } from '../../python/index.js';
import { partsOf } from './fromCode.js';
import { readNode, type ReadNode } from './readNode.js';
import { MAX_TOGETHER } from './state.js';

/** The schedulers in a file that step the optimizer of a call, in the order in which they are made. */
export function schedulersOf(
  optimizer: Pick<Call, 'arguments'>,
  file: readonly Call[],
): readonly ReadNode[] {
  const own = file.find((call) => call === optimizer);
  if (!own) return [];
  const parts = new Set(file.flatMap(partsOf));
  const found = file.flatMap((call) => {
    if (!schedules.find(call.name) || parts.has(call.from)) return [];
    const read = readNode(call);
    const steps = read.optimizer?.kind === 'call' && read.optimizer.call.from === own.from;
    return steps ? [{ ...read, target: call.target }] : [];
  });
  // Bound to one name, the later scheduler takes the place of the earlier one.
  return found
    .filter(
      ({ target }, i) =>
        target === undefined || !found.slice(i + 1).some((later) => later.target === target),
    )
    .slice(0, MAX_TOGETHER);
}
