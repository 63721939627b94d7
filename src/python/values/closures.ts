import { children, commaParts } from '../syntax/children.js';
import { isTextStatement, nodeNames, type SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';

/** Thrown where a function cannot be written out; the message says why. */
export class Unwritable extends Error {}

/** What the names of a function that runs stand for: Python text, or a function. */
export interface Frame {
  readonly scope: SyntaxNode;
  readonly names: Map<string, string | Closure>;
}

/** A function with what surrounds it and what it is given already. */
export interface Closure {
  readonly node: SyntaxNode;
  readonly frames: readonly Frame[];
  readonly given: Given;
}

export interface Given {
  readonly positional: readonly (string | Closure)[];
  readonly keywords: ReadonlyMap<string, string | Closure>;
}

export const NOTHING: Given = { positional: [], keywords: new Map() };

interface Parameter {
  readonly name: string;
  readonly fallback: SyntaxNode | undefined;
}

/** The name of the one parameter that the function is left with. */
export function remainingParameter(source: PythonSource, { node, given }: Closure): string {
  const names = parametersOf(source, node);
  const [first] = names
    .slice(given.positional.length)
    .filter(({ name }) => !given.keywords.has(name));
  if (!first) throw new Unwritable(`${nameOf(source, node)} must take one parameter`);
  return first.name;
}

/** A function as a sentence names it. */
export function nameOf(source: PythonSource, node: SyntaxNode): string {
  const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null;
  return name ? `${textOf(source, name)}()` : textOf(source, node).replace(/\s*\n\s*/g, ' ');
}

/** The parameters of a function, each with its default. */
export function parametersOf(source: PythonSource, node: SyntaxNode): Parameter[] {
  const list = node.getChild('ParamList');
  return commaParts(children(list ?? node)).flatMap((parts) => {
    const [first] = parts;
    if (!list || !first) return [];
    const isPlain = first.name === 'VariableName';
    if (!isPlain) throw new Unwritable(`${nameOf(source, node)} must take one parameter`);
    const sign = parts.findIndex(({ name }) => name === 'AssignOp');
    return [{ name: textOf(source, first), fallback: sign < 0 ? undefined : parts[sign + 1] }];
  });
}

/** Says that a part of a function is not known. */
export function unknownBefore(source: PythonSource, node: SyntaxNode): Unwritable {
  const text = textOf(source, node)
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return new Unwritable(`${short} is not known before the code runs`);
}

/** The frames of those functions that a definition is in. */
export function framesAround(definition: SyntaxNode, frames: readonly Frame[]): readonly Frame[] {
  return frames.filter(({ scope }) => scope.from < definition.from && definition.to <= scope.to);
}

function textOf({ text }: PythonSource, { from, to }: SyntaxNode): string {
  return text.slice(from, to);
}

/** Whether a statement of a function changes nothing that it returns. */
export function isWithoutEffect(statement: SyntaxNode): boolean {
  return isTextStatement(statement) || WITHOUT_EFFECT.has(statement.name);
}

const WITHOUT_EFFECT = nodeNames(
  ':',
  'AssertStatement',
  'Comment',
  'FunctionDefinition',
  'ImportStatement',
  'PassStatement',
);
