import { children, commaParts } from './children.js';
import type { SyntaxNode } from './nodes.js';

/** One name that an import statement binds, or a star. */
export interface Imported {
  /** The name that it binds; `*` for a star. */
  readonly local: string;
  /** What it stands for, dotted; `undefined` for a relative import. For a star, the module. */
  readonly path: string | undefined;
  /** The module that is named, with the dots of a relative import: `..blocks`. */
  readonly module: string;
  /** What is taken from the module; `undefined` if the name stands for the module itself. */
  readonly member?: string;
}

/** What `import a.b`, `import a as b` and `from a import (b as c, *)` bind. */
export function importedBy(text: string, statement: SyntaxNode): Imported[] {
  const word = (node: SyntaxNode): string => text.slice(node.from, node.to);
  const { module, items } = split(statement, word);
  const isRelative = module?.startsWith('.') ?? false;
  return items.flatMap((item): Imported[] => {
    const as = item.findIndex((part) => part.name === 'as');
    const dotted = (as < 0 ? item : item.slice(0, as)).map(word).join('');
    const alias = as < 0 ? undefined : item[as + 1];
    if (dotted === '') return [];
    if (module !== undefined) {
      const path = dotted === '*' ? module : `${module}.${dotted}`;
      const local = alias ? word(alias) : dotted;
      return [{ local, path: isRelative ? undefined : path, module, member: dotted }];
    }
    if (alias) return [{ local: word(alias), path: dotted, module: dotted }];
    const root = dotted.slice(0, (dotted + '.').indexOf('.'));
    return [{ local: root, path: root, module: root }];
  });
}

/** What an identifier inside an import statement stands for: `nn` in `import torch.nn` is torch.nn. */
export function importAt(
  text: string,
  statement: SyntaxNode,
  node: SyntaxNode,
): Omit<Imported, 'local'> | undefined {
  const word = (part: SyntaxNode): string => text.slice(part.from, part.to);
  const { module, moduleParts, items } = split(statement, word);
  const upTo = (parts: readonly SyntaxNode[]): string =>
    parts
      .filter((part) => part.from <= node.from)
      .map(word)
      .join('');
  const isRelative = module?.startsWith('.') ?? false;
  if (moduleParts.some((part) => part.from === node.from)) {
    const path = upTo(moduleParts);
    return { path: isRelative ? undefined : path, module: path };
  }
  const item = items.find((parts) => parts.some((part) => part.from === node.from));
  if (!item) return undefined;
  const as = item.findIndex((part) => part.name === 'as');
  const dotted = upTo(as < 0 ? item : item.slice(0, as));
  if (module === undefined) return { path: dotted, module: dotted };
  const path = isRelative ? undefined : `${module}.${dotted}`;
  return { path, module, member: dotted };
}

function split(
  statement: SyntaxNode,
  word: (node: SyntaxNode) => string,
): { module: string | undefined; moduleParts: SyntaxNode[]; items: SyntaxNode[][] } {
  const parts = children(statement);
  const at = parts.findIndex((part) => part.name === 'import');
  if (at < 0) return { module: '', moduleParts: [], items: [] };
  const isFrom = parts[0]?.name === 'from';
  const moduleParts = isFrom ? parts.slice(1, at) : [];
  return {
    module: isFrom ? moduleParts.map(word).join('') : undefined,
    moduleParts,
    items: commaParts(parts.slice(at + 1)),
  };
}

/** Joins a module's name and the name of a member: `.` and `blocks` give `.blocks`. */
export function submodule(module: string, member: string): string {
  return module.endsWith('.') ? `${module}${member}` : `${module}.${member}`;
}
