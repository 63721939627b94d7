import { EngineError } from '../../error.js';
import { optional } from '../../params.js';

/** The two ways in which the Transformers library takes a lowest rate; exactly one must be given. */
export const floorParams = {
  min_lr: optional({
    min: 0,
    max: 0.1,
    step: 0.001,
    description: 'The lowest rate; not beside min_lr_rate.',
  }),
  min_lr_rate: optional({
    min: 0,
    max: 1,
    step: 0.01,
    description: 'The lowest rate as a part of the optimizer’s own; not beside min_lr.',
  }),
};

/** The lowest rate as a part of the optimizer's own. */
export function floorRate(
  given: { readonly min_lr: number | null; readonly min_lr_rate: number | null },
  defaultLr: number,
): number {
  const { min_lr, min_lr_rate } = given;
  if (min_lr !== null && min_lr_rate !== null) {
    throw new EngineError('min_lr', 'only one of min_lr and min_lr_rate must be given, got both');
  }
  if (min_lr_rate !== null) return min_lr_rate;
  if (min_lr === null) {
    throw new EngineError('min_lr', 'one of min_lr and min_lr_rate must be given, got neither');
  }
  if (defaultLr === 0) {
    throw new EngineError('min_lr', 'min_lr must not be given for an optimizer whose lr is 0');
  }
  return min_lr / defaultLr;
}
