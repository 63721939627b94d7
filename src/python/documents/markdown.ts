import { pageImports } from '../../libraries/spelling.js';
import type { CodeInText } from './codeInText.js';
import { isDoctest, withoutPrompts } from './doctest.js';
import { readCells } from './notebook.js';

/** What the usual short names stand for on a page that does not import them itself. */
const USUAL_IMPORTS = ['import numpy as np', ...pageImports(), ''].join('\n');

/** The Python at an offset of a Markdown page: in a fence, or a dotted name in inline code. */
export function markdownCodeAt(text: string, offset: number): CodeInText | undefined {
  const fences = fencesIn(text);
  const own = fences.find(({ from, to }) => from <= offset && offset <= to);
  if (own && !(own.isPython && offset > own.code.from && offset <= own.code.to)) return undefined;
  const code = own ? own.code : inlineCodeAt(text, offset);
  if (!code) return undefined;
  const above = fences.filter(({ isPython, to }) => isPython && to < code.from);
  const cells = above.map((fence) => codeOf(text, fence));
  const last = own ? codeOf(text, own) : text.slice(code.from, code.to);
  const { source, start } = readCells([USUAL_IMPORTS, ...cells, last]);
  return { source, start: start - code.from };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Fence extends Range {
  readonly isPython: boolean;
  /** From the end of the first line to that of the last one inside. */
  readonly code: Range;
  /** What is written before each line: spaces of a list, marks of a quotation. */
  readonly margin: string;
}

const FENCE = /^((?:[ \t]*>)*[ \t]*)(`{3,}|~{3,})([^\r\n]*)/gm;

const PYTHON = /^\s*\{?\s*\.?(?:code-cell\}?\s*)?(?:i?python3?|py3?|pycon|pycon3)\b/i;

function fencesIn(text: string): Fence[] {
  const found: Fence[] = [];
  let open: Omit<Fence, 'to'> | undefined;
  let mark = '';
  const close = (end: number, to: number): void => {
    if (!open) return;
    const { from } = open.code;
    found.push({ ...open, to, code: { from, to: Math.max(from, end) } });
    open = undefined;
  };
  for (const { index, 0: line, 1: margin = '', 2: own = '', 3: rest = '' } of text.matchAll(
    FENCE,
  )) {
    const end = index + line.length;
    if (!open) {
      if (own.startsWith('`') && rest.includes('`')) continue;
      mark = own;
      const code = { from: end, to: end };
      open = { from: index, isPython: PYTHON.test(rest), code, margin };
    } else if (own.startsWith(mark) && rest.trim() === '') close(index - 1, end);
  }
  close(text.length, text.length);
  return found;
}

/** The code of a fence, in which everything keeps its place. */
function codeOf(text: string, { code, margin }: Fence): string {
  const written = text.slice(code.from, code.to);
  const plain = moved(written, (line) => marginOf(line, margin));
  return isDoctest(plain) ? withoutPrompts(plain) : plain;
}

/** Moves what is written before each line to the end of the line above, as spaces. */
function moved(text: string, lengthOf: (line: string) => number): string {
  return text.replace(/(\r?\n)([^\r\n]*)/g, (_, end: string, line: string) => {
    const length = lengthOf(line);
    return ' '.repeat(length) + end + line.slice(length);
  });
}

function marginOf(line: string, margin: string): number {
  let length = 0;
  while (length < margin.length && /[ \t>]/.test(line[length] ?? '')) length++;
  return length;
}

/** Longer lines are not prose. */
const LONGEST_LINE = 2000;

const SPAN = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g;

/** The code between backticks, if a dotted name is in it. */
function inlineCodeAt(text: string, offset: number): Range | undefined {
  const from = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(from, from + LONGEST_LINE + 1)) ?? [];
  if (line.length > LONGEST_LINE || /^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)/.test(line)) {
    return undefined;
  }
  for (const { index, 1: ticks = '', 2: code = '' } of line.matchAll(SPAN)) {
    const begin = from + index + ticks.length + (/^\s*/.exec(code)?.[0].length ?? 0);
    const end = from + index + ticks.length + code.trimEnd().length;
    const isOn = begin <= offset && offset <= end;
    if (isOn)
      return /[A-Za-z_]\w*\s*\.\s*[A-Za-z_]/.test(code) ? { from: begin, to: end } : undefined;
  }
  return undefined;
}
