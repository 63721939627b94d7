import { endOfLine, startOfLine } from '../syntax/lines.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** What goes on with the compound statement above it. */
const GOES_ON = /^(else|elif|except|finally|case)\b.*:/;

/**
 * How far a line has to be indented that is written below an offset, so that it breaks no block: as far
 * as wanted if a block that is open there is, else as the nearest block less deep, but at least as the next
 * line if that would not belong to a block otherwise.
 */
export function lineMargin(source: PythonSource, offset: number, wanted: string): string {
  const { text, tree } = source;
  const end = codeEnd(source, offset);
  const margins: string[] = [];
  for (let at: SyntaxNode | null = end > 0 ? tree.resolveInner(end, -1) : null; at; at = at.parent)
    if (at.parent && isBlock(at.parent) && at.name !== ':') margins.push(marginAt(text, at.from));
  const below = nextLine(source, offset);
  const [innermost = ''] = margins;
  const opens = end > 0 && isOpening(tree.resolveInner(end, -1));
  if (opens && (below === undefined || below.margin.length <= innermost.length))
    return wanted.length > innermost.length ? wanted : innermost + unitOf(text);
  if (opens && below) margins.unshift(below.margin);
  margins.push('');
  const isDeep = (margin: string): boolean =>
    below === undefined ||
    (below.goesOn ? margin.length > below.margin.length : margin.length >= below.margin.length);
  const deep = margins.filter(isDeep);
  const shortest = deep.at(-1) ?? innermost;
  return deep.find(({ length }) => length <= wanted.length) ?? shortest;
}

/** Where the code above an offset ends, less comments. */
function codeEnd({ text, tree }: PythonSource, offset: number): number {
  let end = text.slice(0, offset).trimEnd().length;
  for (
    let at = tree.resolveInner(end, -1);
    at.name === 'Comment';
    at = tree.resolveInner(end, -1)
  ) {
    const before = text.slice(0, at.from).trimEnd().length;
    if (before === end) break;
    end = before;
  }
  return end;
}

function nextLine(
  { text, tree }: PythonSource,
  offset: number,
): { readonly margin: string; readonly goesOn: boolean } | undefined {
  for (let at = endOfLine(text, offset); at < text.length;) {
    const from = text.indexOf('\n', at) + 1;
    if (from === 0) return undefined;
    at = endOfLine(text, from);
    const line = text.slice(from, at);
    const margin = marginAt(text, from);
    const code = line.slice(margin.length).trim();
    const isComment = tree.resolveInner(from + margin.length, 1).name === 'Comment';
    if (code !== '' && !isComment) return { margin, goesOn: GOES_ON.test(code) };
  }
  return undefined;
}

function marginAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset)))?.[0] ?? '';
}

function isBlock({ name }: SyntaxNode): boolean {
  return name === 'Script' || name === 'Body';
}

/** The colon of a header below which nothing is. */
function isOpening(node: SyntaxNode): boolean {
  return node.name === ':' && node.parent?.name === 'Body';
}

function unitOf(text: string): string {
  return /^(\t| {2,8})\S/m.exec(text)?.[1] ?? '    ';
}
