import * as v from 'valibot';

/** A piece of Python as a saved state has it: nothing that an editor would not show. */
export const codeSchema = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^(?:[^\p{C}\p{Zl}\p{Zp}]|[\t\n\r])+$/u, 'Python code without hidden characters'),
);
