import type { ParamSpecs, ParamValues } from '../../../engine/params.js';

/** Those of the values that belong to these parameters. */
export function paramsOf(specs: ParamSpecs, values: ParamValues): ParamValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(specs, name)));
}
