import { integer, list, withDefaults } from '../../../engine/params.js';
import type { ParamValues } from '../../../engine/params.js';
import type { VectorActivation } from '../../../engine/vectorActivations/define.js';
import { paramLiteral, valueOf } from '../../paramsToCode.js';
import type { LabFunction } from './labFunction.js';
import { paramsOf } from './paramsOf.js';
import { formOf, pythonCall, takesInput } from './pythonCall.js';

const MOST = 100;

const others = list({
  default: [0, 0],
  description: 'The other components of the vector; x is the first.',
  allowed: {
    test: (values) => values.length >= 1 && values.length <= MOST,
    text: `a list of 1 to ${MOST} finite numbers`,
  },
});

const dim = integer({
  default: -1,
  min: -4,
  max: 3,
  description: 'The axis of the vectors: it is in the code, the curve is the same.',
  required: true,
});

/** What the other components are held at. */
function held(given: ParamValues): readonly (number | null)[] {
  const value = valueOf('others', others, given);
  return value instanceof Array ? value : others.default;
}

/** E.g. `(x, 0, 0)`. */
function vectorText(given: ParamValues): string {
  return `(${['x', ...held(given)].join(', ')})`;
}

/** The first component of the output along the first of the input, the others held still. */
export function fromVectorActivation(vector: VectorActivation): LabFunction {
  const { forms } = vector;
  const python = { forms, arguments: { dim } };
  const params = { ...python.arguments, ...vector.params, others };

  const { temperature } = vector.params;
  /** ` / 2.0`: PyTorch leaves the temperature to the caller. */
  const divisor = (given: ParamValues): string => {
    if (!temperature) return '';
    const value = valueOf('temperature', temperature, given);
    return value === temperature.default ? '' : ` / ${paramLiteral(temperature, value)}`;
  };

  return {
    ...vector,
    group: 'Over a vector',
    cut: (given) =>
      `Here x is the first of ${vectorText(given)}, and the curve the first of what comes out.`,
    text(given) {
      const { temperature: warmth = 1 } = given;
      const line =
        warmth === 1
          ? vector.text.replaceAll(' / temperature', '')
          : vector.text.replaceAll('temperature', String(warmth));
      return `${line}, the first of ${vectorText(given)}`;
    },
    params,
    arguments: python.arguments,
    with(given = {}) {
      const { others: rest } = withDefaults({ ...params, others }, { dim: dim.default, ...given });
      const bound = vector.with(paramsOf(vector.params, given));
      const input = Float64Array.of(0, ...rest);
      const output = new Float64Array(input.length);
      const first = Float64Array.from(input, (_, i) => (i === 0 ? 1 : 0));
      const slopes = new Float64Array(input.length);
      const f = (x: number): number => {
        input[0] = x;
        return bound.forward(input, {}, output)[0] ?? NaN;
      };
      return {
        f,
        df: (x) => {
          f(x);
          return bound.jvp(output, first, {}, slopes)[0] ?? NaN;
        },
        kinks: [],
      };
    },
    call(written, spell) {
      const form = formOf(python, written.form);
      const divided = divisor(written.params);
      if (divided !== '' && form && !takesInput(form))
        return `lambda x: ${pythonCall(python, written, spell)}(x${divided})`;
      return pythonCall(python, written, spell, `x${divided}`);
    },
    callable({ params: given }, spell) {
      const rest = held(given).map((value) => `torch.full_like(x, ${String(value)})`);
      const call = pythonCall(
        { ...python, forms: forms.filter(takesInput) },
        { params: { dim: -1 }, form: '' },
        spell,
        `torch.stack([x, ${rest.join(', ')}], -1)${divisor(given)}`,
      );
      return `lambda x: ${call}[..., 0]`;
    },
  };
}
