import type { GivenCall } from './givenCall.js';
import type { Layer } from './layer.js';
import type { Lengths } from './shapes/length.js';
import { unreadText } from './text.js';

/** Sizes of a tensor's axes, the batch first. */
export type Shape = readonly number[];

/** Calls from whose arguments numbers follow in the same way. */
export interface CallFamily {
  /** Qualified names. */
  readonly names: readonly string[];
  /**
   * How many numbers the layer learns.
   *
   * @param input the sizes of its first input, which decide it in a lazy layer.
   */
  readonly parameters?: (call: GivenCall, input?: Lengths) => number;
  /** The layers that a container holds. */
  readonly inner?: (call: GivenCall) => readonly Layer[];
  /** Letters for the axes of the inputs that it is mostly given, the most common first. */
  readonly takes?: (call: GivenCall) => readonly (readonly string[])[];
  /**
   * What comes out, of several results the first.
   *
   * @throws {Refusal} for an input that PyTorch would refuse.
   */
  readonly output?: (call: GivenCall, input: Lengths) => Lengths;
  /** The sizes of the tensors that the layer learns, by the attributes that hold them. */
  readonly tensors?: (call: GivenCall) => Readonly<Record<string, Shape>>;
  /** Whether the layer returns several results, which few others take. */
  readonly givesTuple?: (call: GivenCall) => boolean;
  /** Why the layer cannot be called with one input alone. */
  readonly unfit?: string;
  /** `whole`: takes indices alone; `float`: gives fractions; by default what comes in. */
  readonly numbers?: 'whole' | 'float';
  /** Passes on whatever it is given. */
  readonly takesAll?: true;
  /** What else follows from the arguments: Markdown, one line each. */
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

/** Something that only the running program knows. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  /**
   * @param text what is not known, as it is written.
   * @param argument the parameter that it is given for.
   */
  constructor(
    readonly text: string,
    readonly argument?: string,
  ) {
    super(unreadText([text]));
  }
}

/** Thrown where PyTorch would raise; the message says what is wrong. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
}

/** Thrown for an argument that nothing can be computed from, whether PyTorch takes it or not. */
export class Mistyped extends Refusal {
  override readonly name = 'Mistyped';
}
