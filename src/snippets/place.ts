import type { CodePlace, PythonSource } from '../python/index.js';
import type { Snippet } from './catalogue.js';

/** Where a snippet is to be inserted. Offsets count UTF-16 units of the source. */
export interface Place {
  readonly source: PythonSource;
  /** Where the document starts: in a notebook, below the cells above. */
  readonly start: number;
  /** Where the snippet goes: on a line of its own, inside an expression, or below that line's end. */
  readonly offset: number;
  /** How far the new line is indented, if it goes below. */
  readonly margin?: string;
}

const KINDS: Readonly<Record<CodePlace, readonly Snippet['kind'][]>> = {
  top: ['module', 'statement', 'expression'],
  statement: ['statement', 'expression'],
  expression: ['expression'],
};

/** Whether a snippet may be inserted at such a place. */
export function fitsPlace({ kind }: Snippet, place: CodePlace): boolean {
  return KINDS[place].includes(kind);
}
