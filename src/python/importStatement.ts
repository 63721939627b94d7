import type { SyntaxNode } from '@lezer/common';
import { children, commaParts } from './children.js';

/** One name that an import statement binds, or a star. */
export interface Imported {
  /** The name that it binds; `*` for a star. */
  readonly local: string;
  /** What it stands for, dotted; `undefined` for a relative import. For a star, the module. */
  readonly path: string | undefined;
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
    const path = module === undefined ? dotted : `${module}.${dotted}`;
    if (dotted === '*') return [{ local: '*', path: isRelative ? undefined : module }];
    if (alias) return [{ local: word(alias), path: isRelative ? undefined : path }];
    if (module !== undefined) return [{ local: dotted, path: isRelative ? undefined : path }];
    const root = dotted.slice(0, (dotted + '.').indexOf('.'));
    return [{ local: root, path: root }];
  });
}

/** What an identifier inside an import statement stands for: `nn` in `import torch.nn` is torch.nn. */
export function importPathAt(
  text: string,
  statement: SyntaxNode,
  node: SyntaxNode,
): string | undefined {
  const word = (part: SyntaxNode): string => text.slice(part.from, part.to);
  const { module, moduleParts, items } = split(statement, word);
  const upTo = (parts: readonly SyntaxNode[]): string =>
    parts
      .filter((part) => part.from <= node.from)
      .map(word)
      .join('');
  if (moduleParts.some((part) => part.from === node.from)) {
    return module?.startsWith('.') ? undefined : upTo(moduleParts);
  }
  const item = items.find((parts) => parts.some((part) => part.from === node.from));
  if (!item || module?.startsWith('.')) return undefined;
  const as = item.findIndex((part) => part.name === 'as');
  const dotted = upTo(as < 0 ? item : item.slice(0, as));
  return module === undefined ? dotted : `${module}.${dotted}`;
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
