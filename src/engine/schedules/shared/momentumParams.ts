import { EngineError } from '../../error.js';
import { flag, number } from '../../params.js';
import type { ParamGroup } from '../running/paramGroup.js';

/** The parameters of a schedule that drives the momentum against the rate. */
export function momentumParams(base: number, highest: number) {
  return {
    cycle_momentum: flag({
      default: true,
      description:
        'Whether the momentum (β₁ for Adam and its variants) falls while the rate rises.',
    }),
    base_momentum: number({
      default: base,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The lowest momentum, in force when the rate is highest.',
    }),
    max_momentum: number({
      default: highest,
      min: 0,
      max: 1,
      step: 0.01,
      description: 'The highest momentum, in force when the rate is lowest.',
    }),
  };
}

/**
 * Sets the momentum to its highest, as PyTorch does when such a schedule is made.
 *
 * @throws {EngineError} if the optimizer has neither momentum nor β₁.
 */
export function beginMomentum(
  group: ParamGroup,
  params: { readonly base_momentum: number; readonly max_momentum: number },
): void {
  if (group.momentum === null) {
    throw new EngineError(
      'cycle_momentum',
      'cycle_momentum must be false for an optimizer without momentum or beta1, got true',
    );
  }
  group.momentum = params.max_momentum;
  group.maxMomentum = params.max_momentum;
  group.baseMomentum = params.base_momentum;
  group.cyclesMomentum = true;
}
