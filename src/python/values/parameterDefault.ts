import type { SyntaxNode } from '../syntax/nodes.js';

/** The default of a function's parameter, as the code has it. */
export function parameterDefault(name: SyntaxNode): SyntaxNode | undefined {
  const list = name.parent;
  if (list?.name !== 'ParamList' || list.parent?.name !== 'FunctionDefinition') return undefined;
  const type = name.nextSibling;
  const sign = type?.name === 'TypeDef' ? type.nextSibling : type;
  return sign?.name === 'AssignOp' ? (sign.nextSibling ?? undefined) : undefined;
}

/** `width=64`: a default as a note names it. */
export function defaultText(name: string, value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return `${name}=${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}`;
}

const LONGEST = 40;
