import * as v from 'valibot';

const single = v.nullable(v.number());

/** Parameter values by name, as a saved state has them; whether a concept takes them is checked on top. */
export const paramsSchema = v.record(
  v.string(),
  v.union([single, v.string(), v.boolean(), v.pipe(v.array(single), v.readonly())]),
);
