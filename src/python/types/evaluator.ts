import type { Definition } from '../scopes/definitions.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import type { Knowledge } from './knowledge.js';
import type { Meaning, Meanings } from './meaning.js';

/** A name with more definitions is as good as unknown. */
export const MOST_DEFINITIONS = 200;

/** What the parts of the inference ask each other. */
export interface Evaluator {
  readonly source: PythonSource;
  readonly knowledge: Knowledge;
  /** The evaluator of another file. */
  in(source: PythonSource): Evaluator;
  /** What an expression stands for. */
  of(node: SyntaxNode): Meanings;
  /** What a name of the outermost scope stands for. */
  global(name: string): Meanings;
  /** What a name stands for that is defined so. */
  ofDefinitions(all: readonly Definition[]): Meanings;
  /** What the attribute of something stands for. */
  attribute(object: Meanings, name: string): Meanings;
  /** Properties read: `x.grad` as the tensor that it gives. */
  values(meanings: Meanings): Meanings;
  /** What iterating over something gives, one by one. */
  items(values: Meanings): Meanings;
  /** What a call of something gives. */
  result(callee: Meaning, call: SyntaxNode): Meanings;
  /** What objects of a type are that an expression names. */
  annotated(type: SyntaxNode): Meanings;
  /** Answers a question that may lead back to itself. */
  once(question: string, ask: () => Meanings): Meanings;
  /** Answers a question unless too many are inside each other. */
  deeper(question: () => Meanings): Meanings;
}
