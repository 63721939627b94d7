import { activations } from '../../engine/activations/index.js';
import { bindArguments } from '../../python/index.js';
import type { Lab } from '../lab.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { initialState, type ActivationState } from './state.js';

/** The picture of one call: its own arguments where they can be read, defaults elsewhere. */
export const fromCode: Lab<ActivationState>['fromCode'] = (call) => {
  const activation = activations.get(call.name);
  const form = activation.forms.find(({ name }) => name === call.name) ?? activation.forms[0];
  const { params, notes } = paramsFromCall(
    activation.params,
    bindArguments(form?.signature ?? '', call.arguments),
  );
  return {
    state: {
      ...initialState,
      curves: [{ id: activation.id, params, form: form?.name ?? call.name, colour: 0 }],
      selected: 0,
    },
    notes,
  };
};
