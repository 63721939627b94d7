import type { Value } from '../python/index.js';
import { CallArguments, isName } from './callArguments.js';
import { dtypeOf, type Dtype } from './dtype.js';
import { parametersFormula } from './parametersFormula.js';
import { Refusal, Unreadable } from './refusals.js';
import { knownShape, Length, type Lengths } from './shapes/length.js';

/** Sizes of a tensor's axes, the batch first. */
export type Shape = readonly number[];

/** A call whose arguments are known by the names of their parameters. */
export type GivenCall = CallArguments<CallFamily>;

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

interface Made {
  readonly family: CallFamily;
  readonly call: GivenCall;
}

/** A layer that is an argument of another one's call. */
export class Layer {
  constructor(
    /** As it is written. */
    readonly text: string,
    private readonly made?: Made,
    /** The same for what is the same object when the code runs. */
    readonly identity: unknown = text,
  ) {}

  /** The layer that an argument of a call makes, of which nothing may be known. */
  static of(value: Value, outer: GivenCall): Layer {
    const made = value.kind === 'call' ? value.call : undefined;
    const family = made && outer.familyOf(made.name);
    return new Layer(
      value.text,
      made && family && { family, call: outer.inside(made) },
      made && isName(value.text) ? `${made.from} ${made.to}` : value,
    );
  }

  /** The layer that the argument of this name makes. */
  static named(name: string, outer: GivenCall): Layer {
    return Layer.of(outer.required(name), outer);
  }

  /** The last part of its qualified name; `undefined` for a layer of which nothing is known. */
  get leaf(): string | undefined {
    return this.made?.call.leaf;
  }

  get call(): GivenCall | undefined {
    return this.made?.call;
  }

  get family(): CallFamily | undefined {
    return this.made?.family;
  }

  get givesTuple(): boolean {
    return this.made?.family.givesTuple?.(this.made.call) ?? false;
  }

  /** The type of what it learns, where it is known. */
  get dtype(): Dtype | undefined {
    return this.made && dtypeOf(this.made.call);
  }

  /** What it learns in terms of sizes that the code does not show, where that is simple. */
  formula(): string | undefined {
    if (!this.made) return undefined;
    const { family, call } = this.made;
    return family.parameters && parametersFormula(family.parameters, call);
  }

  /** @throws {Unreadable} where the code does not show it. */
  parameters(input?: Lengths): number {
    if (!this.made) throw new Unreadable(this.text);
    return this.made.family.parameters?.(this.made.call, input) ?? 0;
  }

  /** Letters for the axes of the inputs that it is mostly given. */
  takes(): readonly (readonly string[])[] {
    try {
      return this.made?.family.takes?.(this.made.call) ?? [];
    } catch (error) {
      if (error instanceof Unreadable || error instanceof Refusal) return [];
      throw error;
    }
  }

  /** @throws {Refusal} for an input that PyTorch would refuse, {Unreadable} where it is not known. */
  outputs(input: Lengths): Lengths {
    if (!this.made?.family.output) throw new Unreadable(this.text);
    return this.made.family.output(this.made.call, input);
  }

  /** The same in numbers. */
  output(input: Shape): Shape {
    const shape = knownShape(this.outputs(input.map((length) => Length.of(length))));
    if (!shape) throw new Unreadable(this.text);
    return shape;
  }
}
