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

/** Turns what only IPython understands into Python of the same length. */
function hideMagics(cell: string): string {
  if (/^\s*%%(?!capture|prun|time)/.test(cell)) return cell.replace(/[^\r\n]/g, '#');
  return cell
    .replace(COMMAND, (lines) => lines.replace(/^([ \t]*)[^\s]/gm, '$1#'))
    .replace(/^([ \t]*)[\w.]+\?{1,2}[ \t]*(?=\r?$)/gm, hideHelp)
    .replace(/^([\w, \t]+=[ \t]*)([%!]\S[^\r\n]*)/gm, hideResult);
}

/** `%magic`, `!shell` and `?help` lines with the lines that a backslash adds. */
const COMMAND = /^[ \t]*(?:%%?[a-zA-Z]|!|\?{1,2}\w)(?:[^\r\n]*\\\r?\n)*[^\r\n]*/gm;

/** `model?` */
function hideHelp(line: string): string {
  return line.replace(/\S/, '#');
}

/** `files = !ls` */
function hideResult(_: string, target: string, command: string): string {
  return `${target}0${' '.repeat(command.length - 1)}`;
}
