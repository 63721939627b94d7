import { withDefaults, type ParamSpecs, type ParamValues, type ValuesOf } from '../params.js';
import type { Named } from '../registry.js';

/** A function of two parameters θ₁ and θ₂ to be minimized. */
export interface Surface extends Named {
  /** The name people write, e.g. `Rosenbrock`. */
  readonly label: string;
  /** TeX of the definition, with θ₁ and θ₂ and the parameters by their letters. */
  readonly tex: string;
  /**
   * The definition as a Python expression of the tensors `x` and `y`, with the parameters by their
   * names and the data as `columns["name"]`; it may use `math` and `torch`.
   */
  readonly python: string;
  readonly params: ParamSpecs;
  /** The part of the plane that shows what is special about it. */
  readonly domain: Domain;
  /** A start inside the domain from which optimizers differ. */
  readonly start: readonly [number, number];
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that is not allowed.
   */
  with(params?: ParamValues): BoundSurface;
}

export interface Domain {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A minimum in closed form, or solved for when the parameters are bound; to about 1e-12. */
export interface Minimum {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly kind: 'global' | 'local';
}

/** A surface with its parameters fixed. Allocates nothing when it computes. */
export interface BoundSurface {
  value(x: number, y: number): number;
  /** Writes the analytic gradient into `out[0]` and `out[1]`. */
  gradient(x: number, y: number, out: Float64Array): void;
  /** All global minima and the local ones that are known; none if the surface has no lower bound. */
  readonly minima: readonly Minimum[];
  /** The samples over which a loss is a mean, so that batches of them give noisy gradients. */
  readonly data?: Data;
}

/** The samples of a surface that is the loss of a model. */
export interface Data {
  /** How many samples there are. */
  readonly size: number;
  /** The columns by name, of length `size`. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Writes the gradient of the mean loss over the first `count` samples that `batch` names. */
  batchGradient(x: number, y: number, batch: Int32Array, count: number, out: Float64Array): void;
}

interface Definition<S extends ParamSpecs> extends Omit<Surface, 'with' | 'params' | 'forms'> {
  readonly params: S;
  readonly bind: (params: ValuesOf<S>) => BoundSurface;
}

export function defineSurface<const S extends ParamSpecs>(definition: Definition<S>): Surface {
  const { bind, ...rest } = definition;
  return { ...rest, forms: [], with: (given) => bind(withDefaults(definition.params, given)) };
}
