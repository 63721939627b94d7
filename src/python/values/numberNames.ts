import { lookUp } from '../scopes/scopes.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { CONSTANTS, FUNCTIONS } from './arithmetic.js';

/** Functions of numbers that are written out otherwise. */
export const EXTREMES: ReadonlyMap<string, (given: readonly string[]) => string> = new Map([
  ['numpy.minimum', ([a = '', b = '']) => `min(${a}, ${b})`],
  ['numpy.maximum', ([a = '', b = '']) => `max(${a}, ${b})`],
  ['numpy.clip', ([x = '', low = '', high = '']) => `min(max(${x}, ${low}), ${high})`],
]);

/** How a lambda writes a constant of a module without the file's imports, e.g. `math.pi`. */
export function constantText(name: string | undefined, written: string): string | undefined {
  const constant = CONSTANTS.get(name ?? '');
  if (constant === undefined || !Number.isFinite(constant)) return undefined;
  const own = `math.${written.slice(written.lastIndexOf('.') + 1)}`;
  return CONSTANTS.get(own) === constant ? own : numberText(constant);
}

/**
 * How a lambda calls a function of numbers without the file's imports.
 *
 * @param qualified what the callee stands for, if that is known.
 */
export function functionName(
  source: PythonSource,
  callee: SyntaxNode,
  qualified: string | undefined,
): string | undefined {
  const name = qualified ?? usualName(source, callee);
  if (name === undefined) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (EXTREMES.has(name)) return name;
  if (name === `builtins.${last}`) {
    return FUNCTIONS.has(name) || last === 'int' || last === 'float' ? last : undefined;
  }
  return FUNCTIONS.has(name) && FUNCTIONS.has(`math.${last}`) ? `math.${last}` : undefined;
}

function usualName(source: PythonSource, callee: SyntaxNode): string | undefined {
  const [root = '', last, more] = source.text.slice(callee.from, callee.to).split('.');
  if (last === undefined || more !== undefined) return undefined;
  if (!isBoundNowhere(source, callee, root)) return undefined;
  return `${root === 'np' ? 'numpy' : root}.${last}`;
}

/** The usual names of modules, which a piece of a file need not import. */
export function isBoundNowhere(source: PythonSource, node: SyntaxNode, root: string): boolean {
  const { definitions, stars } = lookUp(source, node, root);
  return ['math', 'np', 'numpy'].includes(root) && definitions.length + stars.length === 0;
}

/** A number as an operand. */
export function numberText(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(${value})` : String(value);
}

/** An operand. */
export function inBrackets(text: string): string {
  return /^[\w.]+$/.test(text) ? text : `(${text})`;
}

/** A condition inside another expression. */
export function whole(text: string): string {
  return / if | else /.test(text) ? `(${text})` : text;
}
