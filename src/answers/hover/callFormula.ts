import type { Entry } from '../../content/index.js';
import { formulaOf } from '../../engine/formula.js';
import type { ParamValue } from '../../engine/params.js';
import { bindArguments, type Call } from '../../python/index.js';

/** The formula that holds for the arguments of a call. */
export function callFormula({ formula, signature }: Entry, call: Call | undefined) {
  if (!formula?.special || !call || signature === undefined) return formula;
  const { values } = bindArguments(signature, call.arguments);
  const given: Record<string, ParamValue> = {};
  for (const [name, value] of values) if (value.kind === 'literal') given[name] = value.value;
  return formulaOf(formula, given);
}
