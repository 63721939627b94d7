import type { Lab } from '../lab.js';
import { functions } from './functions/index.js';
import type { ActivationState } from './state.js';

/** The call of the selected curve; arguments that equal PyTorch's default are left out. */
export const toCode: Lab<ActivationState>['toCode'] = ({ curves, selected }, spell) => {
  const curve = curves[selected];
  return curve ? functions.get(curve.id).call(curve, spell) : '';
};
