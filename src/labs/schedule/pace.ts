import type { Call, Loop, MethodCall } from '../../python/index.js';

/** When the code calls `step()`; `undefined` where it does not show. */
export type Pace = 'batch' | 'epoch' | undefined;

/** The pace that all of these calls of `step()` agree on. */
export function paceOf(steps: readonly MethodCall[]): Pace {
  const [first, ...others] = new Set(steps.map(({ loops }) => paceIn(loops)));
  return others.length === 0 ? first : undefined;
}

/** The calls of `step()` of what a call makes. */
export function stepsOf({ made }: Pick<Call, 'made'>): readonly MethodCall[] {
  return made?.calls('step') ?? [];
}

/** @param loops the innermost first. */
function paceIn(loops: readonly Loop[]): Pace {
  const counted = loops.filter((loop) => !isChoiceOfFew(loop));
  const [innermost, ...outer] = counted;
  if (!innermost) return undefined;
  const own = kindOf(innermost);
  if (own !== undefined) return own;
  if (innermost.inner.some((loop) => kindOf(loop) === 'batch')) return 'epoch';
  const isInEpoch = outer.some((loop) => kindOf(loop) === 'epoch');
  return isInEpoch && (isRange(innermost) || innermost.heading.includes(',')) ? 'batch' : undefined;
}

/** What one round of a loop is, as far as the loop itself says. */
function kindOf({ heading, over, maker, inner }: Loop): Pace {
  if (maker?.endsWith('.DataLoader') === true) return 'batch';
  if (over === '' || isRange({ over })) {
    if (EPOCH.test(heading)) return 'epoch';
    if (inner.some((loop) => kindOf(loop) === 'batch')) return 'epoch';
    if (STEP.test(heading)) return 'batch';
    if (over === '') return undefined;
    return EPOCH.test(over) ? 'epoch' : STEPS.test(over) ? 'batch' : undefined;
  }
  if (LOADER.test(over) || BATCH.test(heading)) return 'batch';
  return EPOCH.test(over) || EPOCH.test(heading) ? 'epoch' : undefined;
}

function isRange({ over }: Pick<Loop, 'over'>): boolean {
  return /^t?range\(/.test(over);
}

/** `for phase in ["train", "val"]`, which is neither. */
function isChoiceOfFew({ over }: Loop): boolean {
  return /^[[(]/.test(over) || /^(phase|split|mode|scheduler|optimizer)s\b/i.test(over);
}

const EPOCH = /epoch|(^|[^a-z])ep([^a-z]|$)/i;
const STEP = /step|iter|batch|(^|[^a-z])it([^a-z]|$)/i;
const BATCH = /batch|(^|[^a-z])(inputs?|images?|imgs?|labels?|targets?)([^a-z]|$)/i;
const STEPS = /step|iter|batch|loader|(^|[^a-z])len\(/i;
const LOADER = /load(er)?s?([^a-z]|$)|_?dl(\[|$|_)|batch|_iter(ator)?$/i;
