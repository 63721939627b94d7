import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

const MUTATORS = new Set(
  'append extend insert pop remove clear sort reverse update setdefault popitem add discard'.split(
    ' ',
  ),
);

const newAnswers = () => new Map<string, boolean>();

/** Whether a list or dict of this name, or in an attribute of it, is changed in place anywhere in the file. */
export function isMutated(source: PythonSource, name: string): boolean {
  const byName = source.remember(newAnswers);
  let mutated = byName.get(name);
  if (mutated === undefined) byName.set(name, (mutated = search(source, name)));
  return mutated;
}

function search({ text, tree }: PythonSource, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const node = tree.resolveInner(at, 1);
    if (node.from !== at || node.to !== at + name.length) continue;
    const isAttribute = node.name === 'PropertyName' && node.parent?.name === 'MemberExpression';
    const top = isAttribute ? node.parent : node.name === 'VariableName' ? node : undefined;
    if (top && changes(text, top)) return true;
  }
  return false;
}

/** `x.append(…)`, `x[0] = …`, `x[0][1] += …`, `del x[0]`, `random.shuffle(x)`. */
function changes(text: string, name: SyntaxNode): boolean {
  const call = name.parent?.name === 'ArgList' ? name.parent.parent : undefined;
  if (call && /\bshuffle\s*\($/.test(text.slice(call.from, name.from))) return true;
  let top = name;
  while (top.parent?.name === 'MemberExpression' && top.parent.firstChild?.from === top.from) {
    top = top.parent;
    const last = top.lastChild;
    if (last?.name === 'PropertyName') return MUTATORS.has(text.slice(last.from, last.to));
  }
  if (top === name) return false;
  const parent = top.parent;
  if (parent?.name === 'DeleteStatement') return true;
  if (parent?.name !== 'AssignStatement' && parent?.name !== 'UpdateStatement') return false;
  return parent.lastChild !== null && top.to < parent.lastChild.from;
}
