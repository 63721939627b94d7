import type { Activation } from '../../engine/activations/define.js';
import { activations } from '../../engine/activations/index.js';
import type { Form } from '../../engine/registry.js';
import type { Lab } from '../lab.js';
import { paramsToCode } from '../paramsToCode.js';
import type { ActivationState } from './state.js';

/** The call of the selected curve; arguments that equal PyTorch's default are left out. */
export const toCode: Lab<ActivationState>['toCode'] = ({ curves, selected }, spell) => {
  const curve = curves[selected];
  if (!curve) return '';
  const activation = activations.get(curve.id);
  const forms = writableForms(activation);
  const form = forms.find(({ name }) => name === curve.form) ?? forms[0];
  if (!form) return '';
  const named = paramsToCode(activation.params, curve.params);
  const args = form.signature.startsWith('input') ? ['x', ...named] : named;
  return `${spell(form.name)}(${args.join(', ')})`;
};

/** The forms whose every argument the lab knows; `F.prelu`, say, wants a tensor of weights. */
export function writableForms({ forms, params }: Activation): readonly Form[] {
  return forms.filter(({ signature }) =>
    signature
      .split(', ')
      .every((part) => /^$|^input$|^\*$|=/.test(part) || Object.hasOwn(params, part)),
  );
}
