import type { SyntaxNode } from '@lezer/common';
import { children, importedPath, lookUp } from './scopes.js';
import type { PythonSource } from './source.js';

/** Which qualified names matter; it decides between the candidates of several star imports. */
export type IsKnown = (qualifiedName: string) => boolean;

/**
 * The dotted names that an identifier can stand for: one if it was imported, one for each star import
 * or `builtins` if it is bound nowhere, none if it is anything else.
 */
export function namesOf(source: PythonSource, node: SyntaxNode): readonly string[] {
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
  const name = source.text.slice(root.from, root.to);
  const { definitions, starred } = lookUp(source, root, name);
  const imported = importedPath(definitions);
  const isBound = definitions.length > 0;
  const roots =
    imported === undefined ? (isBound ? [] : [...starred, `builtins.${name}`]) : [imported];
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
