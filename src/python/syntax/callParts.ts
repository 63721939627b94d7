import { children, commaParts } from './children.js';
import type { SyntaxNode } from './nodes.js';

/** The expressions of a call's brackets, not read yet. */
export interface CallParts {
  readonly positional: readonly Part[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** Whether `**kwargs` may give more. */
  readonly isOpen: boolean;
}

export interface Part {
  readonly node: SyntaxNode;
  readonly isStarred: boolean;
}

/** The expressions between the brackets of a call; a lone generator is the brackets themselves. */
export function callParts(text: string, call: SyntaxNode): CallParts {
  const list = call.getChild('ArgList');
  const positional: Part[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let isOpen = false;
  if (list?.getChild('for')) positional.push({ node: list, isStarred: false });
  else {
    for (const [first, second, third] of list ? commaParts(children(list)) : []) {
      if (!first) continue;
      if (first.name === '**') isOpen = true;
      else if (first.name === '*') {
        if (second) positional.push({ node: second, isStarred: true });
      } else if (second?.name === 'AssignOp') {
        if (third) keywords.set(text.slice(first.from, first.to), third);
      } else positional.push({ node: first, isStarred: false });
    }
  }
  return { positional, keywords, isOpen };
}

/** The argument at a place or of a name; `undefined` where stars may have moved it. */
export function argument(
  { positional, keywords }: CallParts,
  index: number,
  name: string,
): SyntaxNode | undefined {
  const before = positional.slice(0, index + 1);
  const byPosition = before.some(({ isStarred }) => isStarred) ? undefined : before[index]?.node;
  return byPosition ?? keywords.get(name);
}
