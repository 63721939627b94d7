import {
  COMPREHENSIONS,
  SCOPES,
  functionAround,
  type NodeName,
  type SyntaxNode,
} from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import {
  collectDefinitions,
  type Definition,
  type Definitions,
  type DefinitionsByName,
} from './definitions.js';
import { scriptScope } from './scriptScope.js';

const SCOPE_NODES = new Set<NodeName>(['Script', ...SCOPES, ...COMPREHENSIONS]);

/** What a name can mean at a place: the definitions of one scope, or the names of star imports. */
export interface Found {
  /** Empty where the name is bound nowhere. */
  readonly definitions: readonly Definition[];
  /** The modules of the star imports that may bring the name in, where it is bound nowhere. */
  readonly stars: readonly string[];
}

const UNKNOWN: Found = { definitions: [{ kind: 'other', isFallback: false, at: 0 }], stars: [] };

/** Code that is deeper inside other code is not looked at. */
const DEEPEST = 600;

/** What `name` means at `node`, by Python's rule that the innermost scope that binds it wins. */
export function lookUp(source: PythonSource, node: SyntaxNode, name: string): Found {
  const stars: string[] = [];
  let isInnermost = true;
  let isGlobal = false;
  let depth = 0;
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (depth++ > DEEPEST) return UNKNOWN;
    if (!opensScope(at) || isHeader(at, node) || (isGlobal && at.name !== 'Script')) continue;
    const scope = scopeOf(source, at);
    const isVisible = at.name !== 'ClassDefinition' || isInnermost;
    isInnermost = false;
    if (!isVisible || scope.nonlocals.has(name)) continue;
    if (scope.globals.has(name)) {
      isGlobal = true;
      continue;
    }
    const definitions = scope.byName.get(name);
    if (definitions) return { definitions, stars: [] };
    stars.push(...scope.stars);
  }
  return { definitions: [], stars };
}

/** What the scope that a node opens binds a name to, without the scopes around it. */
export function definitionsIn(
  source: PythonSource,
  scope: SyntaxNode,
  name: string,
): readonly Definition[] {
  return scopeOf(source, scope).byName.get(name) ?? [];
}

/** Every import that is visible at `node`, innermost scope first: local name → dotted name. */
export function importsAt(source: PythonSource, node: SyntaxNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (!opensScope(at)) continue;
    for (const [name, definitions] of scopeOf(source, at).byName) {
      if (found.has(name) || !definitions.some(({ kind }) => kind === 'import')) continue;
      const path = importedPath(definitions);
      if (path === undefined) continue;
      if (lookUp(source, node, name).definitions === definitions) found.set(name, path);
    }
  }
  return found;
}

/** A name that can be used at a place. */
export interface Visible {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** Whether the scope that binds it is the one that the place is in. */
  readonly isInnermost: boolean;
}

/** Every name that is bound at `node`, innermost scope first, in each the latest first. */
export function visibleAt(source: PythonSource, node: SyntaxNode): Visible[] {
  const found = new Map<string, Visible>();
  let isInnermost = true;
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (!opensScope(at) || isHeader(at, node)) continue;
    for (const [name, definitions] of [...scopeOf(source, at).byName].reverse()) {
      const isHidden = at.name === 'ClassDefinition' && !isInnermost;
      if (!isHidden && !found.has(name)) found.set(name, { name, definitions, isInnermost });
    }
    isInnermost = false;
  }
  return [...found.values()];
}

/** Whether `name` means anything at all at `node`, imported or not. */
export function isBound(source: PythonSource, node: SyntaxNode, name: string): boolean {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (opensScope(at) && scopeOf(source, at).byName.has(name)) return true;
  }
  return false;
}

/** The dotted name that the definitions import, if they agree on one; those of `except` stand in for it. */
function importedPath(all: readonly Definition[]): string | undefined {
  const first = all.filter(({ isFallback }) => !isFallback);
  const [path, ...others] = new Set(
    (first.length > 0 ? first : all).map((definition) =>
      definition.kind === 'import' ? definition.path : undefined,
    ),
  );
  return others.length === 0 ? path : undefined;
}

function opensScope(node: SyntaxNode): boolean {
  return SCOPE_NODES.has(node.name) || (node.name === 'ArgList' && node.getChild('for') !== null);
}

/** Decorators, defaults, annotations and base classes are evaluated outside the scope they introduce. */
function isHeader(scope: SyntaxNode, node: SyntaxNode): boolean {
  const isLambda = scope.name === 'LambdaExpression';
  if (!isLambda && scope.name !== 'FunctionDefinition' && scope.name !== 'ClassDefinition')
    return false;
  const end = isLambda ? scope.getChild('ParamList')?.to : scope.getChild('Body')?.from;
  if (end === undefined || node.from >= end) return false;
  const isParameter = node.parent?.name === 'ParamList' && node.prevSibling?.name !== 'AssignOp';
  return !(isParameter && node.parent.parent?.from === scope.from);
}

const newScopes = () => new Map<number, Definitions>();
/** More than there are types of nodes. */
const TYPES = 1024;

function scopeOf(source: PythonSource, node: SyntaxNode): Definitions {
  const scopes = source.remember(newScopes);
  const key = node.from * TYPES + node.type.id;
  let scope = scopes.get(key);
  if (!scope) {
    const own =
      node.name === 'Script' ? scriptScope(source) : collectDefinitions(source.text, node);
    scopes.set(key, own);
    scope = withOuter(source, node, own);
    scopes.set(key, scope);
  }
  return scope;
}

/** Adds what the functions inside bind in this scope by `global` and `nonlocal`. */
function withOuter(source: PythonSource, scope: SyntaxNode, own: Definitions): Definitions {
  if (scope.name !== 'Script' && scope.name !== 'FunctionDefinition') return own;
  const added = new Map<string, readonly Definition[]>();
  for (const statement of source.remember(scopeStatements)) {
    const kind = statement.firstChild?.name;
    const fits = scope.name === 'Script' ? kind === 'global' : kind === 'nonlocal';
    const inside = functionAround(statement);
    const isInside =
      inside && inside.to <= scope.to && (scope.name === 'Script' || inside.from > scope.from);
    if (!fits || !isInside) continue;
    const inner = collectDefinitions(source.text, inside);
    for (const name of statement.getChildren('VariableName')) {
      const word = source.text.slice(name.from, name.to);
      const before = added.get(word) ?? own.byName.get(word);
      if (!before && kind === 'nonlocal') continue;
      added.set(word, [...(before ?? []), ...(inner.byName.get(word) ?? [])]);
    }
  }
  return added.size === 0 ? own : { ...own, byName: withAdded(own.byName, added) };
}

function withAdded(
  own: DefinitionsByName,
  added: ReadonlyMap<string, readonly Definition[]>,
): DefinitionsByName {
  return {
    get: (name) => added.get(name) ?? own.get(name),
    has: (name) => added.has(name) || own.has(name),
    [Symbol.iterator]: () => new Map([...own, ...added])[Symbol.iterator](),
  };
}

/** All `global` and `nonlocal` statements. */
function scopeStatements({ text, tree }: PythonSource): readonly SyntaxNode[] {
  return [...text.matchAll(/\b(?:global|nonlocal)\b/g)].flatMap(({ index }) => {
    const statement = tree.resolveInner(index, 1).parent;
    return statement?.name === 'ScopeStatement' ? [statement] : [];
  });
}
