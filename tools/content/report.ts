import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Names } from '../../src/content/index.js';
import type { Draft } from './draft.js';
import { nameData, type SymbolTable } from './symbols.js';

/** What was last checked with the real packages: their versions, and a hash of each entry's facts. */
export const reportSchema = v.strictObject({
  versions: v.record(v.string(), v.string()),
  entries: v.record(v.string(), v.string()),
});

/** What the packages themselves are asked about an entry. */
export interface Question {
  readonly id: string;
  readonly kind: string | undefined;
  readonly signature: string | undefined;
  readonly example: string | undefined;
}

/** One question an entry; what is a symbol of no package, such as a term, is not asked about. */
export function questionsOf(drafts: readonly Draft[], table: SymbolTable): Question[] {
  const { symbols } = table;
  const names = new Names(nameData(table, []));
  return drafts.flatMap(({ entry: { id, kind, example } }) => {
    const inherited = kind === 'method' ? names.canonical(id) : undefined;
    const symbol = symbols.get(id) ?? symbols.get(inherited ?? '');
    return symbol ? [{ id, kind: symbol.kind, signature: symbol.signature, example }] : [];
  });
}

/** The hash by which the report says that this very signature and example were checked. */
export function hashOf(question: Question): string {
  const { id, signature, example } = question;
  const text = JSON.stringify([id, signature, example]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** @throws {Error} if the file is not as `npm run examples` writes it. */
export function readReport(path: string): v.InferOutput<typeof reportSchema> {
  return v.parse(reportSchema, JSON.parse(readFileSync(path, 'utf8')));
}
