import type { SyntaxNode } from '@lezer/common';
import type { PythonSource } from './source.js';

/** One of the places that give a name its meaning in a scope. */
export type Definition =
  | { readonly kind: 'import'; readonly path: string }
  /** `name = value`; for `a, b = 1, 2` one item each. */
  | { readonly kind: 'value'; readonly value: SyntaxNode }
  | { readonly kind: 'other' };

interface Scope {
  readonly bindings: ReadonlyMap<string, readonly Definition[]>;
  /** Modules whose names `from … import *` brought in. */
  readonly stars: readonly string[];
  /** Names that `global` or `nonlocal` hand to an outer scope. */
  readonly outer: ReadonlySet<string>;
}

const SCOPE_NODES = new Set([
  'Script',
  'FunctionDefinition',
  'ClassDefinition',
  'LambdaExpression',
  'ComprehensionExpression',
  'ArrayComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
]);

const scopesOf = new WeakMap<PythonSource, Map<string, Scope>>();

/** What a name can mean at a place: the definitions of one scope, or the names of star imports. */
export interface Meaning {
  /** Empty where the name is bound nowhere. */
  readonly definitions: readonly Definition[];
  /** Dotted names, one a star import, where the name is bound nowhere. */
  readonly starred: readonly string[];
}

/** What `name` means at `node`, by Python's rule that the innermost scope that binds it wins. */
export function lookUp(source: PythonSource, node: SyntaxNode, name: string): Meaning {
  const stars: string[] = [];
  let innermost = true;
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (!SCOPE_NODES.has(at.name) || isOwnName(at, node)) continue;
    const scope = scopeOf(source, at);
    const visible = at.name !== 'ClassDefinition' || innermost;
    innermost = false;
    if (!visible || scope.outer.has(name)) continue;
    const definitions = scope.bindings.get(name);
    if (definitions) return { definitions, starred: [] };
    stars.push(...scope.stars);
  }
  return { definitions: [], starred: stars.map((module) => `${module}.${name}`) };
}

/** The dotted name that all of the definitions import, if they agree on one. */
export function importedPath(definitions: readonly Definition[]): string | undefined {
  const [path, ...others] = new Set(
    definitions.map((definition) => (definition.kind === 'import' ? definition.path : undefined)),
  );
  return others.length === 0 ? path : undefined;
}

/** Every import that is visible at `node`, innermost scope first: local name → dotted name. */
export function importsAt(source: PythonSource, node: SyntaxNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (!SCOPE_NODES.has(at.name)) continue;
    for (const [name, definitions] of scopeOf(source, at).bindings) {
      const path = importedPath(definitions);
      if (path === undefined || found.has(name)) continue;
      if (lookUp(source, node, name).definitions === definitions) found.set(name, path);
    }
  }
  return found;
}

/** Whether `name` means anything at all at `node`, imported or not. */
export function isBound(source: PythonSource, node: SyntaxNode, name: string): boolean {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (SCOPE_NODES.has(at.name) && scopeOf(source, at).bindings.has(name)) return true;
  }
  return false;
}

/** A decorator, a default and a base class are evaluated outside the scope that they introduce. */
function isOwnName(scope: SyntaxNode, node: SyntaxNode): boolean {
  if (scope.name !== 'FunctionDefinition' && scope.name !== 'ClassDefinition') return false;
  const body = scope.getChild('Body');
  return body !== null && node.from < body.from && node.from >= scope.from;
}

function scopeOf(source: PythonSource, node: SyntaxNode): Scope {
  let scopes = scopesOf.get(source);
  if (!scopes) scopesOf.set(source, (scopes = new Map<string, Scope>()));
  const key = `${node.name} ${node.from}`;
  let scope = scopes.get(key);
  if (!scope) scopes.set(key, (scope = collect(source.text, node)));
  return scope;
}

function collect(text: string, scopeNode: SyntaxNode): Scope {
  const bindings = new Map<string, Definition[]>();
  const stars: string[] = [];
  const outer = new Set<string>();
  const word = (node: SyntaxNode): string => text.slice(node.from, node.to);
  const bind = (name: string, definition: Definition = { kind: 'other' }): void => {
    const before = bindings.get(name);
    if (before) before.push(definition);
    else bindings.set(name, [definition]);
  };
  const bindTargets = (node: SyntaxNode): void => {
    if (node.name === 'VariableName') bind(word(node));
    else if (TARGET_GROUPS.has(node.name)) for (const child of children(node)) bindTargets(child);
  };

  const visit = (node: SyntaxNode): void => {
    switch (node.name) {
      case 'ImportStatement':
        readImport(node, word, bind, stars);
        return;
      case 'FunctionDefinition':
      case 'ClassDefinition': {
        const name = node.getChild('VariableName');
        if (name) bind(word(name));
        return;
      }
      case 'LambdaExpression':
        return;
      case 'ScopeStatement':
        for (const name of node.getChildren('VariableName')) outer.add(word(name));
        return;
      case 'AssignStatement':
        for (const [target, value] of assignments(node)) {
          if (target.name === 'VariableName' && value) bind(word(target), { kind: 'value', value });
          else bindTargets(target);
        }
        break;
      case 'UpdateStatement':
        children(node).slice(0, 1).forEach(bindTargets);
        break;
      case 'ForStatement':
        between(node, 'for', 'in').forEach(bindTargets);
        break;
      case 'WithStatement':
      case 'TryStatement':
      case 'AsPattern':
        afterEach(node, 'as').forEach(bindTargets);
        break;
      case 'NamedExpression':
      case 'TypeDefinition':
        node.getChildren('VariableName').slice(0, 1).forEach(bindTargets);
        break;
      case 'CapturePattern':
      case 'DeleteStatement':
        children(node).forEach(bindTargets);
        break;
    }
    for (const child of children(node)) visit(child);
  };

  if (scopeNode.name.endsWith('ComprehensionExpression')) {
    between(scopeNode, 'for', 'in').forEach(bindTargets);
  } else {
    const params = scopeNode.getChild('ParamList');
    if (params) parameterNames(params).forEach(bindTargets);
    const body = scopeNode.name === 'Script' ? scopeNode : scopeNode.getChild('Body');
    if (body) for (const child of children(body)) visit(child);
  }
  return { bindings, stars, outer };
}

const TARGET_GROUPS = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']);

function readImport(
  node: SyntaxNode,
  word: (node: SyntaxNode) => string,
  bind: (name: string, definition?: Definition) => void,
  stars: string[],
): void {
  const parts = children(node);
  const isFrom = parts[0]?.name === 'from';
  const split = parts.findIndex((part) => part.name === 'import');
  if (split < 0) return;
  const module = isFrom ? parts.slice(1, split).map(word).join('') : '';
  for (const item of splitAtCommas(parts.slice(split + 1))) {
    const as = item.findIndex((part) => part.name === 'as');
    const dotted = (as < 0 ? item : item.slice(0, as)).map(word).join('');
    const alias = as < 0 ? undefined : item[as + 1];
    if (dotted === '') continue;
    if (isFrom && module.startsWith('.')) {
      bind(alias ? word(alias) : dotted);
    } else if (dotted === '*') {
      stars.push(module);
    } else if (isFrom) {
      bind(alias ? word(alias) : dotted, { kind: 'import', path: `${module}.${dotted}` });
    } else if (alias) {
      bind(word(alias), { kind: 'import', path: dotted });
    } else {
      const root = dotted.split('.')[0] ?? dotted;
      bind(root, { kind: 'import', path: root });
    }
  }
}

function splitAtCommas(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const items: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === ',') items.push([]);
    else if (part.name !== '(' && part.name !== ')' && !part.type.isError) items.at(-1)?.push(part);
  }
  return items;
}

/** The targets of `a = b = value` with what each is given, where the text shows it. */
function assignments(node: SyntaxNode): [target: SyntaxNode, value: SyntaxNode | undefined][] {
  const sides: SyntaxNode[][] = [[]];
  for (const part of children(node)) {
    if (part.name === 'AssignOp') sides.push([]);
    else if (part.name !== 'TypeDef' && part.name !== 'Comment') sides.at(-1)?.push(part);
  }
  const right = sides.length > 1 ? (sides.pop() ?? []) : [];
  return sides.flatMap((left): [SyntaxNode, SyntaxNode | undefined][] => {
    const [target] = left;
    const isGroup = left.length > 1 || (target !== undefined && TARGET_GROUPS.has(target.name));
    if (target && !isGroup) return [[target, right.length === 1 ? right[0] : undefined]];
    const targets = itemsOf(left);
    const values = itemsOf(right);
    const spread = [...targets, ...values].some(({ name }) => name === '*');
    const pairwise = targets.length === values.length && !spread;
    return targets.map((one, i) => [one, pairwise ? values[i] : undefined]);
  });
}

/** `a, b`, `(a, b)` and `[a, b]` as a and b. */
function itemsOf(side: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const [only] = side;
  const isGroup = side.length === 1 && only !== undefined && TARGET_GROUPS.has(only.name);
  return (isGroup ? children(only) : side).filter(({ name }) => !BRACKETS.has(name));
}

const BRACKETS = new Set(['(', ')', '[', ']', ',', 'Comment']);

function parameterNames(params: SyntaxNode): SyntaxNode[] {
  const parts = children(params);
  return parts.filter(
    (part, i) => part.name === 'VariableName' && parts[i - 1]?.name !== 'AssignOp',
  );
}

function between(node: SyntaxNode, open: string, close: string): SyntaxNode[] {
  let inside = false;
  return children(node).filter((child) => {
    if (child.name === open) inside = true;
    else if (child.name === close) inside = false;
    return inside;
  });
}

function afterEach(node: SyntaxNode, keyword: string): SyntaxNode[] {
  const parts = children(node);
  return parts.filter((_, i) => parts[i - 1]?.name === keyword);
}

/** The direct children of a node, tokens included. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
