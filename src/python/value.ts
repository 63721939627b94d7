import type { Call } from './call.js';
import type { FunctionText } from './functionText.js';

export type Literal = number | string | boolean | null;

/** What an expression evaluates to as far as the code shows it. */
export type Content =
  | {
      readonly kind: 'literal';
      readonly value: Literal;
      /** Whether Python has the number as a `float`: 28 for `56 / 2`, which is 28.0 there. */
      readonly isFloat?: true;
    }
  /** A list, a tuple, a set, a range or an array of these. */
  | {
      readonly kind: 'sequence';
      readonly items: readonly Value[];
      readonly brackets: 'list' | 'tuple' | 'set';
      /** It only counts like a list: it is a tensor, an array or a range. */
      readonly isArray?: true;
    }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: Value, value: Value])[] }
  /** A call of an imported name, e.g. `SGD(model.parameters(), lr=0.1)`. */
  | { readonly kind: 'call'; readonly call: Call }
  /** An attribute of what such a call makes, e.g. `fc.weight` where `fc = nn.Linear(3, 4)`. */
  | { readonly kind: 'attribute'; readonly object: Call; readonly name: string };

/** The content of an expression with its text as it is written; `unreadable` where it has none. */
export type Value = (Content | { readonly kind: 'unreadable' }) & {
  readonly text: string;
  /**
   * The defaults that it holds with, e.g. `width=64`, where a caller may give something else. Those of
   * items and arguments inside are theirs.
   */
  readonly assumed?: readonly string[];
  /** Writes out the function of one number that the expression stands for, if it is a function. */
  readonly function?: () => FunctionText;
  /** The constants of other files that it is made of. */
  readonly imported?: readonly ImportedValue[];
};

/** A constant of another file. */
export interface ImportedValue {
  /** E.g. `WIDTH=64`. */
  readonly text: string;
  /** The path of the file, with slashes. */
  readonly path: string;
}
