import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** A definition at the top level of a notebook. */
interface AtTopLevel {
  readonly at: number;
  /** Whether whoever runs its cell has the name bound by it. */
  readonly isCertain: boolean;
}

/**
 * Which definitions may hold where a cell's code runs later than the cell, as that of a function: those of
 * this cell, or those since the last certain one above it.
 */
export function heldInCell(
  source: PythonSource,
  place: SyntaxNode,
  definitions: readonly AtTopLevel[],
): number[] {
  const { starts } = source;
  const from = starts.findLast((start) => start <= place.from) ?? 0;
  const to = starts.find((start) => start > place.from) ?? source.text.length;
  const last = definitions.findLastIndex(({ at, isCertain }) => isCertain && at < from);
  const isSettled = definitions.some(({ at, isCertain }) => isCertain && at >= from && at < to);
  return definitions.flatMap(({ at }, i) =>
    at < to && (isSettled ? at >= from : i >= last) ? [i] : [],
  );
}
