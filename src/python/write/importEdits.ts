import { children, commaParts } from '../syntax/children.js';
import { endOfLine, startOfLine } from '../syntax/lines.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { Edit, PythonSource } from '../syntax/source.js';
import { STANDARD_LIBRARY } from './standardLibrary.js';

/** Where imports may be added. Offsets count UTF-16 units of the source. */
export interface ImportPlace {
  /** Where the document starts: in a notebook, below the cells above. */
  readonly start?: number;
  /** Where the names are used, which the imports must be above. */
  readonly before?: number;
}

/** Longer lines are broken. */
const LINE = 88;

interface Wanted {
  /** `import torch` or `from torch`. */
  readonly module: string;
  /** What `from torch` imports, e.g. `nn`, `Tensor as T`; empty for `import torch`. */
  readonly names: readonly string[];
}

/**
 * Adds import statements as the file writes its own: a name from a module that is imported from already
 * joins that statement; the others go beside those of their group (`__future__`, the standard library,
 * packages, relative ones), in the order that isort uses, or below the docstring where there are none.
 * What the file imports already is not looked at.
 *
 * @param statements `import a.b as c` or `from a import b as c`, one name each.
 * @returns edits at different places, in the order of the text.
 */
export function importEdits(
  source: PythonSource,
  statements: Iterable<string>,
  { start = 0, before = source.text.length }: ImportPlace = {},
): Edit[] {
  const wantedModules = byModule(statements);
  if (wantedModules.length === 0) return [];
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const { head, all } = importsOf(source, start, before);
  const edits: Edit[] = [];
  const lines: Wanted[] = [];
  for (const wanted of wantedModules) {
    const joined = all
      .filter((node) => moduleOf(textOf(source, node)) === wanted.module)
      .map((node) => joinEdit(source, node, wanted.names))
      .find((edit) => edit !== undefined);
    if (joined) edits.push(joined);
    else lines.push(wanted);
  }
  const sorted = lines.sort((a, b) => compare(a.module, b.module));
  if (head.length > 0) edits.push(...lineEdits(source, head, sorted, before));
  else if (sorted.length > 0) edits.push(firstImports(source, sorted, start, before));
  return merged(edits).map((edit) => ({
    ...edit,
    insert: edit.insert.replaceAll('\n', newline),
  }));
}

/** Those at one place as one, in the order of the text. */
function merged(edits: readonly Edit[]): Edit[] {
  const byPlace = new Map<number, Edit>();
  for (const edit of edits) {
    const before = byPlace.get(edit.from)?.insert ?? '';
    byPlace.set(edit.from, { ...edit, insert: before + edit.insert });
  }
  return [...byPlace.values()].sort((a, b) => a.from - b.from);
}

function textOf({ text }: PythonSource, node: SyntaxNode): string {
  return text.slice(node.from, node.to);
}

/** The imports at the top of the document, and all that are neither in a block nor below `before`. */
function importsOf(
  { tree }: PythonSource,
  start: number,
  before: number,
): { head: SyntaxNode[]; all: SyntaxNode[] } {
  const statements = children(tree.topNode)
    .flatMap((node) => (node.name === 'StatementGroup' ? children(node) : [node]))
    .filter(
      ({ name, from, to }) => name !== 'Comment' && name !== ';' && from >= start && to <= before,
    );
  const [first] = statements;
  const rest = first && isDocstring(first) ? statements.slice(1) : statements;
  const end = rest.findIndex(({ name }) => name !== 'ImportStatement');
  return {
    head: end < 0 ? rest : rest.slice(0, end),
    all: rest.filter(({ name }) => name === 'ImportStatement'),
  };
}

function isDocstring(node: SyntaxNode): boolean {
  return node.name === 'ExpressionStatement' && node.firstChild?.name === 'String';
}

/** The statements by what they import from, each name once. */
function byModule(statements: Iterable<string>): Wanted[] {
  const names = new Map<string, string[]>();
  for (const statement of new Set(statements)) {
    const [, from, name = ''] = /^(from \S+) import (.+)$/.exec(statement) ?? [];
    const module = from ?? statement;
    names.set(module, [...(names.get(module) ?? []), ...(from === undefined ? [] : [name])]);
  }
  return [...names].map(([module, all]) => ({ module, names: all.sort(byMember) }));
}

/** `import a.b`, or `from a` of `from a import b`. */
function moduleOf(statement: string): string {
  const [, from] = /^(from\s+\S+)\s+import\b/.exec(statement) ?? [];
  return (from ?? statement).replace(/\s+/g, ' ').trim();
}

/** Adds names to `from a import b`; `undefined` where that would break a comment or a long line. */
function joinEdit(
  { text }: PythonSource,
  node: SyntaxNode,
  names: readonly string[],
): Edit | undefined {
  const written = text.slice(node.from, node.to);
  const list = commaParts(children(node).slice(children(node).findIndex(isImport) + 1));
  const items = list.filter((parts) => parts.length > 0);
  const isPlain = !/[#\\*]/.test(written) && !written.includes('__future__');
  const isClosed = !written.includes('(') || written.endsWith(')');
  const width = startOfLine(text, node.from);
  const length = node.to - width + names.join(', ').length + 2;
  if (names.length === 0 || !isPlain || !isClosed || items.length === 0) return undefined;
  if (!written.includes('\n') && length > LINE) return undefined;
  const [added = ''] = names;
  const last = items.filter(([part]) => part && byMember(nameOf(text, part), added) <= 0).at(-1);
  const gap = /\((\s*\n\s*)/.exec(written)?.[1] ?? ' ';
  const [first] = items[0] ?? [];
  const end = last?.at(-1)?.to;
  if (end !== undefined) {
    return { from: end, to: end, insert: names.map((name) => `,${gap}${name}`).join('') };
  }
  if (!first) return undefined;
  const insert = names.map((name) => `${name},${gap}`).join('');
  return { from: first.from, to: first.from, insert };
}

function isImport(node: SyntaxNode): boolean {
  return node.name === 'import';
}

function nameOf(text: string, node: SyntaxNode): string {
  return text.slice(node.from, node.to);
}

/** The new lines beside the imports that there are. */
function lineEdits(
  source: PythonSource,
  head: readonly SyntaxNode[],
  lines: readonly Wanted[],
  before: number,
): Edit[] {
  const { text } = source;
  const isSpaced = separatesGroups(source, head);
  const modules = head.map((node) => moduleOf(textOf(source, node)));
  const blocks = new Map<string, Wanted[]>();
  for (const line of lines) {
    const i = modules.findLastIndex((module) => compare(module, line.module) <= 0);
    const key = `${i} ${groupOf(line.module)}`;
    blocks.set(key, [...(blocks.get(key) ?? []), line]);
  }
  return [...blocks].map(([key, block]): Edit => {
    const [i = -1, group] = key.split(' ').map(Number);
    const [above, next] = [head[i], head[i + 1]];
    const isBesideAbove = above !== undefined && groupOf(modules[i] ?? '') === group;
    const isBesideNext = next !== undefined && groupOf(modules[i + 1] ?? '') === group;
    const written = block.map(writeStatement).join('\n');
    if (next && (!above || (isBesideNext && !isBesideAbove))) {
      const at = startOfLine(text, next.from);
      return { from: at, to: at, insert: `${written}\n${isBesideNext || !isSpaced ? '' : '\n'}` };
    }
    const at = Math.min(endOfLine(text, above?.to ?? 0), before);
    return { from: at, to: at, insert: `\n${isBesideAbove || !isSpaced ? '' : '\n'}${written}` };
  });
}

/** Whether blank lines separate groups; they do where there is one group. */
function separatesGroups(source: PythonSource, head: readonly SyntaxNode[]): boolean {
  return head.every((node, i) => {
    const next = head[i + 1];
    if (!next) return true;
    const groups = [node, next].map((one) => groupOf(moduleOf(textOf(source, one))));
    return groups[0] === groups[1] || /\n\s*\n/.test(source.text.slice(node.to, next.from));
  });
}

/** The first imports of a document: below its docstring, or the comments at its very top. */
function firstImports(
  { text, tree }: PythonSource,
  lines: readonly Wanted[],
  start: number,
  before: number,
): Edit {
  const block = writeLines(lines);
  const [first] = children(tree.topNode).filter(
    ({ name, from }) => name !== 'Comment' && from >= start,
  );
  if (first && isDocstring(first) && first.to <= before) {
    const at = endOfLine(text, first.to);
    const isFollowed = /^\r?\n[^\S\r\n]*\S/.test(text.slice(at));
    return { from: at, to: at, insert: `\n\n${block}${isFollowed ? '\n' : ''}` };
  }
  const [comments = ''] = /^(?:[^\S\n]*#[^\n]*(?:\n|$))*/.exec(text.slice(start)) ?? [];
  const below = text.slice(start + comments.length);
  const isHeader = /^\s*$|^\s*\n/.test(below) || /^#(!|%|.*coding[:=])/.test(comments);
  const blank = isHeader ? (/^\s*(?=\n|$)\n?/.exec(below)?.[0].length ?? 0) : 0;
  const top = start + (isHeader ? comments.length + blank : 0);
  const at = Math.min(Math.max(top, start), startOfLine(text, before));
  const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  const gap = /^\r?\n/.test(text.slice(at)) ? '' : '\n';
  return { from: at, to: at, insert: `${lead}${block}\n${gap}` };
}

/** A blank line between groups. */
function writeLines(lines: readonly Wanted[]): string {
  return lines
    .map((line, i) => {
      const above = lines[i - 1];
      const isNewGroup = above && groupOf(above.module) !== groupOf(line.module);
      return (isNewGroup ? '\n' : '') + writeStatement(line);
    })
    .join('\n');
}

function writeStatement({ module, names }: Wanted): string {
  if (names.length === 0) return module;
  const line = `${module} import ${names.join(', ')}`;
  if (line.length <= LINE) return line;
  return [`${module} import (`, ...names.map((name) => `    ${name},`), ')'].join('\n');
}

function groupOf(module: string): number {
  const [, path = ''] = /^(?:from|import) (\S+)/.exec(module) ?? [];
  const [root = ''] = path.split('.');
  if (root === '__future__') return 0;
  if (path.startsWith('.')) return 3;
  return STANDARD_LIBRARY.has(root) ? 1 : 2;
}

/** The order of statements: by group, `import a` before `from a`, then by name. */
function compare(a: string, b: string): number {
  const isFrom = (module: string): number => Number(module.startsWith('from '));
  return groupOf(a) - groupOf(b) || isFrom(a) - isFrom(b) || (a < b ? -1 : Number(a > b));
}

/** The order of names in one statement: constants, classes, then the rest. */
function byMember(a: string, b: string): number {
  const rank = (name: string): number =>
    /^[A-Z][A-Z\d_]+\b/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : Number(a > b));
}
