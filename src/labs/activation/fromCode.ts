import { activations } from '../../engine/activations/index.js';
import { problemWith, type ParamValue } from '../../engine/params.js';
import { bindArguments } from '../../python/index.js';
import { pythonLiteral } from '../pythonLiteral.js';
import type { Lab } from '../lab.js';
import { initialState, requiredParams, type ActivationState } from './state.js';

/** The picture of one call: its own arguments where they can be read, defaults elsewhere. */
export const fromCode: Lab<ActivationState>['fromCode'] = (call) => {
  const activation = activations.get(call.name);
  const form = activation.forms.find(({ name }) => name === call.name) ?? activation.forms[0];
  const { values, problems } = bindArguments(form?.signature ?? '', call.arguments);
  const notes = problems.map((problem) => `${problem[0]?.toUpperCase()}${problem.slice(1)}.`);
  const params: Record<string, ParamValue> = { ...requiredParams(activation) };
  for (const [name, spec] of Object.entries(activation.params)) {
    const given = values.get(name);
    const fallback = `drawn with the default ${pythonLiteral(spec.default)}.`;
    if (!given) {
      if (name in params)
        notes.push(`\`${name}\` must be given: drawn with ${pythonLiteral(spec.default)}.`);
      continue;
    }
    if (given.kind !== 'literal') {
      notes.push(`\`${name}=${given.text}\` is not known before the code runs: ${fallback}`);
      continue;
    }
    const problem = problemWith(name, spec, given.value);
    if (problem !== undefined) notes.push(`${problem}: ${fallback}`);
    else params[name] = given.value;
  }
  return {
    state: {
      ...initialState,
      curves: [{ id: activation.id, params, form: form?.name ?? call.name, colour: 0 }],
      selected: 0,
    },
    notes,
  };
};
