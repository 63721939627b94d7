import type { MadeObject } from './madeObject.js';

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

/** A function of one number as a lambda that needs no name of the file, or why there is none. */
export type FunctionText = { readonly lambda: string } | { readonly problem: string };

/** The arguments of a call as they are written. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** The text of each `*args` and `**kwargs` whose content is unknown. */
  readonly spreads: readonly string[];
  /** Arguments by position behind such a spread: no parameter is known for them. */
  readonly unplaced?: readonly Unplaced[];
}

export interface Unplaced {
  readonly value: Value;
  /** How many spreads are written before it. */
  readonly after: number;
}

/** A call in Python code. Offsets count UTF-16 units from the start of the source. */
export interface Call {
  /** The called object's qualified name, e.g. `torch.nn.LeakyReLU`. */
  readonly name: string;
  readonly arguments: Arguments;
  readonly from: number;
  readonly to: number;
  /** The file that has the call, where it is not the one that was asked about. */
  readonly path?: string | undefined;
  /** What the call is assigned to, as it is written, e.g. `self.scheduler`. */
  readonly target?: string | undefined;
  /** What the file does with what the call makes. */
  readonly made?: MadeObject;
}

export const NO_ARGUMENTS: Arguments = { positional: [], keywords: new Map(), spreads: [] };

/** A name by itself, as a call that gives nothing. */
export function uncalled(name: string): Pick<Call, 'name' | 'arguments'> {
  return { name, arguments: NO_ARGUMENTS };
}

/** Whether only a name is there, and no call of it. */
export function isUncalled(call: Pick<Call, 'name' | 'arguments'>): boolean {
  const { positional, keywords, spreads } = call.arguments;
  return !('from' in call) && positional.length + keywords.size + spreads.length === 0;
}
