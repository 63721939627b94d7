import type { SyntaxNode } from '@lezer/common';
import type { PythonSource } from './source.js';

/** A name that no file has. */
export const STAND_IN = 'a_name_of_a_snippet';

/**
 * A source with a name at an offset, and that name's node: on a blank line the indentation alone says
 * which block it belongs to, and the syntax tree has no node for it.
 *
 * @param margin how far in the new line stands, if the name goes below the line that ends at the offset.
 */
export function withNameAt(
  source: PythonSource,
  offset: number,
  margin?: string,
): { readonly source: PythonSource; readonly node: SyntaxNode } {
  const { text, neighbors } = source;
  const newline = margin === undefined ? '' : '\n';
  const insert = newline + (margin ?? '') + STAND_IN;
  const all = text.slice(0, offset) + insert + text.slice(offset);
  const edited = source.edited([{ from: offset, to: offset, insert }], all);
  const at = offset + insert.length - STAND_IN.length;
  const node = edited.tree.resolveInner(at, 1);
  return { source: neighbors ? edited.among(neighbors) : edited, node };
}
