import type { SyntaxNode } from '@lezer/common';
import { readArguments, type Call } from './call.js';
import { children, lookUp } from './scopes.js';
import type { PythonSource } from './source.js';

/** A name in the code that was traced to an import. Offsets count UTF-16 units. */
export interface PythonSymbol {
  /** Qualified name, e.g. `torch.nn.functional.gelu`. */
  readonly name: string;
  /** Range of the identifier under the cursor. */
  readonly from: number;
  readonly to: number;
  /** The call whose callee this name is, if it is called. */
  readonly call?: Call;
}

/** Which qualified names matter; it decides between the candidates of several star imports. */
export type IsKnown = (qualifiedName: string) => boolean;

/** The symbol at an offset, or `undefined` where there is none that `isKnown`. Never throws. */
export function symbolAt(
  source: PythonSource,
  offset: number,
  isKnown: IsKnown,
): PythonSymbol | undefined {
  for (const side of [1, -1] as const) {
    const node = source.tree.resolveInner(offset, side);
    if (node.name !== 'VariableName' && node.name !== 'PropertyName') continue;
    const name = namesOf(source, node).find(isKnown);
    if (name === undefined) return undefined;
    const call = callOf(source, node, name);
    return { name, from: node.from, to: node.to, ...(call && { call }) };
  }
  return undefined;
}

/** All calls of known names, in the order of the text. */
export function callsIn(source: PythonSource, isKnown: IsKnown): Call[] {
  const found: Call[] = [];
  source.tree.iterate({
    enter(ref) {
      if (ref.name !== 'CallExpression') return;
      const callee = ref.node.firstChild;
      const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
      if (!end) return;
      const name = namesOf(source, end).find(isKnown);
      const call = name === undefined ? undefined : callOf(source, end, name);
      if (call) found.push(call);
    },
  });
  return found.sort((a, b) => a.from - b.from);
}

function namesOf(source: PythonSource, node: SyntaxNode): readonly string[] {
  const text = (at: SyntaxNode): string => source.text.slice(at.from, at.to);
  const parent = node.parent;
  if (parent?.name === 'ImportStatement') return importedNames(source, parent, node);
  if (parent?.name === 'Decorator') {
    const parts = children(parent).filter((part) => part.name === 'VariableName');
    const path = parts.slice(0, parts.findIndex((part) => part.from === node.from) + 1);
    return dotted(source, path[0], path.slice(1).map(text));
  }
  if (node.name === 'VariableName') {
    if (isKeyword(node)) return [];
    return dotted(source, node, []);
  }
  const path: string[] = [];
  let at: SyntaxNode | null = parent;
  while (at?.name === 'MemberExpression') {
    const [object, dot, property] = children(at);
    if (!object || dot?.name !== '.' || property?.name !== 'PropertyName') return [];
    path.unshift(text(property));
    at = object;
  }
  return at?.name === 'VariableName' ? dotted(source, at, path) : [];
}

function dotted(
  source: PythonSource,
  root: SyntaxNode | undefined,
  path: readonly string[],
): string[] {
  if (!root) return [];
  const roots = lookUp(source, root, source.text.slice(root.from, root.to));
  return roots.map((name) => [name, ...path].join('.'));
}

/** `from torch.nn import GELU as G`: both GELU and G mean torch.nn.GELU. */
function importedNames(
  source: PythonSource,
  statement: SyntaxNode,
  node: SyntaxNode,
): readonly string[] {
  const parts = children(statement);
  const split = parts.findIndex((part) => part.name === 'import');
  if (parts[0]?.name !== 'from' || split < 0 || node.from < (parts[split]?.from ?? 0)) return [];
  const next = node.nextSibling;
  const local = next?.name === 'as' ? next.nextSibling : node;
  return local ? dotted(source, local, []) : [];
}

function isKeyword(node: SyntaxNode): boolean {
  const inList = node.parent?.name === 'ArgList' || node.parent?.name === 'ParamList';
  return inList && node.nextSibling?.name === 'AssignOp';
}

function callOf(source: PythonSource, node: SyntaxNode, name: string): Call | undefined {
  const callee = node.parent?.name === 'MemberExpression' ? node.parent : node;
  const call = callee.parent;
  if (call?.name !== 'CallExpression' || call.firstChild?.from !== callee.from) return undefined;
  if (callee.lastChild && callee.lastChild.from !== node.from) return undefined;
  const list = call.getChild('ArgList');
  if (!list) return undefined;
  return {
    name,
    arguments: readArguments(source.text, list),
    from: call.from,
    to: call.to,
  };
}
