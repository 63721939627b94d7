import { children } from '../syntax/children.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { PythonSource } from '../syntax/source.js';
import { knowledgeOf } from '../types/knowledge.js';
import { readValue } from './readValue.js';
import type { Value } from './value.js';

export interface Parameter {
  readonly name: string;
  /** How it is given: by position, by keyword, any of both, or as one of `*args` or `**kwargs`. */
  readonly kind: 'position' | 'any' | 'keyword' | 'positions' | 'keywords';
  /** What it is where it is not given. */
  readonly fallback?: Value;
}

const remembered = new Map<string, readonly Parameter[]>();

/** Reads a signature as Python writes it, e.g. `input, *, approximate='none'`, in parentheses or not. */
export function parametersOf(signature: string): readonly Parameter[] {
  let parameters = remembered.get(signature);
  if (!parameters) remembered.set(signature, (parameters = read(signature)));
  return parameters;
}

function read(signature: string): readonly Parameter[] {
  const list = signature.startsWith('(') ? signature : `(${signature})`;
  const source = PythonSource.parse(`def f${list}: pass`);
  const node = source.tree.topNode.firstChild?.getChild('ParamList');
  let parameters: Parameter[] = [];
  let star: SyntaxNode | undefined;
  let isPastStar = false;
  let end = 0;
  for (const part of node ? children(node) : []) {
    const isSlash = source.text.slice(end, part.from).trim() === '/'; // it has no node
    if (isSlash) parameters = parameters.map((one) => ({ ...one, kind: 'position' }));
    end = part.to;
    if (part.name === '*' || part.name === '**') {
      star = part;
      isPastStar = true;
    } else if (part.name === ',') {
      star = undefined;
    } else if (part.prevSibling?.name === 'AssignOp') {
      const last = parameters.pop();
      if (last)
        parameters.push({
          ...last,
          fallback: readValue(
            source,
            part,
            knowledgeOf(() => false),
          ),
        });
    } else if (part.name === 'VariableName') {
      const kind = star ? STARRED[star.name] : isPastStar ? 'keyword' : 'any';
      parameters.push({ name: source.text.slice(part.from, part.to), kind: kind ?? 'any' });
    }
  }
  return parameters;
}

const STARRED: Readonly<Record<string, Parameter['kind']>> = { '*': 'positions', '**': 'keywords' };
