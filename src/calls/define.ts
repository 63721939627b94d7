import type { GivenCall } from './givenCall.js';

/** Sizes of a tensor's axes, the batch first. */
export type Shape = readonly number[];

/** Calls whose arguments come to numbers in the same way. */
export interface CallFamily {
  /** Qualified names. */
  readonly names: readonly string[];
  /** How many numbers the layer learns. */
  readonly parameters?: (call: GivenCall) => number;
  /** An input that the layer takes, with a batch of one and `side` for each axis that it leaves open. */
  readonly input?: (call: GivenCall, side: number) => Shape;
  /**
   * What comes out, of several results the first.
   *
   * @throws {Refusal} for an input that PyTorch would refuse.
   */
  readonly output?: (call: GivenCall, input: Shape) => Shape;
  /** The sizes of the tensors that the layer learns, by the attributes that hold them. */
  readonly tensors?: (call: GivenCall) => Readonly<Record<string, Shape>>;
  /** The layer returns several results, so that no other can follow it in a Sequential. */
  readonly givesTuple?: true;
  /** What else the arguments come to: Markdown, one line each. */
  readonly facts?: readonly ((call: GivenCall) => string | undefined)[];
  /** A Markdown table. */
  readonly table?: (call: GivenCall) => string | undefined;
}

export function defineCalls(family: CallFamily): CallFamily {
  return family;
}

/** Qualified names of layers, e.g. `torch.nn.Conv1d` for `Conv1d`. */
export function layers(...names: readonly string[]): string[] {
  return names.map((name) => `torch.nn.${name}`);
}

/** An argument that only the running program knows. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Thrown where PyTorch would raise; the message says what is wrong. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
}

/** Thrown for an argument that nothing can be computed from, whether PyTorch takes it or not. */
export class Mistyped extends Refusal {
  override readonly name = 'Mistyped';
}
