import { activations } from '../../engine/activations/index.js';
import type { Lab } from '../lab.js';
import { pythonLiteral } from '../pythonLiteral.js';
import type { ActivationState } from './state.js';

/** The call of the selected curve; arguments that equal PyTorch's default are left out. */
export const toCode: Lab<ActivationState>['toCode'] = ({ curves, selected }, spell) => {
  const curve = curves[selected];
  if (!curve) return '';
  const activation = activations.get(curve.id);
  const signature = activation.forms.find(({ name }) => name === curve.form)?.signature ?? '';
  const named = Object.entries(activation.params).flatMap(([name, spec]) => {
    const value = curve.params[name] ?? spec.default;
    const stands = value !== spec.default || (spec.kind === 'number' && spec.required);
    return stands ? [`${name}=${pythonLiteral(value)}`] : [];
  });
  const args = signature.startsWith('input') ? ['x', ...named] : named;
  return `${spell(curve.form)}(${args.join(', ')})`;
};
