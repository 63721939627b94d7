import * as v from 'valibot';
import { problemWith, type ParamSpecs, type ParamValues } from '../engine/params.js';

const single = v.nullable(v.number());

/** Parameter values by name, as a saved state has them; whether a concept takes them is checked on top. */
export const paramsSchema = v.record(
  v.string(),
  v.union([single, v.string(), v.boolean(), v.pipe(v.array(single), v.readonly())]),
);

/** Whether every value belongs to a parameter that allows it. */
export function takesAll(specs: ParamSpecs, values: ParamValues): boolean {
  return Object.entries(values).every(([name, value]) => {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    return spec !== undefined && problemWith(name, spec, value) === undefined;
  });
}
