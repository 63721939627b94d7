import { bindArguments, type Call, type Value } from '../python/index.js';
import { Mistyped, Refusal, Unreadable, type CallFamily, type Shape } from './define.js';

/** What the calls inside of a call are read with. */
export interface Surroundings {
  /** The parameters of a qualified name as Python writes them. */
  readonly signatureOf: (name: string) => string | undefined;
  readonly familyOf: (name: string) => CallFamily | undefined;
}

/** A layer that stands as an argument in another one's call. */
export interface Layer {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly givesTuple: boolean;
  parameters(): number;
  /** @throws {Refusal} for an input that PyTorch would refuse. */
  output(input: Shape): Shape;
  /** `undefined` where the layer takes any input. */
  input(side: number): Shape | undefined;
}

/** Functions that are given the sizes of a new tensor. */
const NEW_TENSORS = new Set(
  ['empty', 'ones', 'rand', 'randn', 'zeros'].map((name) => `torch.${name}`),
);

/** The arguments of a call by the names of its parameters, with defaults where it gives none. */
export class GivenCall {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #defaults: ReadonlyMap<string, Value>;
  readonly #open: ReadonlyMap<string, Value>;
  /** What does not fit the signature. */
  readonly problems: readonly string[];

  constructor(
    private readonly call: Pick<Call, 'name' | 'arguments'>,
    private readonly surroundings: Surroundings,
  ) {
    const signature = surroundings.signatureOf(call.name) ?? '*args, **kwargs';
    const { values, defaults, open, problems } = bindArguments(signature, call.arguments);
    this.#values = values;
    this.#defaults = defaults;
    this.#open = open;
    this.problems = problems;
  }

  get name(): string {
    return this.call.name;
  }

  /** The last part of the name, e.g. `Conv2d`. */
  get leaf(): string {
    return this.name.slice(this.name.lastIndexOf('.') + 1);
  }

  /** How many axes the layer works on: 2 for `Conv2d`. */
  get axes(): number {
    return Number(/([123])d$/.exec(this.name)?.[1] ?? 1);
  }

  get positional(): readonly Value[] {
    return this.call.arguments.positional;
  }

  get spreads(): readonly string[] {
    return this.call.arguments.spreads;
  }

  gives(name: string): boolean {
    return this.#values.has(name);
  }

  /** @throws {Unreadable} where `*args` or `**kwargs` may give it. */
  value(name: string): Value | undefined {
    const spread = this.#open.get(name)?.text;
    if (spread !== undefined) throw new Unreadable(`\`${name}\` may come from \`${spread}\``);
    return this.#values.get(name) ?? this.#defaults.get(name);
  }

  isNone(name: string): boolean {
    const value = this.value(name);
    return value === undefined || (value.kind === 'literal' && value.value === null);
  }

  /** @throws {Unreadable} where the code does not show it, {Refusal} where it is no number. */
  number(name: string): number {
    return numberIn(name, this.#required(name));
  }

  /** A whole number of `least` or more. */
  count(name: string, least = 0): number {
    return countIn(name, this.#required(name), least);
  }

  flag(name: string): boolean {
    const value = this.#required(name);
    if (value.kind !== 'literal') throw unreadable(name, value);
    return value.value !== false && value.value !== null && value.value !== 0;
  }

  /** A string; `undefined` where something else is given. */
  word(name: string): string | undefined {
    const value = this.value(name);
    return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  }

  /** One whole number for all axes, or one for each. */
  sizes(name: string, axes: number, least = 0): readonly number[] {
    const value = this.#required(name);
    if (value.kind !== 'sequence') {
      return Array.from({ length: axes }, () => countIn(name, value, least));
    }
    const given = value.items.map((item) => countIn(name, item, least));
    const [only = 0] = given;
    if (given.length === 1) return Array.from({ length: axes }, () => only);
    if (given.length !== axes) {
      throw new Refusal(`\`${name}\` must be one number or ${axes}, got ${given.length}`);
    }
    return given;
  }

  /** Whole numbers, one or as many as are given. */
  list(name: string): readonly number[] {
    const value = this.#required(name);
    return value.kind === 'sequence'
      ? value.items.map((item) => countIn(name, item, 0))
      : [countIn(name, value, 0)];
  }

  /** The sizes of a tensor where the code shows them: that of a layer, or a new one. */
  tensorShape(name: string): Shape | undefined {
    try {
      const value = this.value(name);
      return value && this.#shapeOf(value);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #shapeOf(value: Value): Shape | undefined {
    if (value.kind === 'attribute') {
      const made = new GivenCall(value.object, this.surroundings);
      const tensors = this.surroundings.familyOf(value.object.name)?.tensors?.(made) ?? {};
      return Object.hasOwn(tensors, value.name) ? tensors[value.name] : undefined;
    }
    if (value.kind !== 'call') return undefined;
    const { name, arguments: given } = value.call;
    const [first] = given.positional;
    if (name === 'torch.nn.Parameter') return first && this.#shapeOf(first);
    if (!NEW_TENSORS.has(name) || given.spreads.length > 0 || !first) return undefined;
    const sizes = first.kind === 'sequence' ? first.items : given.positional;
    return sizes.map((size) => countIn('size', size, 0));
  }

  /** The layer that an argument makes. */
  layer(value: Value): Layer {
    const inner = value.kind === 'call' ? value.call : undefined;
    const family = inner && this.surroundings.familyOf(inner.name);
    if (!inner || !family) throw new Unreadable(`\`${value.text}\` is not known here`);
    const call = new GivenCall(inner, this.surroundings);
    return {
      name: call.leaf,
      text: value.text,
      givesTuple: family.givesTuple === true,
      parameters: () => family.parameters?.(call) ?? 0,
      output: (input) => {
        if (!family.output)
          throw new Unreadable(`the output of \`${value.text}\` is not known here`);
        return family.output(call, input);
      },
      input: (side) => family.input?.(call, side),
    };
  }

  /** The layer that the argument of this name makes. */
  layerNamed(name: string): Layer {
    return this.layer(this.#required(name));
  }

  #required(name: string): Value {
    const value = this.value(name);
    if (value) return value;
    const [spread] = this.spreads;
    if (spread !== undefined)
      throw new Unreadable(`\`${spread}\` is not known before the code runs`);
    throw new Mistyped(`\`${name}\` must be given`);
  }
}

function numberIn(name: string, value: Value): number {
  if (value.kind === 'literal' && typeof value.value === 'number') return value.value;
  if (value.kind !== 'literal') throw unreadable(name, value);
  throw new Mistyped(`\`${name}\` must be a number, got ${value.text}`);
}

function countIn(name: string, value: Value, least: number): number {
  const number = numberIn(name, value);
  if (Number.isInteger(number) && number >= least) return number;
  const kind = least > 0 ? 'a positive whole number' : 'a whole number, not negative';
  throw new Mistyped(`\`${name}\` must be ${kind}, got ${value.text}`);
}

function unreadable(name: string, { text }: Value): Unreadable {
  const written = text === name ? text : `${name}=${text}`;
  return new Unreadable(`\`${written}\` is not known before the code runs`);
}
