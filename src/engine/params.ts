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
  /** Only whole numbers are allowed. */
  readonly integer?: true;
  /** Python gives it no default: it must be given, and `default` is what a panel starts with. */
  readonly required?: true;
}

/** A parameter with a fixed set of string values. */
export interface ChoiceParam<T extends string = string> {
  readonly kind: 'choice';
  readonly default: T;
  readonly options: readonly T[];
  readonly description: string;
}

/** A parameter that is true or false. */
export interface FlagParam {
  readonly kind: 'flag';
  readonly default: boolean;
  readonly description: string;
}

/** A parameter that is a list of numbers of any length. */
export interface ListParam {
  readonly kind: 'list';
  readonly default: readonly number[];
  readonly description: string;
  readonly allowed: { readonly test: (value: readonly number[]) => boolean; readonly text: string };
  /** Python gives it no default: it must be given, and `default` is what a panel starts with. */
  readonly required?: true;
}

/** A real-valued parameter that may be left out: Python's `None`, here `null`. */
export interface OptionalParam {
  readonly kind: 'optional';
  readonly default: null;
  readonly of: NumberParam;
  readonly description: string;
}

export type Param = NumberParam | ChoiceParam | FlagParam | ListParam | OptionalParam;
export type ParamSpecs = Readonly<Record<string, Param>>;
export type ParamValue = number | string | boolean | readonly number[] | null;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** The values that a set of parameter definitions asks for. */
export type ValuesOf<S extends ParamSpecs> = {
  readonly [K in keyof S]: S[K] extends ChoiceParam<infer T>
    ? T
    : S[K] extends FlagParam
      ? boolean
      : S[K] extends ListParam
        ? readonly number[]
        : S[K] extends OptionalParam
          ? number | null
          : number;
};

const finite = { test: Number.isFinite, text: 'a finite number' };

/** Defines a real-valued parameter. Without `allowed`, every finite number is accepted. */
export function number(
  spec: Omit<NumberParam, 'kind' | 'allowed'> & Partial<Pick<NumberParam, 'allowed'>>,
): NumberParam {
  return { kind: 'number', allowed: finite, ...spec };
}

/** Defines a parameter that takes one of a few strings. */
export function choice<const T extends string>(spec: Omit<ChoiceParam<T>, 'kind'>): ChoiceParam<T> {
  return { kind: 'choice', ...spec };
}

/** Defines a whole-numbered parameter. Without `allowed`, every whole number is accepted. */
export function integer(
  spec: Omit<NumberParam, 'kind' | 'allowed' | 'integer' | 'step'> &
    Partial<Pick<NumberParam, 'allowed' | 'step'>>,
): NumberParam {
  const { test, text } = spec.allowed ?? { test: () => true, text: 'an integer' };
  const allowed = { test: (value: number) => Number.isInteger(value) && test(value), text };
  return { kind: 'number', step: 1, ...spec, allowed, integer: true };
}

/** Defines a parameter that is true or false. */
export function flag(spec: Omit<FlagParam, 'kind'>): FlagParam {
  return { kind: 'flag', ...spec };
}

/** Defines a parameter that is a list of finite numbers, on which `allowed` may put more demands. */
export function list(
  spec: Omit<ListParam, 'kind' | 'allowed'> & Partial<Pick<ListParam, 'allowed'>>,
): ListParam {
  return { kind: 'list', allowed: { test: () => true, text: 'a list of finite numbers' }, ...spec };
}

/** Defines a parameter that is `null` unless it is given. */
export function optional(of: NumberParam): OptionalParam {
  return { kind: 'optional', default: null, of, description: of.description };
}

/** Says what is wrong with a value, or `undefined` if the parameter takes it. */
export function problemWith(name: string, spec: Param, value: unknown): string | undefined {
  if (spec.kind === 'optional') {
    return value === null ? undefined : problemWith(name, spec.of, value);
  }
  if (spec.kind === 'flag') {
    return typeof value === 'boolean'
      ? undefined
      : `${name} must be true or false, got ${show(value)}`;
  }
  if (spec.kind === 'list') {
    const numbers = Array.isArray(value) && value.every((item) => Number.isFinite(item));
    return numbers && spec.allowed.test(value)
      ? undefined
      : `${name} must be ${spec.allowed.text}, got ${show(value)}`;
  }
  if (spec.kind === 'choice') {
    if (typeof value === 'string' && spec.options.includes(value)) return undefined;
    const options = spec.options.map((option) => `'${option}'`).join(' or ');
    return `${name} must be ${options}, got ${show(value)}`;
  }
  if (typeof value === 'number' && Number.isFinite(value) && spec.allowed.test(value)) {
    return undefined;
  }
  return `${name} must be ${spec.allowed.text}, got ${show(value)}`;
}

/**
 * Completes `given` with the defaults.
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
    const missing = !Object.hasOwn(given, name) || given[name] === undefined;
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

function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
