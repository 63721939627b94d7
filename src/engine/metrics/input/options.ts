import { EngineError } from '../../error.js';
import { isNumericArray, type NumericArray } from './arrays.js';

/** One option of a metric: its default, and which values it takes. */
export interface OptionSpec<T> {
  readonly default: T;
  /** What is allowed, as the message of an EngineError says it. */
  readonly allowed: string;
  readonly accepts: (value: unknown) => value is T;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** The values of a set of options, once completed. */
export type OptionValues<S extends OptionSpecs> = {
  readonly [K in keyof S]: S[K] extends OptionSpec<infer T> ? T : never;
};

/** The options as a caller gives them. */
export type OptionsOf<S extends OptionSpecs> = {
  readonly [K in keyof S]?: (S[K] extends OptionSpec<infer T> ? T : never) | undefined;
};

/** True or false. */
export function flag(initial: boolean): OptionSpec<boolean> {
  return {
    default: initial,
    allowed: 'true or false',
    accepts: (value) => typeof value === 'boolean',
  };
}

/** One of a few words, numbers or null. */
export function oneOf<const T extends string | number | boolean | null>(
  initial: T,
  ...others: readonly T[]
): OptionSpec<T> {
  const all = [initial, ...others];
  return {
    default: initial,
    allowed: all.map(show).join(' or '),
    accepts: (value): value is T => all.some((option) => Object.is(option, value)),
  };
}

/** A number for which `test` holds. */
export function numberThat(
  initial: number,
  allowed: string,
  test: (value: number) => boolean,
): OptionSpec<number> {
  return {
    default: initial,
    allowed,
    accepts: (value): value is number => typeof value === 'number' && test(value),
  };
}

/** Likewise, or null. */
export function numberOrNull(
  allowed: string,
  test: (value: number) => boolean,
): OptionSpec<number | null> {
  return {
    default: null,
    allowed: `${allowed}, or null`,
    accepts: (value): value is number | null =>
      value === null || (typeof value === 'number' && test(value)),
  };
}

/** An array of numbers, or null. */
export function numbersOrNull(): OptionSpec<NumericArray | null> {
  return {
    default: null,
    allowed: 'an array of numbers, or null',
    accepts: (value) => value === null || isNumericArray(value),
  };
}

/** An array of strings, or null. */
export function namesOrNull(): OptionSpec<readonly string[] | null> {
  return {
    default: null,
    allowed: 'an array of strings, or null',
    accepts: (value): value is readonly string[] | null =>
      value === null ||
      (Array.isArray(value) && value.every((item: unknown) => typeof item === 'string')),
  };
}

/**
 * Completes `given` with the defaults.
 *
 * @throws {EngineError} if a name is unknown or a value is not allowed.
 */
export function completeOptions<S extends OptionSpecs>(
  specs: S,
  given: object = {},
): OptionValues<S> {
  const options: Readonly<Record<string, unknown>> = { ...given };
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(specs, name)) {
      const known = Object.keys(specs).join(', ') || 'none';
      throw new EngineError(name, `unknown option ${name}; known: ${known}`);
    }
  }
  const values = Object.entries(specs).map(([name, spec]) => {
    const value = options[name] === undefined ? spec.default : options[name];
    if (!spec.accepts(value)) {
      throw new EngineError(name, `${name} must be ${spec.allowed}, got ${show(value)}`);
    }
    return [name, value];
  });
  return Object.fromEntries(values) as OptionValues<S>;
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
