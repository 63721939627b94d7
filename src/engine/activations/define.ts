import {
  withDefaults,
  type ChoiceParam,
  type NumberParam,
  type ParamValues,
  type ValuesOf,
} from '../params.js';
import type { Formulated } from '../formula.js';
import type { Named } from '../registry.js';

/** The parameters of a curve: sliders and choices only. */
export type CurveParamSpecs = Readonly<Record<string, NumberParam | ChoiceParam<string>>>;

/** An element-wise activation function with its derivatives, all as functions of one real number. */
export interface Activation extends Named, Formulated {
  /** The name people write, e.g. `LeakyReLU`. */
  readonly label: string;
  /** TeX of the definition, with the parameters by their letters. */
  readonly tex: string;
  /** The definition on one line, with the parameters by their names. */
  readonly text: string;
  readonly params: CurveParamSpecs;
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that PyTorch would refuse.
   */
  with(params?: ParamValues): BoundActivation;
}

/** An activation with its parameters fixed. */
export interface BoundActivation {
  readonly f: (x: number) => number;
  /** f′ as autograd gives it: at a kink, PyTorch's choice of one-sided derivative. */
  readonly df: (x: number) => number;
  /** f″ as autograd gives it when it differentiates f′: at a kink, that of the side it chose. */
  readonly d2f: (x: number) => number;
  /** Where f′ jumps, ascending. */
  readonly kinks: readonly number[];
}

interface Definition<S extends CurveParamSpecs> extends Omit<Activation, 'with' | 'params'> {
  readonly params: S;
  readonly f: (x: number, params: ValuesOf<S>) => number;
  readonly df: (x: number, params: ValuesOf<S>) => number;
  readonly d2f: (x: number, params: ValuesOf<S>) => number;
  readonly kinks?: (params: ValuesOf<S>) => readonly number[];
  /** Throws for values that are each allowed, but not together. */
  readonly check?: (params: ValuesOf<S>) => void;
}

export function defineActivation<const S extends CurveParamSpecs>(
  definition: Definition<S>,
): Activation {
  const { f, df, d2f, kinks, check, ...rest } = definition;
  return {
    ...rest,
    with(given) {
      const params = withDefaults(definition.params, given);
      check?.(params);
      return {
        f: bind(f, params),
        df: bind(df, params),
        d2f: bind(d2f, params),
        kinks: kinks?.(params) ?? [],
      };
    },
  };
}

/** Without parameters the function stands for itself: one call less at every point. */
function bind<P extends object>(
  f: (x: number, params: P) => number,
  params: P,
): (x: number) => number {
  return Object.keys(params).length > 0 ? (x) => f(x, params) : (f as (x: number) => number);
}
