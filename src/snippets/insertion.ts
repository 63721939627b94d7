import {
  classBodyAt,
  isInText,
  isInside,
  lineMargin,
  linesAround,
  statementEndAt,
  type Edit,
  type PythonSource,
} from '../python/index.js';
import type { Snippet } from './catalogue.js';
import type { FittedSnippet } from './fit.js';
import type { Place } from './place.js';

/** A cursor or a selection. Offsets count UTF-16 units of the source. */
export interface Selected {
  readonly from: number;
  readonly to: number;
}

/** What a snippet replaces. */
export interface InsertionPoint extends Selected {
  /** How far the new line is indented that it begins on, if it is to begin on one. */
  readonly margin?: string;
}

/**
 * Where a snippet goes. It replaces what is selected. One that needs lines of its own goes below the
 * statement that a cursor is in, unless the line is blank; so does every snippet in a comment or a
 * string. A blank line is indented anew where the snippet would break the block around it.
 *
 * @param start where the document starts in the source.
 */
export function insertionPoint(
  { kind }: Snippet,
  source: PythonSource,
  start: number,
  { from, to }: Selected,
): InsertionPoint {
  if (from < to) return { from, to };
  const { before, after, lineStart, lineEnd } = linesAround(source, start, from);
  const isOwnLine = before.trim() === '' && after.trim() === '';
  const isText = isInText(source, from);
  const isWithin = isInside(source, from);
  if (kind === 'expression' && !isText && (!isOwnLine || isWithin)) return { from, to };
  if (isOwnLine && !isText && !isWithin) {
    const margin = lineMargin(source, from, before);
    if (margin === before) return { from, to };
    if (lineStart === start) return { from: lineStart, to: lineEnd };
    const above = source.text.slice(0, lineStart).replace(/\r?\n$/, '');
    return { from: above.length, to: lineEnd, margin };
  }
  const { end, margin } = statementEndAt(source, from);
  const at = Math.max(start, end);
  return { from: at, to: at, margin: lineMargin(source, at, margin) };
}

/** Where a snippet is fitted to that goes there. */
export function placeOf(
  source: PythonSource,
  start: number,
  { from, margin }: InsertionPoint,
): Place {
  return { source, start, offset: from, ...(margin !== undefined && { margin }) };
}

/** Why a snippet does not go to such places, and what to do; `fitted` is what it would be at each. */
export function refusalAt(
  { title, kind }: Snippet,
  places: readonly Place[],
  fitted: readonly FittedSnippet[],
): string | undefined {
  for (const { source, offset, margin } of kind === 'expression' ? [] : places) {
    const name = classBodyAt(source, offset, margin);
    if (name !== undefined)
      return `"${title}" was not inserted, since it would run as part of the class ${name}. Put the cursor into a method or outside the class, and insert it again.`;
  }
  return new Set(fitted.map(({ text }) => text.trim())).size > 1
    ? `"${title}" was not inserted, since it would need other names at each of the ${places.length} cursors. Insert it at one cursor at a time.`
    : undefined;
}

/** The edits that make room for a snippet and bring its imports, and where it is inserted after them. */
export interface Room {
  readonly edits: readonly Edit[];
  readonly at: readonly number[];
}

/** Makes room at several points, at each only once; `newline` is that of the file. */
export function roomFor(
  points: readonly InsertionPoint[],
  imports: readonly Edit[],
  newline: string,
): Room {
  const made = points.map(({ from, to, margin }): Edit => ({
    from,
    to,
    insert: margin === undefined ? '' : newline + margin,
  }));
  const distinct = made.filter(
    (one, i) => made.findIndex(({ from, to }) => from === one.from && to === one.to) === i,
  );
  const all = [...imports, ...distinct];
  const endOf = (point: Edit): number => {
    const above = all.filter((edit) => edit !== point && edit.from <= point.from);
    const shift = above.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
    return point.from + shift + point.insert.length;
  };
  return {
    edits: all.filter(({ from, to, insert }) => from < to || insert !== ''),
    at: distinct.map(endOf),
  };
}
