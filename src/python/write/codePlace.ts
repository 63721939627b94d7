import { endOfLine, startOfLine } from '../syntax/lines.js';
import { nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { STAND_IN } from './standIn.js';

/**
 * What may be written at a place: anything (`top`: no block around it), a statement of a block, or only
 * an expression.
 */
export type CodePlace = 'top' | 'statement' | 'expression';

/** Parents that take any expression as their child. */
const EXPRESSIONS = nodeNames(
  'ArgList',
  'ArrayExpression',
  'DictionaryExpression',
  'ParenthesizedExpression',
  'ReturnStatement',
  'SetExpression',
  'TupleExpression',
  'YieldStatement',
);

/** Parents whose last child is an expression, behind an operator or a colon. */
const DEFINITIONS = nodeNames('ClassDefinition', 'DecoratedStatement', 'FunctionDefinition');
const BLOCKS = nodeNames('Body', 'Script');

const ASSIGNMENTS = nodeNames(
  'AssignStatement',
  'ConditionalExpression',
  'LambdaExpression',
  'NamedExpression',
  'ParamList',
  'UpdateStatement',
);

/**
 * What may be written in the place of a word that is being typed, e.g. `ml-tr`; `undefined` in comments,
 * strings and imports, after a dot, and where a name is introduced.
 */
export function codePlaceAt(
  source: PythonSource,
  word: { readonly from: number; readonly to: number },
): CodePlace | undefined {
  const { from, to } = word;
  const before = source.text.slice(startOfLine(source.text, from), from);
  const after = /^[^\r\n]*/.exec(source.text.slice(to))?.[0] ?? '';
  const text = source.text.slice(0, from) + STAND_IN + source.text.slice(to);
  const edited = source.edited([{ from, to, insert: STAND_IN }], text);
  const node = edited.tree.resolveInner(from, 1);
  const { parent } = node;
  if (node.name !== 'VariableName' || node.to !== from + STAND_IN.length || !parent) {
    return undefined;
  }
  if (parent.name === 'ExpressionStatement') {
    const isAlone = before.trim() === '' && /^\s*(#|$)/.test(after);
    if (!isAlone) return undefined;
    return parent.parent?.name === 'Script' ? 'top' : 'statement';
  }
  return isExpression(node, parent) ? 'expression' : undefined;
}

function isExpression(node: SyntaxNode, parent: SyntaxNode): boolean {
  const { prevSibling, nextSibling } = node;
  if (nextSibling?.name === 'AssignOp') return false;
  if (EXPRESSIONS.has(parent.name)) return prevSibling?.name !== 'for';
  if (!ASSIGNMENTS.has(parent.name)) return false;
  const isBehind = prevSibling?.name === 'AssignOp' || prevSibling?.name === 'UpdateOp';
  if (parent.name === 'LambdaExpression') return prevSibling?.name === ':';
  return isBehind || parent.name === 'ConditionalExpression';
}

/** The line of an offset, which begins at `start` at the earliest, and its text around the offset. */
export function linesAround(
  { text }: PythonSource,
  start: number,
  offset: number,
): { before: string; after: string; lineStart: number; lineEnd: number } {
  const lineStart = Math.max(start, startOfLine(text, offset));
  const lineEnd = endOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  return { before, after: text.slice(offset, lineEnd), lineStart, lineEnd };
}

/** Whether an offset is in the brackets of an expression, or between a decorator and what it decorates. */
export function isInside({ tree }: PythonSource, offset: number): boolean {
  for (let at: SyntaxNode | null = tree.resolveInner(offset, -1); at; at = at.parent) {
    if (at.name === 'Script' || at.name === 'Body') return false;
    const isAround = at.from < offset && offset < at.to;
    if (!isAround) continue;
    if (at.name === 'DecoratedStatement' || /^[)\]}]$/.test(at.lastChild?.name ?? '')) return true;
  }
  return false;
}

/** What kind of statement at the top level ends at an offset. */
export function topLevelBefore(
  { tree }: PythonSource,
  offset: number,
): 'import' | 'definition' | 'other' {
  let node = tree.resolveInner(offset, -1);
  while (node.parent?.parent) node = node.parent;
  if (node.name === 'ImportStatement') return 'import';
  return DEFINITIONS.has(node.name) ? 'definition' : 'other';
}

/** Where the next statement may begin, below the one at an offset, and how far it is indented. */
export function statementEndAt(
  { text, tree }: PythonSource,
  offset: number,
): { readonly end: number; readonly margin: string } {
  const line = startOfLine(text, offset);
  let node = tree.resolveInner(line + (/^[ \t]*/.exec(text.slice(line))?.[0].length ?? 0), 1);
  while (node.parent && !BLOCKS.has(node.parent.name)) node = node.parent;
  const from = startOfLine(text, node.from);
  const margin = /^[ \t]*/.exec(text.slice(from))?.[0] ?? '';
  const body = node.getChild('Body');
  const isHeader = body !== null && offset <= body.from + 1;
  const last = text.slice(0, node.to).trimEnd().length; // a block's node ends where the next line begins
  if (!isHeader) return { end: endOfLine(text, Math.max(last, offset)), margin };
  const inside = /\n([ \t]+)\S/.exec(text.slice(body.from, body.to))?.[1] ?? `${margin}    `;
  return { end: endOfLine(text, body.from + 1), margin: inside };
}
