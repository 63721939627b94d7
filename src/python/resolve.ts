import type { SyntaxNode } from '@lezer/common';
import type { Call } from './call.js';
import { readArguments } from './readValue.js';
import type { PythonSource } from './source.js';
import { targetOf } from './target.js';
import { namesOf, type IsKnown } from './trace.js';

/** A name in the code that was traced to an import. Offsets count UTF-16 units. */
export interface PythonSymbol {
  /** Qualified name, e.g. `torch.nn.functional.gelu`. */
  readonly name: string;
  /** Range of the identifier under the cursor. */
  readonly from: number;
  readonly to: number;
  /** The call whose callee this name is, if it is called. */
  readonly call?: Call;
}

/** The symbol at an offset, or `undefined` where there is none that `isKnown`. Never throws. */
export function symbolAt(
  source: PythonSource,
  offset: number,
  isKnown: IsKnown,
): PythonSymbol | undefined {
  for (const side of [1, -1] as const) {
    const node = source.tree.resolveInner(offset, side);
    if (node.name !== 'VariableName' && node.name !== 'PropertyName') continue;
    const name = namesOf(source, node).find(isKnown);
    if (name === undefined) return undefined;
    const call = callOf(source, node, name, isKnown);
    return { name, from: node.from, to: node.to, ...(call && { call }) };
  }
  return undefined;
}

/** All calls of known names, in the order of the text. */
export function callsIn(source: PythonSource, isKnown: IsKnown): Call[] {
  const found: Call[] = [];
  source.tree.iterate({
    enter(ref) {
      if (ref.name !== 'CallExpression') return;
      const callee = ref.node.firstChild;
      const end = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
      if (!end) return;
      const name = namesOf(source, end).find(isKnown);
      const call = name === undefined ? undefined : callOf(source, end, name, isKnown);
      if (call) found.push(call);
    },
  });
  return found.sort((a, b) => a.from - b.from);
}

function callOf(
  source: PythonSource,
  node: SyntaxNode,
  name: string,
  isKnown: IsKnown,
): Call | undefined {
  const callee = node.parent?.name === 'MemberExpression' ? node.parent : node;
  const call = callee.parent;
  if (call?.name !== 'CallExpression' || call.firstChild?.from !== callee.from) return undefined;
  if (callee.lastChild && callee.lastChild.from !== node.from) return undefined;
  const list = call.getChild('ArgList');
  if (!list) return undefined;
  return {
    name,
    arguments: readArguments(source, list, isKnown),
    from: call.from,
    to: call.to,
    target: targetOf(source, call),
  };
}
