import { EngineError } from './error.js';

/** A real-valued parameter; `min`, `max` and `step` bound the slider, `allowed` bounds the value. */
export interface NumberParam {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly description: string;
  readonly allowed: { readonly test: (value: number) => boolean; readonly text: string };
  /** The slider goes by powers of ten from `min`, which is above 0. */
  readonly scale?: 'log';
  /** Only whole numbers are allowed. */
  readonly integer?: true;
  /** Python gives it no default: it must be given, and `default` is what a panel starts with. */
  readonly required?: true;
}

/** A number or `null`, Python's `None`, which is the default. */
export interface OptionalParam extends Omit<NumberParam, 'kind' | 'default' | 'required'> {
  readonly kind: 'optional';
  readonly default: null;
}

/** A parameter with a fixed set of values: strings, and `null` where Python takes `None`. */
export interface ChoiceParam<T extends string | null = string | null> {
  readonly kind: 'choice';
  readonly default: T;
  readonly options: readonly T[];
  readonly description: string;
}

/** `True` or `False`. */
export interface FlagParam {
  readonly kind: 'flag';
  readonly default: boolean;
  readonly description: string;
}

/** A fixed number of numbers, such as `betas=(0.9, 0.999)`; each item has its own limits. */
export interface TupleParam<I extends readonly TupleItem[] = readonly TupleItem[]> {
  readonly kind: 'tuple';
  readonly items: I;
  readonly default: readonly (number | null)[];
  readonly description: string;
}
export type TupleItem = NumberParam | OptionalParam;

/** A list of numbers of any length, such as `milestones=[30, 80]`. */
export interface ListParam {
  readonly kind: 'list';
  readonly default: readonly number[];
  readonly description: string;
  readonly allowed: { readonly test: (value: readonly number[]) => boolean; readonly text: string };
  /** Python gives it no default: it must be given, and `default` is what a panel starts with. */
  readonly required?: true;
}

/** An array of numbers, such as the weights of classes, or `null`, Python's `None`, the default. */
export interface TensorParam {
  readonly kind: 'tensor';
  readonly default: null;
  readonly description: string;
}

/** The definition of a parameter: its kind, default, range and what it does. */
export type Param =
  NumberParam | OptionalParam | ChoiceParam | FlagParam | TupleParam | ListParam | TensorParam;
/** The parameters of an entry by name, in Python's spelling. */
export type ParamSpecs = Readonly<Record<string, Param>>;
/** What is given for a parameter; `null` is Python's `None`. */
export type ParamValue = number | string | boolean | null | readonly (number | null)[];
/** What is given by name; whatever is left out has its default. */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** The value that one parameter definition asks for. */
export type ValueOf<P> =
  P extends ChoiceParam<infer T>
    ? T
    : P extends FlagParam
      ? boolean
      : P extends OptionalParam
        ? number | null
        : P extends TupleParam<infer I>
          ? { readonly [K in keyof I]: ValueOf<I[K]> }
          : P extends ListParam
            ? readonly number[]
            : P extends TensorParam
              ? Float64Array | null
              : number;

/** The values that a set of parameter definitions asks for. */
export type ValuesOf<S extends ParamSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> };

const anyWhole = { test: () => true, text: 'an integer' };
const finite = { test: Number.isFinite, text: 'a finite number' };

type Limited<P extends TupleItem> = Omit<P, 'kind' | 'allowed'> & Partial<Pick<P, 'allowed'>>;

type Whole<P extends TupleItem> = Omit<P, 'kind' | 'allowed' | 'integer' | 'step'> &
  Partial<Pick<P, 'allowed' | 'step'>>;

/** Defines a real-valued parameter. Without `allowed`, every finite number is accepted. */
export function number(spec: Limited<NumberParam>): NumberParam {
  return { kind: 'number', allowed: finite, ...spec };
}

/** Defines a parameter that is a number or `null` (`None`), by default `null`. */
export function optional(spec: Omit<Limited<OptionalParam>, 'default'>): OptionalParam {
  return { kind: 'optional', default: null, allowed: finite, ...spec };
}

/** Defines a whole-numbered parameter. Without `allowed`, every whole number is accepted. */
export function integer(spec: Whole<NumberParam>): NumberParam {
  return { kind: 'number', step: 1, ...spec, allowed: whole(spec.allowed), integer: true };
}

/** Defines a parameter that is a whole number or `null` (`None`), by default `null`. */
export function optionalInteger(spec: Omit<Whole<OptionalParam>, 'default'>): OptionalParam {
  const allowed = whole(spec.allowed);
  return { kind: 'optional', default: null, step: 1, ...spec, allowed, integer: true };
}

/** Defines a parameter that is a list of finite numbers, on which `allowed` may put more demands. */
export function list(
  spec: Omit<ListParam, 'kind' | 'allowed'> & Partial<Pick<ListParam, 'allowed'>>,
): ListParam {
  return { kind: 'list', allowed: { test: () => true, text: 'a list of finite numbers' }, ...spec };
}

/** Defines a parameter that takes one of a few strings, or `null` for Python's `None`. */
export function choice<const T extends string | null>(
  spec: Omit<ChoiceParam<T>, 'kind'>,
): ChoiceParam<T> {
  return { kind: 'choice', ...spec };
}

/** Defines a parameter that is true or false. */
export function flag(spec: Omit<FlagParam, 'kind'>): FlagParam {
  return { kind: 'flag', ...spec };
}

/** Defines a parameter of several numbers; its default is that of its items. */
export function tuple<const I extends readonly TupleItem[]>(
  spec: Pick<TupleParam<I>, 'items' | 'description'>,
): TupleParam<I> {
  return { kind: 'tuple', default: spec.items.map((item) => item.default), ...spec };
}

/** Defines a parameter that is a Float64Array or `null`. */
export function tensor(description: string): TensorParam {
  return { kind: 'tensor', default: null, description };
}

/** Says what is wrong with a value, or `undefined` if the parameter takes it. */
export function problemWith(name: string, spec: Param, value: unknown): string | undefined {
  switch (spec.kind) {
    case 'choice': {
      if (spec.options.some((option) => option === value)) return undefined;
      return `${name} must be ${spec.options.map(show).join(' or ')}, got ${show(value)}`;
    }
    case 'flag':
      if (typeof value === 'boolean') return undefined;
      return `${name} must be True or False, got ${show(value)}`;
    case 'tensor':
      if (value === null || value instanceof Float64Array) return undefined;
      return `${name} must be a Float64Array or None, got ${show(value)}`;
    case 'list':
      if (isList(value) && value.every(isFiniteNumber) && spec.allowed.test(value)) {
        return undefined;
      }
      return `${name} must be ${spec.allowed.text}, got ${show(value)}`;
    case 'tuple': {
      const count = spec.items.length;
      if (!isList(value) || value.length !== count) {
        return `${name} must be ${count} numbers, got ${show(value)}`;
      }
      for (const [i, item] of spec.items.entries()) {
        const problem = problemWith(`${name}[${i}]`, item, value[i]);
        if (problem !== undefined) return problem;
      }
      return undefined;
    }
    default: {
      if (typeof value === 'number' && Number.isFinite(value) && spec.allowed.test(value)) {
        return undefined;
      }
      const orNone = spec.kind === 'optional' ? ' or None' : '';
      if (orNone && value === null) return undefined;
      return `${name} must be ${spec.allowed.text}${orNone}, got ${show(value)}`;
    }
  }
}

/**
 * Completes `given` with the defaults; `undefined` asks for the default, `null` is Python's `None`.
 *
 * @throws {EngineError} if a name is unknown or a value is not allowed.
 */
export function withDefaults<S extends ParamSpecs>(
  specs: S,
  given: Readonly<Record<string, unknown>> = {},
): ValuesOf<S> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) {
      const known = Object.keys(specs).join(', ') || 'none';
      throw new EngineError(name, `unknown parameter ${name}; known: ${known}`);
    }
  }
  const values = Object.entries(specs).map(([name, spec]) => {
    const missing = given[name] === undefined;
    if (missing && 'required' in spec) {
      throw new EngineError(name, `${name} must be given: it has no default`);
    }
    const value = missing ? spec.default : given[name];
    const problem = problemWith(name, spec, value);
    if (problem !== undefined) throw new EngineError(name, problem);
    return [name, value];
  });
  return Object.fromEntries(values) as ValuesOf<S>;
}

function whole({ test, text }: NumberParam['allowed'] = anyWhole): NumberParam['allowed'] {
  return { test: (value) => Number.isInteger(value) && test(value), text };
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return `(${value.map(show).join(', ')})`;
  if (value === null) return 'None';
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
}
