import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** A line of prose, in which terms are looked for. */
export interface TermText {
  readonly text: string;
  /** Where the cursor is in `text`. */
  readonly offset: number;
  /** Where `text` starts in the whole. */
  readonly from: number;
}

/** The line at an offset in a comment or a docstring; `undefined` in code and in other strings. */
export function termTextAt(source: PythonSource, offset: number): TermText | undefined {
  for (const side of [1, -1] as const) {
    const node = source.tree.resolveInner(offset, side);
    if (node.name === 'Comment') return lineAt(source.text, node.from + 1, node.to, offset);
    const inside = docstringOf(source, node);
    if (!inside) continue;
    const line = lineAt(source.text, inside.from, inside.to, offset);
    return line && /^\s*(>>>|\.\.\.)/.test(line.text) ? undefined : line; // doctests are code
  }
  return undefined;
}

/** What is between the quotes of the docstring at an offset. */
export function docstringAt(source: PythonSource, offset: number): Range | undefined {
  return docstringOf(source, source.tree.resolveInner(offset, 1));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function docstringOf({ text }: PythonSource, node: SyntaxNode): Range | undefined {
  const string = node.name === 'Escape' ? node.parent : node;
  if (string?.name !== 'String' || !isDocstring(string)) return undefined;
  const [quotes = ''] = /^[a-z]*("""|'''|"|')/i.exec(text.slice(string.from, string.to)) ?? [];
  const mark = quotes.replace(/^[a-z]+/i, '');
  const from = string.from + quotes.length;
  const isClosed = text.slice(from, string.to).endsWith(mark);
  return { from, to: isClosed ? string.to - mark.length : string.to };
}

/** The line at an offset in Markdown; `undefined` in code, in links' addresses and in tags. */
export function markdownTermTextAt(text: string, offset: number): TermText | undefined {
  if (isFenced(text, offset)) return undefined;
  const line = lineAt(text, 0, text.length, offset);
  if (
    !line ||
    line.text.length > LONGEST_LINE ||
    /^( {4}|\t)(?!\s*([-*+]|\d+[.)])\s)/.test(line.text)
  )
    return undefined;
  for (const { index, 0: part } of line.text.matchAll(NO_PROSE)) {
    if (line.offset > index && line.offset < index + part.length) return undefined;
  }
  return line;
}

/** Longer lines are not prose. */
const LONGEST_LINE = 2000;

/** Code spans, addresses of links, tags and bare addresses. */
const NO_PROSE = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\]\([^)\n]*\)|<[^>\n]*>|https?:\/\/\S+/g;

function isFenced(text: string, offset: number): boolean {
  let fence: string | undefined;
  for (const { index, 0: line, 1: mark = '', 2: rest = '' } of text.matchAll(FENCE)) {
    if (index > offset) break;
    if (fence === undefined) {
      const isInline = mark.startsWith('`') && rest.includes('`');
      if (!isInline) fence = mark;
    } else if (mark.startsWith(fence) && rest.trim() === '') {
      if (offset <= index + line.length) return true;
      fence = undefined;
    }
  }
  return fence !== undefined;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/gm;

function isDocstring(string: SyntaxNode): boolean {
  const statement = string.parent;
  const body = statement?.parent;
  if (statement?.name !== 'ExpressionStatement' || !body) return false;
  const opensScope =
    body.name === 'Script' ||
    (body.name === 'Body' &&
      (body.parent?.name === 'FunctionDefinition' || body.parent?.name === 'ClassDefinition'));
  let before = statement.prevSibling;
  while (before && (before.name === 'Comment' || before.name === ':')) before = before.prevSibling;
  return opensScope && before === null;
}

/** The part of the line at `offset` that is between `start` and `end`. */
function lineAt(text: string, start: number, end: number, offset: number): TermText | undefined {
  if (offset < start || offset > end) return undefined;
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  const from = offset === 0 ? start : Math.max(start, before + 1);
  const rest = /[\r\n]/.exec(text.slice(offset, end));
  const to = rest ? offset + rest.index : end;
  return { text: text.slice(from, to), offset: offset - from, from };
}
