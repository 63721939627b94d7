import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Arguments, Content, Literal, Value } from './value.js';

/** What the parts of reading a value ask each other. */
export interface Reading {
  readonly source: PythonSource;
  /** The text of a node. */
  text(node: SyntaxNode): string;
  /** A value of its own, with the defaults that it holds with. */
  value(node: SyntaxNode): Value;
  /** What a part evaluates to; the defaults that it holds with are those of the whole. */
  content(node: SyntaxNode): Content | undefined;
  literal(node: SyntaxNode): Literal | undefined;
  /** The arguments in the brackets of a call. */
  arguments(list: SyntaxNode): Arguments;
  /** A value that was read before, with what it hangs on. */
  taken(value: Value | undefined): Content | undefined;
  /** Notes a default that the whole holds with, e.g. `width=64`. */
  assume(text: string): void;
}
