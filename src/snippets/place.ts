import type { CodePlace } from '../python/index.js';
import type { Snippet } from './catalogue.js';

const KINDS: Readonly<Record<CodePlace, readonly Snippet['kind'][]>> = {
  top: ['module', 'statement', 'expression'],
  statement: ['statement', 'expression'],
  expression: ['expression'],
};

/** Whether a snippet may stand at such a place. */
export function fitsPlace({ kind }: Snippet, place: CodePlace): boolean {
  return KINDS[place].includes(kind);
}
