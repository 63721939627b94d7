import { EngineError } from '../../engine/error.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { problemWith, type Param, type ParamValue } from '../../engine/params.js';
import type { Value } from '../../python/index.js';
import { defineCalls, type GivenCall } from '../define.js';
import { Mistyped, Unreadable } from '../refusals.js';
import { bytes, significant } from '../text.js';

const BYTES_OF_FLOAT32 = 4;
const BILLION = 1e9;
const LBFGS = 'lbfgs';
/** Parameters on which it depends how much is kept. */
const DECIDES_STATE = new Set(['amsgrad', 'centered', 'history_size', 'momentum']);
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
      const state = stateOf(call);
      if (state === undefined) return undefined;
      const own = state * BYTES_OF_FLOAT32;
      const all = own + 2 * BYTES_OF_FLOAT32;
      const grows = optimizer.id === LBFGS ? 'grows to ' : '';
      const history = optimizer.id === LBFGS ? ' once the history is full' : '';
      return `state: ${grows}**${significant(own)}** bytes a parameter in float32${history}, ${significant(all)} with the weight and its gradient: ${bytes(all * BILLION)} for a billion`;
    },
  ],
});

/** Numbers of state a parameter; `undefined` where the arguments do not go together. */
function stateOf(call: GivenCall): number | undefined {
  const optimizer = optimizers.get(call.name);
  const params = paramsOf(call);
  // Two vectors for each remembered step, the direction and the last gradient.
  if (optimizer.id === LBFGS) return 2 * call.count('history_size', 1) + 2;
  try {
    return optimizer.create(params).statePerParameter;
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** The engine's parameters as the call gives them; `params`, the tensors, is none of them. */
function paramsOf(call: GivenCall): Record<string, ParamValue> {
  const given: Record<string, ParamValue> = {};
  for (const [name, spec] of Object.entries(optimizers.get(call.name).params)) {
    const value = DECIDES_STATE.has(name) || call.gives(name) ? call.value(name) : undefined;
    if (!value || !call.gives(name)) continue;
    const read = readParam(value, spec);
    if (read === undefined) {
      if (DECIDES_STATE.has(name)) throw new Unreadable(value.text, name);
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
