import type { Gate } from '../../../engine/gates/define.js';
import { integer, number, withDefaults, type ParamValues } from '../../../engine/params.js';
import { show } from '../../figure/formatNumber.js';
import { valueOf } from '../../paramsToCode.js';
import type { Spell } from '../../lab.js';
import type { LabFunction, Written } from './labFunction.js';
import { paramsOf } from './paramsOf.js';
import { formOf, pythonCall, takesInput } from './pythonCall.js';

const a = number({
  default: 1,
  min: -3,
  max: 3,
  step: 0.1,
  description: 'The half that is gated; x runs along the other half, the gate.',
});

const dim = integer({
  default: -1,
  min: -4,
  max: 3,
  description: 'The axis that is halved: it is in the code, the curve is the same.',
});

/** A gate a · act(x) along its second half, the first held at the parameter `a`. */
export function fromGate(gate: Gate): LabFunction {
  const { forms, activation } = gate;
  const python = { forms, arguments: forms.length > 0 ? { ...gate.params, dim } : gate.params };
  const params = { a, ...python.arguments };
  const held = (given: ParamValues): number => Number(valueOf('a', a, given));

  /** `a * F.silu(b)`: what PyTorch has no call for. */
  const product = ({ params: given }: Written, spell: Spell): string => {
    if (!activation) return 'a * b';
    const functional = {
      forms: activation.forms.filter(takesInput),
      arguments: activation.params,
    };
    return `a * ${pythonCall(functional, { params: given, form: '' }, spell, 'b')}`;
  };

  return {
    ...gate,
    group: 'Gates',
    text: gate.text.replace(/\bb\b/g, 'x'),
    cut: (given) =>
      `Here x is the half that gates, and the half that is gated is held at a = ${show(held(given))}.`,
    params,
    arguments: python.arguments,
    with(given = {}) {
      const { a: at } = withDefaults({ ...params, a }, given);
      const own = paramsOf(gate.params, given);
      const { f, db } = gate.with(own);
      const act = activation?.with(own);
      return {
        f: (x) => f(at, x),
        df: (x) => db(at, x),
        d2f: (x) => (act ? at * act.d2f(x) : 0),
        kinks: at === 0 ? [] : (act?.kinks ?? []),
      };
    },
    call: (written, spell) =>
      forms.length > 0 ? pythonCall(python, written, spell) : product(written, spell),
    callable(written, spell) {
      const half = held(written.params);
      if (forms.length === 0) return `lambda b, a=${half}: ${product(written, spell)}`;
      const halves = `torch.stack([torch.full_like(x, ${half}), x], -1)`;
      const last = { ...written, params: { ...written.params, dim: -1 } };
      const call = pythonCall(python, last, spell, halves);
      const form = formOf(python, written.form);
      return `lambda x: ${form && takesInput(form) ? call : `${call}(${halves})`}[..., 0]`;
    },
  };
}
