import { EngineError } from './error.js';

/** A real-valued parameter; `min`, `max` and `step` bound the slider, `allowed` bounds the value. */
export interface NumberParam {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly description: string;
  /** PyTorch has no default: a call must give it, and `default` only starts the slider. */
  readonly required?: true;
  readonly allowed: { readonly test: (value: number) => boolean; readonly text: string };
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

/** A parameter that is an array of numbers, or `null` (Python's `None`), its default. */
export interface TensorParam {
  readonly kind: 'tensor';
  readonly default: null;
  readonly description: string;
}

export type Param = NumberParam | ChoiceParam | FlagParam | TensorParam;
export type ParamSpecs = Readonly<Record<string, Param>>;
export type ParamValue = number | string;
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** The values that a set of parameter definitions asks for. */
export type ValuesOf<S extends ParamSpecs> = {
  readonly [K in keyof S]: S[K] extends ChoiceParam<infer T>
    ? T
    : S[K] extends FlagParam
      ? boolean
      : S[K] extends TensorParam
        ? Float64Array | null
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

/** Defines a parameter that is true or false. */
export function flag(spec: Omit<FlagParam, 'kind'>): FlagParam {
  return { kind: 'flag', ...spec };
}

/** Defines a parameter that is a Float64Array or `null`. */
export function tensor(description: string): TensorParam {
  return { kind: 'tensor', default: null, description };
}

/** Says what is wrong with a value, or `undefined` if the parameter takes it. */
export function problemWith(name: string, spec: Param, value: unknown): string | undefined {
  if (spec.kind === 'flag') {
    if (typeof value === 'boolean') return undefined;
    return `${name} must be true or false, got ${show(value)}`;
  }
  if (spec.kind === 'tensor') {
    if (value === null || value instanceof Float64Array) return undefined;
    return `${name} must be a Float64Array or null, got ${show(value)}`;
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
    const value = given[name] ?? spec.default;
    const problem = problemWith(name, spec, value);
    if (problem !== undefined) throw new EngineError(name, problem);
    return [name, value];
  });
  return Object.fromEntries(values) as ValuesOf<S>;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
