import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { calledPlaces } from './calledPlaces.js';

/** Most places of a file that call a method of one name. */
const MOST_PLACES = 500;

const newPlaces = () => new Map<string, readonly SyntaxNode[]>();

/** The calls of a function or method by its name. */
export function callsOf(source: PythonSource, name: string): readonly SyntaxNode[] {
  const byName = source.remember(newPlaces);
  let found = byName.get(name);
  if (!found) byName.set(name, (found = search(source, name)));
  return found;
}

function search(source: PythonSource, name: string): SyntaxNode[] {
  const { text, tree } = source;
  return calledPlaces(source, new Set([name]))
    .filter((at) => text.startsWith(name, at))
    .slice(0, MOST_PLACES)
    .flatMap((at) => {
      const node = tree.resolveInner(at, 1);
      if (node.from !== at || node.to !== at + name.length) return [];
      const { parent } = node;
      const isMember = parent?.name === 'MemberExpression' && parent.lastChild?.from === at;
      const call = isMember ? parent.parent : parent;
      const callee = isMember ? parent : node;
      return call?.name === 'CallExpression' && call.firstChild?.from === callee.from ? [call] : [];
    });
}

/** The calls of a method of any object. */
export function placesOf(source: PythonSource, method: string): readonly SyntaxNode[] {
  return callsOf(source, method).filter((call) => call.firstChild?.name === 'MemberExpression');
}
