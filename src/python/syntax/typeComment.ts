import type { SyntaxNode } from './nodes.js';

const TYPE_COMMENT = /^#[ \t]*type:[ \t]*(?!ignore\b)([^#]+)/;

/** The comment `# type: …` behind a node on its line. */
export function typeCommentAfter(text: string, node: SyntaxNode): SyntaxNode | undefined {
  const next = node.nextSibling;
  const comment = next?.name === ',' ? next.nextSibling : next;
  if (comment?.name !== 'Comment' || text.slice(node.to, comment.from).includes('\n')) {
    return undefined;
  }
  return typeText(text, comment) === undefined ? undefined : comment;
}

/** A type as it is written in an annotation or in a comment. */
export function typeText(text: string, node: SyntaxNode): string | undefined {
  const written = text.slice(node.from, node.to);
  return node.name === 'Comment' ? TYPE_COMMENT.exec(written)?.[1]?.trim() : written;
}
