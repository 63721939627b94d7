import { optimizers } from '../../engine/optimizers/index.js';
import { problemWith, type Param, type ParamValue } from '../../engine/params.js';
import type { Value } from '../../python/index.js';
import { defineCalls, Mistyped, Unreadable } from '../define.js';
import type { GivenCall } from '../givenCall.js';
import { bytes, significant } from '../text.js';

const BYTES_OF_FLOAT32 = 4;
const BILLION = 1e9;
/** Optimizers whose state grows with rows and columns, or with a history. */
const BY_SHAPE: Readonly<Record<string, string>> = {
  adafactor:
    'state: one number for each row and each column of a matrix, instead of one for each parameter',
};

export default defineCalls({
  names: [...optimizers].flatMap(({ forms }) => forms.map(({ name }) => name)),
  facts: [
    (call) => {
      const optimizer = optimizers.get(call.name);
      const byShape = BY_SHAPE[optimizer.id];
      if (byShape !== undefined) return byShape;
      const state = optimizer.create(paramsOf(call)).statePerParameter;
      const own = state * BYTES_OF_FLOAT32;
      const all = own + 2 * BYTES_OF_FLOAT32;
      return `state: **${significant(own)}** bytes a parameter in float32, ${significant(all)} with the weight and its gradient: ${bytes(all * BILLION)} for a billion`;
    },
  ],
});

/** The engine's parameters as the call gives them; `params`, the tensors, is none of them. */
function paramsOf(call: GivenCall): Record<string, ParamValue> {
  const given: Record<string, ParamValue> = {};
  for (const [name, spec] of Object.entries(optimizers.get(call.name).params)) {
    const value = call.gives(name) || call.spreads.length > 0 ? call.value(name) : undefined;
    if (!value) continue;
    const read = readParam(value, spec);
    const decidesState = spec.kind !== 'number' || !name.includes('lr');
    if (read === undefined) {
      if (decidesState)
        throw new Unreadable(`\`${name}=${value.text}\` is not known before the code runs`);
      continue;
    }
    const problem = problemWith(name, spec, read);
    if (problem !== undefined) throw new Mistyped(problem);
    given[name] = read;
  }
  return given;
}

function readParam(value: Value, spec: Param): ParamValue | undefined {
  if (value.kind === 'literal') return value.value;
  if (value.kind !== 'sequence' || spec.kind !== 'tuple') return undefined;
  const items = value.items.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'number' ? [item.value] : [],
  );
  return items.length === value.items.length ? items : undefined;
}
