import type { Activation } from '../../../engine/activations/define.js';
import type { LabFunction } from './labFunction.js';
import { formOf, pythonCall, takesInput } from './pythonCall.js';

/** An element-wise activation as it is. */
export function fromActivation(activation: Activation): LabFunction {
  const { forms, params } = activation;
  const python = { forms, arguments: params };
  return {
    ...activation,
    group: 'Element by element',
    arguments: params,
    call: (written, spell) => pythonCall(python, written, spell),
    callable(written, spell) {
      const call = pythonCall(python, written, spell);
      const form = formOf(python, written.form);
      return form && takesInput(form) ? `lambda x: ${call}` : call;
    },
  };
}
