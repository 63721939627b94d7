import { nodeNames, type SyntaxNode } from './nodes.js';

/** The direct children of a node, tokens included. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** The children between commas, without brackets, comments and errors. */
export function commaParts(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === ',') found.push([]);
    else if (!SKIPPED.has(part.name) && !part.type.isError) found.at(-1)?.push(part);
  }
  return found;
}

const SKIPPED = nodeNames('(', ')', 'Comment');
