import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** A name that no file has. */
export const STAND_IN = 'a_name_of_a_snippet';

/**
 * A source with a name at an offset, and that name's node: on a blank line the indentation alone says
 * which block it belongs to, and the syntax tree has no node for it.
 *
 * @param margin how far the new line is indented, if the name goes below the line that ends at the offset.
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

/** Whether a statement at an offset would be directly in the body of a class, and of which one. */
export function classBodyAt(
  source: PythonSource,
  offset: number,
  margin?: string,
): string | undefined {
  const place = withNameAt(source, offset, margin);
  for (let at: SyntaxNode | null = place.node; at; at = at.parent) {
    if (at.name === 'FunctionDefinition' || at.name === 'LambdaExpression') return undefined;
    if (at.name !== 'ClassDefinition') continue;
    const name = at.getChild('VariableName');
    return name ? place.source.text.slice(name.from, name.to) : '';
  }
  return undefined;
}

/** Whether an offset is inside a comment or a string, but not in the braces of a formatted one. */
export function isInText({ tree }: PythonSource, offset: number): boolean {
  const before = tree.resolveInner(offset, -1);
  if (before.name === 'Comment') return true;
  for (let at: SyntaxNode | null = before; at; at = at.parent) {
    if (at.name === 'FormatReplacement') return false;
    if (at.name === 'String' || at.name === 'FormatString')
      return at.from < offset && offset < at.to;
  }
  return false;
}
