import { Refusal, Unreadable, type CallFamily, type Shape } from './define.js';
import { dtypeOf, type Dtype } from './dtype.js';
import type { GivenCall } from './givenCall.js';
import { parametersFormula } from './parametersFormula.js';
import { knownShape, Length, type Lengths } from './shapes/length.js';

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
