import { bindArguments } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { functions } from './functions/index.js';
import { argumentsOf } from './functions/pythonCall.js';
import { initialState, type ActivationState } from './state.js';

/** The picture of one call: its own arguments where they can be read, defaults elsewhere. */
export const fromCode: Lab<ActivationState>['fromCode'] = (call) => {
  const { id, forms, arguments: specs } = functions.get(call.name);
  const form = forms.find(({ name }) => name === call.name) ?? { name: '', signature: '' };
  const { params, notes, assumed } = paramsFromCall(
    argumentsOf(specs, form),
    bindArguments(form.signature, call.arguments),
  );
  return {
    state: { ...initialState, curves: [{ id, params, form: form.name, colour: 0 }], selected: 0 },
    notes: [...assumed, ...notes],
  };
};
