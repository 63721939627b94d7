/** A cell's code with the code of the cells above it, so that their imports and names are known. */
export interface CellContext {
  readonly text: string;
  /** Where the cell itself starts in `text`. */
  readonly start: number;
}

/** Joins the cells of a notebook up to and including the last one given. */
export function joinCells(cells: readonly string[]): CellContext {
  const texts = cells.map(hideMagics);
  const above = texts.slice(0, -1).map((text) => `${text}\n`);
  const start = above.reduce((length, text) => length + text.length, 0);
  return { text: above.join('') + (texts.at(-1) ?? ''), start };
}

/** Turns IPython's `%magic`, `!shell` and `?help` lines into comments of the same length. */
function hideMagics(cell: string): string {
  if (/^\s*%%(?!capture|time|timeit|prun)/.test(cell)) return cell.replace(/[^\r\n]/g, '#');
  return cell.replace(/^([ \t]*)[%!?]/gm, '$1#');
}
