import { EngineError } from '../error.js';
import { withDefaults, type ParamSpecs, type ParamValues, type ValuesOf } from '../params.js';
import type { Random } from '../random.js';
import type { Named } from '../registry.js';

/** A way to draw the first weights of a layer. */
export interface Initializer extends Named {
  /** The name people write, e.g. `Xavier uniform`. */
  readonly label: string;
  /** TeX of the distribution of one weight. */
  readonly tex: string;
  /** The same on one line. */
  readonly text: string;
  readonly params: ParamSpecs;
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that PyTorch would refuse.
   */
  with(params?: ParamValues): BoundInitializer;
}

/** An initializer with its parameters fixed. */
export interface BoundInitializer {
  /**
   * Fills a weight matrix, row by row, and returns it.
   *
   * @param weights outputs × inputs, as torch.nn.Linear holds it.
   * @throws {EngineError} if the array has another length.
   */
  fill(weights: Float64Array, outputs: number, inputs: number, random: Random): Float64Array;
}

interface Definition<S extends ParamSpecs> extends Omit<Initializer, 'with' | 'params'> {
  readonly params: S;
  readonly fill: (
    weights: Float64Array,
    fan: { readonly outputs: number; readonly inputs: number },
    random: Random,
    params: ValuesOf<S>,
  ) => void;
}

export function defineInitializer<const S extends ParamSpecs>(
  definition: Definition<S>,
): Initializer {
  const { fill, ...rest } = definition;
  return {
    ...rest,
    with(given) {
      const params = withDefaults(definition.params, given);
      return {
        fill(weights, outputs, inputs, random) {
          if (weights.length !== outputs * inputs) {
            const expected = `weights must have ${outputs} × ${inputs} elements`;
            throw new EngineError('weights', `${expected}, got ${weights.length}`);
          }
          fill(weights, { outputs, inputs }, random, params);
          return weights;
        },
      };
    },
  };
}

/** Fills with uniforms in [low, high). */
export function fillUniform(
  weights: Float64Array,
  low: number,
  high: number,
  random: Random,
): void {
  for (let i = 0; i < weights.length; i++) weights[i] = low + (high - low) * random.next();
}

/** Fills with normals. */
export function fillNormal(weights: Float64Array, mean: number, std: number, random: Random): void {
  for (let i = 0; i < weights.length; i++) weights[i] = mean + std * random.normal();
}
