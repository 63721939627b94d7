/** Cells as the text of an `.ipynb` file, and where a place of theirs is in that text. */
export function caseNotebook(
  cells: readonly { readonly kind: 'code' | 'markdown'; readonly lines: readonly string[] }[],
): {
  readonly text: string;
  /** Cell and line count from 0, columns from 1. */
  readonly placeOf: (
    cell: number,
    line: number,
    column: number,
  ) => { readonly line: number; readonly column: number };
} {
  const rows = ['{"cells": ['];
  const starts: number[] = [];
  for (const [i, { kind, lines }] of cells.entries()) {
    const more = kind === 'code' ? '"execution_count": null, "outputs": [], ' : '';
    rows.push(`{"cell_type": "${kind}", "metadata": {}, ${more}"source": [`);
    starts.push(rows.length);
    for (const [j, line] of lines.entries()) {
      const isLast = j === lines.length - 1;
      rows.push(JSON.stringify(isLast ? line : `${line}\n`) + (isLast ? '' : ','));
    }
    rows.push(i === cells.length - 1 ? ']}' : ']},');
  }
  rows.push('], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', '');
  return {
    text: rows.join('\n'),
    placeOf: (cell, line, column) => {
      const before = cells[cell]?.lines[line]?.slice(0, column - 1) ?? '';
      return { line: (starts[cell] ?? 0) + line + 1, column: JSON.stringify(before).length };
    },
  };
}
