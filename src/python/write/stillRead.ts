import { reaching } from '../scopes/reaching.js';
import { lookUp, visibleAt } from '../scopes/scopes.js';
import { LOOPS, SCOPES, isKeywordName, type NodeName, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

const DEFINED = new Set(['import', 'function', 'class']);

/**
 * Whether a name means something at a node that the file still needs: an import, a function or a class,
 * or a value that is read further below, by the next round of a loop, or by a function that is called later.
 */
export function isStillRead(source: PythonSource, place: SyntaxNode, name: string): boolean {
  const found = visibleAt(source, place).find((one) => one.name === name);
  if (!found) return false;
  const { definitions, isInnermost } = found;
  if (definitions.some(({ kind }) => DEFINED.has(kind))) return true;
  const [first] = definitions;
  const scope = around(place, SCOPES);
  const loop = around(place, LOOPS, scope);
  for (const { index } of source.text.matchAll(wordPattern(name))) {
    const node = source.tree.resolveInner(index, 1);
    if (node.name !== 'VariableName' || node.from !== index || isKeywordName(node)) continue;
    if (definitions.some(({ at, kind }) => at === index && kind !== 'updated')) continue;
    if (lookUp(source, node, name).definitions[0] !== first) continue;
    if (!isInnermost) {
      if (scope && scope.from <= index && index < scope.to) return true;
      continue;
    }
    const holding = reaching(source, node, definitions);
    const isAbove = holding.some(({ at }) => at < place.from);
    const isLater = index > place.from || !isSame(around(node, SCOPES), scope);
    if (isLater && isAbove) return true;
    const isInLoop = loop && loop.from <= index && index < loop.to;
    if (isInLoop && !isLater && holding.some(({ at }) => at < loop.from || at > index)) return true;
  }
  return false;
}

/** The outermost of the loops, or the innermost of the scopes, that goes around a node. */
function around(
  node: SyntaxNode,
  names: ReadonlySet<NodeName>,
  until?: SyntaxNode,
): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (let at = node.parent; at && at.from !== until?.from; at = at.parent) {
    if (names.has(at.name)) found = at;
    if (found && names === SCOPES) return found;
  }
  return found;
}

function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  return a?.from === b?.from;
}

function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w.])${name}\\b`, 'g');
}
