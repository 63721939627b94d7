import type { SyntaxNode } from '../../src/python/syntax/nodes.js';
import { PythonSource } from '../../src/python/index.js';
import { children } from '../../src/python/syntax/children.js';
import { definitionsIn, importsAt, isBound, lookUp } from '../../src/python/scopes/scopes.js';
import type { Snippet, SnippetImport } from '../../src/snippets/index.js';

/** A name that an import statement brings in, e.g. `torch.nn.functional` as `F`. */
export type ImportedName = Omit<SnippetImport, 'at'>;

/** Reads `import a.b as c` and `from a import b as c, d`, one a line or in parentheses. */
export function readImports(text: string): ImportedName[] {
  return children(PythonSource.parse(text).tree.topNode)
    .filter(({ name }) => name === 'ImportStatement')
    .flatMap(({ from, to }) => importedNames(text.slice(from, to)));
}

function importedNames(statement: string): ImportedName[] {
  const [, module, list = ''] =
    /^(?:from\s+(\S+)\s+)?import\s+\(?([^()]*)\)?$/.exec(statement) ?? [];
  const items = list.split(',').filter((item) => item.trim() !== '');
  return items.map((item) => {
    const [what = '', alias] = item.trim().split(/\s+as\s+/);
    const as = alias === undefined ? '' : ` as ${alias}`;
    return module === undefined
      ? {
          name: what,
          local: alias ?? what.split('.')[0] ?? what,
          statement: `import ${what}${as}`,
        }
      : {
          name: `${module}.${what}`,
          local: alias ?? what,
          statement: `from ${module} import ${what}${as}`,
        };
  });
}

/** Where the code reads names that it neither binds nor has from Python itself: name → offsets. */
export function freeNames(code: string): Map<string, number[]> {
  const source = PythonSource.parse(code);
  const free = new Map<string, number[]>();
  for (const node of namesReadIn(source)) {
    const name = code.slice(node.from, node.to);
    if (BUILTINS.has(name) || isBound(source, node, name)) continue;
    free.set(name, [...(free.get(name) ?? []), node.from]);
  }
  return free;
}

/** The names that the code binds itself, in whatever scope. */
export function ownNames(code: string): Set<string> {
  const source = PythonSource.parse(code);
  const bound = namesReadIn(source).map((node) => ({
    node,
    name: code.slice(node.from, node.to),
  }));
  return new Set(
    bound.filter(({ node, name }) => isBound(source, node, name)).map(({ name }) => name),
  );
}

/** The names that the code binds in the scope that it is put into, and everywhere it means them. */
export function namesSetBy(code: string): { readonly name: string; readonly at: number[] }[] {
  const source = PythonSource.parse(code);
  const top = source.tree.topNode;
  const free = freeNames(code);
  const found = new Map<string, number[]>();
  for (const node of namesReadIn(source)) {
    const name = code.slice(node.from, node.to);
    const definitions = definitionsIn(source, top, name);
    if (definitions.length === 0 || free.has(name)) continue;
    if (lookUp(source, node, name).definitions !== definitions) continue;
    found.set(name, [...(found.get(name) ?? []), node.from]);
  }
  return [...found].map(([name, at]) => ({ name, at }));
}

/** The names of the user's that the code gives another value, as in `model = model.eval()`. */
export function namesReadFirst(code: string): Set<string> {
  const source = PythonSource.parse(code);
  const top = source.tree.topNode;
  const found = new Set<string>();
  for (const node of namesReadIn(source)) {
    const name = code.slice(node.from, node.to);
    const definitions = definitionsIn(source, top, name);
    const [first] = definitions;
    if (!first || isRunLater(node)) continue;
    if (lookUp(source, node, name).definitions !== definitions) continue;
    if (definitions.some(({ at, kind }) => at === node.from && kind !== 'updated')) continue;
    const own = statementAround(node);
    if (first.at > node.from || (first.at >= own.from && first.at < node.from)) found.add(name);
  }
  return found;
}

function isRunLater(node: SyntaxNode): boolean {
  const isScope = /^(FunctionDefinition|ClassDefinition|LambdaExpression)$/;
  for (let at = node.parent; at; at = at.parent) if (isScope.test(at.name)) return true;
  return false;
}

/** The statement that a name is in, without those that hold others. */
function statementAround(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent && !/^(Body|Script|(For|While|With|If|Try)Statement)$/.test(at.parent.name))
    at = at.parent;
  return at;
}

/** The statements of those places, each with the ones around it that hold no other. */
export function statementsAt(code: string, places: readonly number[]): SyntaxNode[] {
  const source = PythonSource.parse(code);
  const found = new Map<number, SyntaxNode>();
  for (const place of places) {
    let statement = statementAround(source.tree.resolveInner(place, 1));
    for (let body = statement.parent; body?.name === 'Body'; body = statement.parent) {
      const isAlone = children(body).filter(({ name }) => name !== ':').length === 1;
      if (!isAlone || !body.parent || body.parent.name.endsWith('Definition')) break;
      statement = body.parent;
    }
    found.set(statement.from, statement);
  }
  return [...found.values()];
}

/** The qualified names of libraries that the code uses, sorted. The text has the imports, too. */
export function symbolsIn(text: string): string[] {
  const source = PythonSource.parse(text);
  const found = new Set<string>();
  for (const node of namesReadIn(source)) {
    const path = pathFrom(text, node);
    const name = text.slice(node.from, node.to);
    const imported = importsAt(source, node).get(name);
    const { stars } = lookUp(source, node, name);
    const starred = stars.map((module) => `${module}.${name}`);
    for (const root of imported === undefined ? starred : [imported])
      if (/^(torch|sklearn|torchmetrics|umap)\b/.test(root)) found.add([root, ...path].join('.'));
  }
  return [...found].filter((name) => name.includes('.')).sort();
}

/** Every name that stands by itself or before the first dot; none of imports and keywords. */
function namesReadIn(source: PythonSource): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  source.tree.iterate({
    enter({ node }) {
      if (node.name === 'ImportStatement') return false;
      const isKeyword = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
      const isAttribute = node.parent?.name === 'Decorator' && node.prevSibling?.name === '.';
      if (node.name === 'VariableName' && !isKeyword && !isAttribute) found.push(node);
      return;
    },
  });
  return found;
}

/** `['nn', 'GELU']` for the `torch` of `torch.nn.GELU`; in a decorator the names lie side by side. */
function pathFrom(text: string, root: SyntaxNode): string[] {
  const word = (node: SyntaxNode): string => text.slice(node.from, node.to);
  if (root.parent?.name === 'Decorator') {
    const names = children(root.parent).filter(({ name }) => name === 'VariableName');
    return names[0]?.from === root.from ? names.slice(1).map(word) : [];
  }
  const path: string[] = [];
  let at = root;
  while (at.parent?.name === 'MemberExpression' && at.parent.from === root.from) {
    const property = at.parent.lastChild;
    if (property?.name !== 'PropertyName') break;
    path.push(word(property));
    at = at.parent;
  }
  return path;
}

/** Definitions belong to a module's top level; what only makes an object may stand inside an expression. */
export function kindOf(code: string): Snippet['kind'] {
  const statements = children(PythonSource.parse(code).tree.topNode).filter(
    ({ name }) => name !== 'Comment',
  );
  const [first, ...rest] = statements;
  const isAlone = first?.name === 'ExpressionStatement' && rest.length === 0;
  if (isAlone && /^(\w+\.)*[A-Z]\w*\(/.test(code.slice(first.from))) return 'expression';
  const isDefinition = /^(Function|Class)Definition$|^DecoratedStatement$/;
  const isTop = (node: SyntaxNode): boolean =>
    isDefinition.test(node.name) || code.slice(node.from).startsWith('if __name__');
  return statements.length === 0 || statements.some(isTop) ? 'module' : 'statement';
}

const BUILTINS = new Set(
  `ArithmeticError AssertionError AttributeError BaseException Ellipsis Exception FileExistsError
  FileNotFoundError FloatingPointError IndexError KeyError KeyboardInterrupt NotImplementedError
  OSError RuntimeError StopIteration TypeError UserWarning ValueError __file__ __name__ abs all any
  bool bytes callable dict enumerate filter float format frozenset getattr hasattr hash id int
  isinstance issubclass iter len list map max min next object open ord chr pow print property range
  repr reversed round set setattr slice sorted staticmethod classmethod str sum super tuple type vars
  zip`.split(/\s+/),
);
