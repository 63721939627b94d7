import { children, commaParts } from '../syntax/children.js';
import { LOOPS, SCOPES, type SyntaxNode } from '../syntax/nodes.js';

/** The loops around a node, the innermost first, up to a function. */
export function loopsAround(node: SyntaxNode, until: SyntaxNode | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at = node.parent; at && at.from !== until?.from; at = at.parent) {
    const body = LOOPS.has(at.name) ? at.getChild('Body') : null;
    if (body && body.from <= node.from && node.to <= body.to) found.push(at);
  }
  return found;
}

/** The loops of a body, without those inside them. */
export function loopsIn(body: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  body.cursor().iterate(({ name, node }) => {
    if (LOOPS.has(name)) found.push(node);
    return !LOOPS.has(name) && !SCOPES.has(name);
  });
  return found;
}

/**
 * The branches that a node is in, up to a function.
 *
 * @param own where the test of an `if` asks no more than whether there is such an object, it is none.
 */
export function conditionsOf(
  node: SyntaxNode,
  until: SyntaxNode | undefined,
  text: string,
  own?: string,
): string[] {
  const found: string[] = [];
  let below = node;
  for (let at = node.parent; at && at.from !== until?.from; at = at.parent) {
    if (isBranch(at, below) && !asksFor(at, below, text, own))
      found.push(`${at.from}:${below.from}`);
    below = at;
  }
  return found.reverse();
}

function isBranch(node: SyntaxNode, part: SyntaxNode): boolean {
  switch (node.name) {
    case 'IfStatement':
    case 'MatchBody':
      return part.name === 'Body' || part.name === 'MatchClause';
    case 'TryStatement':
      for (let at = part.prevSibling; at; at = at.prevSibling)
        if (at.name === 'except') return true;
      return false;
    case 'ConditionalExpression':
      return true;
    default:
      return false;
  }
}

function asksFor(
  node: SyntaxNode,
  part: SyntaxNode,
  text: string,
  own: string | undefined,
): boolean {
  if (own === undefined || node.name !== 'IfStatement') return false;
  const test = part.prevSibling;
  if (!test || test.from < (node.firstChild?.to ?? 0)) return false;
  const asked = text.slice(test.from, test.to).replace(/\s+/g, ' ');
  return asked === own || asked === `${own} is not None`;
}

/** What a loop goes through, without what only counts it or shows its progress. */
export function unwrapped(values: SyntaxNode, text: string): SyntaxNode {
  let at = values;
  while (at.name === 'CallExpression') {
    const callee = at.firstChild;
    const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
    const list = at.getChild('ArgList');
    if (!end || !list || !WRAPPERS.has(text.slice(end.from, end.to))) break;
    const [[first, second] = []] = commaParts(children(list));
    if (!first || second) break;
    at = first;
  }
  return at;
}

const WRAPPERS = new Set(['enumerate', 'islice', 'iter', 'progress_bar', 'tqdm', 'track', 'zip']);
