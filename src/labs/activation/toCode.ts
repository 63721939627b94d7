import { activations } from '../../engine/activations/index.js';
import type { Lab } from '../lab.js';
import { pythonLiteral } from '../pythonLiteral.js';
import type { ActivationState } from './state.js';

/** The call of the selected curve; arguments that equal the default are left out. */
export const toCode: Lab<ActivationState>['toCode'] = ({ curves, selected }, spell) => {
  const curve = curves[selected];
  if (!curve) return '';
  const activation = activations.get(curve.id);
  const signature = activation.forms.find(({ name }) => name === curve.form)?.signature ?? '';
  const named = Object.entries(curve.params)
    .filter(([name, value]) => value !== activation.params[name]?.default)
    .map(([name, value]) => `${name}=${pythonLiteral(value)}`);
  const args = signature.startsWith('input') ? ['x', ...named] : named;
  return `${spell(curve.form)}(${args.join(', ')})`;
};
