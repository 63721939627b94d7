import type { SyntaxNode } from '@lezer/common';
import { PythonSource } from '../../src/python/index.js';
import { children } from '../../src/python/children.js';
import { importsAt, isBound, lookUp } from '../../src/python/scopes.js';

/** A name that an import statement brings in, e.g. `torch.nn.functional` as `F`. */
export interface ImportedName {
  /** Qualified name of the module or of its member. */
  readonly name: string;
  /** What the code calls it; `torch` for `import torch.utils.data`. */
  readonly local: string;
  /** The statement that imports this name alone. */
  readonly statement: string;
}

/** The imports at the top of a file, in the groups that blank lines make. */
export type ImportGroups = readonly (readonly ImportedName[])[];

/** Where a snippet may stand: at the top level, where a statement may, or within an expression too. */
export type Kind = 'module' | 'statement' | 'expression';

/** Reads `import a.b as c` and `from a import b as c, d`, one a line or in parentheses. */
export function readImports(text: string): ImportGroups {
  const source = PythonSource.parse(text);
  const groups: ImportedName[][] = [[]];
  let end = 0;
  for (const node of children(source.tree.topNode)) {
    if (node.name !== 'ImportStatement') continue;
    if (/\n\s*\n/.test(text.slice(end, node.from))) groups.push([]);
    groups.at(-1)!.push(...importedNames(text.slice(node.from, node.to)));
    end = node.to;
  }
  return groups.filter((group) => group.length > 0);
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

/** Writes imports as statements, those from one module together, a blank line between groups. */
export function writeImports(groups: ImportGroups): string {
  const blocks = groups.map((group) => {
    const byModule = new Map<string, string[]>();
    for (const { statement } of group) {
      const [module = '', name] = statement.split(/ (?=import )/);
      byModule.set(name === undefined ? statement : module, [
        ...(byModule.get(module) ?? []),
        ...(name === undefined ? [] : [name.replace('import ', '')]),
      ]);
    }
    return [...byModule].flatMap(([from, list]) => {
      if (list.length === 0) return [from];
      const line = `${from} import ${list.join(', ')}`;
      if (line.length <= 88) return [line];
      return [`${from} import (`, ...list.map((name) => `    ${name},`), ')'];
    });
  });
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

/** The names that the code reads and neither binds nor has from Python itself. */
export function freeNames(code: string): Set<string> {
  const source = PythonSource.parse(code);
  const free = new Set<string>();
  for (const node of namesReadIn(source)) {
    const name = code.slice(node.from, node.to);
    if (!BUILTINS.has(name) && !isBound(source, node, name)) free.add(name);
  }
  return free;
}

/** The qualified names of libraries that the code uses, sorted. The text has the imports, too. */
export function symbolsIn(text: string): string[] {
  const source = PythonSource.parse(text);
  const found = new Set<string>();
  for (const node of namesReadIn(source)) {
    const path = pathFrom(text, node);
    const name = text.slice(node.from, node.to);
    const imported = importsAt(source, node).get(name);
    const { starred } = lookUp(source, node, name);
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
export function kindOf(code: string): Kind {
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
