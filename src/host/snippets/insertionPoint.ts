import { Range, type Selection, type TextDocument } from 'vscode';
import { isInText, statementEndAt, type PythonSource } from '../../python/index.js';
import type { Snippet } from '../../snippets/index.js';

/** Where a snippet goes. */
export interface InsertionPoint {
  /** What it replaces. */
  readonly range: Range;
  /** How far the new line is indented that the snippet needs below. */
  readonly margin?: string;
}

/**
 * A snippet replaces the selection. One that needs lines of its own goes below the statement that a
 * cursor is in, unless the line is blank; so does every snippet in a comment or a string.
 *
 * @param start where the document starts in the source.
 */
export function insertionPoint(
  snippet: Snippet,
  document: TextDocument,
  selection: Selection,
  { source, start }: { readonly source: PythonSource; readonly start: number },
): InsertionPoint {
  const { start: from, end: to } = selection;
  const before = document.lineAt(from.line).text.slice(0, from.character);
  const after = document.lineAt(to.line).text.slice(to.character);
  const isOwnLine = before.trim() === '' && after.trim() === '';
  const offset = start + document.offsetAt(from);
  const isHere = (snippet.kind === 'expression' || isOwnLine) && !isInText(source, offset);
  if (isHere || !selection.isEmpty) return { range: selection };
  const { end, margin } = statementEndAt(source, offset);
  const at = document.positionAt(Math.max(0, end - start));
  return { range: new Range(at, at), margin };
}
