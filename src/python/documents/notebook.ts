import { PythonSource } from '../syntax/source.js';
import { LogicalLine } from './logicalLine.js';

/** A cell's code with the code of the cells above it, so that their imports and names are known. */
export interface CellContext {
  readonly text: string;
  /** Where the cell itself starts in `text`. */
  readonly start: number;
}

/** Joins the cells of a notebook up to and including the last one given. */
export function joinCells(cells: readonly string[]): CellContext {
  const { texts, start } = withStart(cells);
  return { text: texts.join(''), start };
}

/** Reads the cells up to and including the last one given, each by itself: a broken one hides no other. */
export function readCells(cells: readonly string[]): {
  readonly source: PythonSource;
  readonly start: number;
} {
  const { texts, start } = withStart(cells);
  return { source: PythonSource.join(texts), start };
}

function withStart(cells: readonly string[]): {
  readonly texts: readonly string[];
  readonly start: number;
} {
  const last = cells.length - 1;
  const texts = cells.map((cell, i) => hideMagics(cell) + (i < last ? '\n' : ''));
  return { texts, start: texts.slice(0, -1).reduce((length, text) => length + text.length, 0) };
}

/** Turns what only IPython understands into Python of the same length. */
function hideMagics(cell: string): string {
  if (/^\s*%%(?!(?:capture|memit|prun|time|timeit)\b)/.test(cell)) {
    return cell.replace(/[^\r\n]/g, '#');
  }
  if (!/[%!?]/.test(cell)) return cell;
  const logical = new LogicalLine();
  let isCommand = false;
  let hidden = '';
  for (const line of cell.split(/(?<=\n)/)) {
    const seen: string = isCommand
      ? line.replace(/\S/, '#')
      : logical.isOpen
        ? line
        : hideMagic(line);
    isCommand = seen !== line && (isCommand || COMMAND.test(line)) && /\\\r?\n$/.test(line);
    if (seen === line) logical.feed(line);
    hidden += seen;
  }
  return hidden;
}

/** `%magic`, `!shell` and `?help`. */
const COMMAND = /^[ \t]*(?:%%?[a-zA-Z]|!|\?{1,2}\w)/;

/** `%time` and the like with their options, before the code that they run. */
const RUNNING = /%(?:memit|prun|timeit|time)(?:[ \t]+-[a-zA-Z]+(?:[ \t]*\d+)?)*[ \t]+(?=\S)/;

const RUN = new RegExp(String.raw`^([ \t]*)(${RUNNING.source})(?!(?:async|class|def|for|if|try|while|with)\b)`); // prettier-ignore

const RUN_FOR_RESULT = new RegExp(String.raw`^([\w, \t]+=[ \t]*)(${RUNNING.source})`);

/** A line that begins a statement, without what is no Python in it. */
function hideMagic(line: string): string {
  const run = line.replace(RUN, (_, margin: string, magic: string) => `${margin}0${' '.repeat(magic.length - 2)};`); // prettier-ignore
  if (run !== line) return run;
  if (COMMAND.test(line) || /^[ \t]*[\w.*]+\?{1,2}\s*$/.test(line)) {
    // In a block, which may hold nothing else, a statement; the rest is a comment.
    return line.replace(/^([ \t]+)\S\S/, '$10#').replace(/^\S/, '#');
  }
  return line
    .replace(
      RUN_FOR_RESULT,
      (_, target: string, magic: string) => target + ' '.repeat(magic.length),
    )
    .replace(/^([\w, \t]+=[ \t]*)([%!]\S[^\r\n]*)/, hideResult);
}

/** `files = !ls` */
function hideResult(_: string, target: string, command: string): string {
  return target + (command.length < 3 ? '_' : '...').padEnd(command.length);
}
