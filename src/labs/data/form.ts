import * as v from 'valibot';

/**
 * How a table is read from its file, where Python's own libraries read it alike. A table that was put together in
 * another way has none.
 */
export const formSchema = v.variant('kind', [
  v.object({
    kind: v.literal('delimited'),
    /** A space stands for any number of them. */
    delimiter: v.string(),
    names: v.array(v.string()),
    /** Records before the first row: its header and what is above it. */
    skipped: v.number(),
    encoding: v.picklist(['utf-8', 'utf-16']),
  }),
  /** Records, or rows below names, in JSON. */
  v.object({
    kind: v.literal('rows'),
    path: v.array(v.string()),
    header: v.nullable(v.array(v.string())),
  }),
  /** Lists in JSON, by the name of the column. */
  v.object({ kind: v.literal('lists'), paths: v.record(v.string(), v.array(v.string())) }),
  v.object({ kind: v.literal('lines') }),
  v.object({ kind: v.literal('numpy') }),
  /** Names and numbers in lines; tables among them or not. */
  v.object({ kind: v.literal('console'), hasTables: v.boolean() }),
  /** One event file of TensorBoard. */
  v.object({ kind: v.literal('events') }),
]);

export type Form = v.InferOutput<typeof formSchema>;
