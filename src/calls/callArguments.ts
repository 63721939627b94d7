import { assumedIn, bindArguments, givenValues, type Call, type Value } from '../python/index.js';
import { Mistyped, Refusal, Unreadable } from './refusals.js';
import { Length } from './shapes/length.js';
import { Puzzle, Unknown } from './shapes/unknown.js';

/** The parameters of a qualified name as Python writes them. */
export type SignatureOf = (name: string) => string | undefined;

/** What the calls inside of a call are read with. */
export interface Surroundings<Family> {
  readonly signatureOf: SignatureOf;
  readonly familyOf: (name: string) => Family | undefined;
}

/** Whether a text is a name and not another expression. */
export function isName(text: string): boolean {
  return /^[\w.]+$/.test(text);
}

/**
 * The arguments of a call by the names of its parameters, with defaults where it gives none. What a
 * `Family` says of the calls inside it is for others to ask.
 */
export class CallArguments<Family> {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #defaults: ReadonlyMap<string, Value>;
  readonly #open: ReadonlyMap<string, Value>;
  /** What does not fit the signature. */
  readonly problems: readonly string[];

  constructor(
    private readonly call: Pick<Call, 'name' | 'arguments'>,
    private readonly surroundings: Surroundings<Family>,
    private readonly assumed: ReadonlyMap<string, number> = new Map(),
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

  /** The same call, were an argument this number. */
  assuming(name: string, number: number): CallArguments<Family> {
    const assumed = new Map(this.assumed).set(name, number);
    return new CallArguments(this.call, this.surroundings, assumed);
  }

  gives(name: string): boolean {
    return this.#values.has(name);
  }

  /**
   * What is given, else the default.
   *
   * @throws {Unreadable} where a spread may give it.
   */
  value(name: string): Value | undefined {
    const assumed = this.assumed.get(name);
    if (assumed !== undefined) return { kind: 'literal', value: assumed, text: String(assumed) };
    const given = this.#values.get(name);
    if (given) return given;
    const spread = this.#open.get(name);
    if (spread) throw new Unreadable(spread.text, name);
    return this.#defaults.get(name);
  }

  /** Nothing in it is a default that a caller of the code may replace. */
  get isCertain(): boolean {
    return assumedIn(givenValues(this.call.arguments)).length === 0;
  }

  isNone(name: string): boolean {
    const value = this.value(name);
    return value === undefined || (value.kind === 'literal' && value.value === null);
  }

  /** @throws {Unreadable} where the code does not show it, {Refusal} where it is no number. */
  number(name: string): number {
    return numberIn(name, this.required(name));
  }

  /** A whole number of `least` or more. */
  count(name: string, least = 0): number {
    return countIn(name, this.required(name), least);
  }

  /** A size that need not be known. */
  length(name: string, least = 0): Length {
    const value = this.required(name);
    return value.kind === 'literal'
      ? Length.of(countIn(name, value, least))
      : Length.unknown(new Unknown(new Puzzle(), letterOf(value.text)));
  }

  /** What only the first input tells of a lazy layer. */
  lazy(name: string): number {
    const assumed = this.assumed.get(name);
    if (assumed === undefined) throw new Unreadable(name, name);
    return assumed;
  }

  flag(name: string): boolean {
    const value = this.required(name);
    if (value.kind !== 'literal') throw new Unreadable(value.text, name);
    return value.value !== false && value.value !== null && value.value !== 0;
  }

  /** A string; `undefined` where something else is given. */
  word(name: string): string | undefined {
    const value = this.value(name);
    return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  }

  /** One whole number for all axes, or one for each. */
  sizes(name: string, axes: number, least = 0): readonly number[] {
    const value = this.required(name);
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
    const value = this.required(name);
    return value.kind === 'sequence'
      ? value.items.map((item) => countIn(name, item, 0))
      : [countIn(name, value, 0)];
  }

  /** Whole numbers that may be negative, as many as are given. */
  integers(name: string): readonly number[] {
    return this.numbers(name).map((number) => {
      if (Number.isInteger(number)) return number;
      throw new Refusal(`\`${name}\` must be whole numbers, got ${number}`);
    });
  }

  /** Numbers, one or as many as are given. */
  numbers(name: string): readonly number[] {
    const value = this.required(name);
    return value.kind === 'sequence'
      ? value.items.map((item) => numberIn(name, item))
      : [numberIn(name, value)];
  }

  /** Another call that is an argument of this one. */
  inside(call: Pick<Call, 'name' | 'arguments'>): CallArguments<Family> {
    return new CallArguments(call, this.surroundings);
  }

  familyOf(name: string): Family | undefined {
    return this.surroundings.familyOf(name);
  }

  /** @throws {Unreadable} where a spread may give it, {Mistyped} where nothing does. */
  required(name: string): Value {
    const value = this.value(name);
    if (value) return value;
    const [spread] = this.spreads;
    if (spread !== undefined) throw new Unreadable(spread, name);
    throw new Mistyped(`\`${name}\` must be given`);
  }
}

function numberIn(name: string, value: Value): number {
  if (value.kind === 'literal' && typeof value.value === 'number') return value.value;
  if (value.kind === 'literal' && typeof value.value === 'boolean') return Number(value.value);
  if (value.kind !== 'literal') throw new Unreadable(value.text, name);
  throw new Mistyped(`\`${name}\` must be a number, got ${value.text}`);
}

/** A whole number of `least` or more. */
export function countIn(name: string, value: Value, least: number): number {
  const number = numberIn(name, value);
  if (Number.isInteger(number) && number >= least) return number;
  const kind = least > 0 ? 'a positive whole number' : 'a whole number, not negative';
  throw new Mistyped(`\`${name}\` must be ${kind}, got ${value.text}`);
}

const LONGEST_LETTER = 16;

/** The name of a size as it is written, if that is short. */
function letterOf(text: string): string | undefined {
  if (text.length > LONGEST_LETTER) return undefined;
  return isName(text) ? text : `(${text.replaceAll('*', '·')})`;
}
