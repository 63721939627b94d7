import { EngineError } from '../error.js';
import { withDefaults, type ParamSpecs, type ParamValues, type ValuesOf } from '../params.js';
import type { Named } from '../registry.js';

/** An activation of a whole vector, such as softmax. */
export interface VectorActivation extends Named {
  /** The name people write, e.g. `LogSoftmax`. */
  readonly label: string;
  /** TeX of the definition of one component. */
  readonly tex: string;
  /** The definition on one line. */
  readonly text: string;
  readonly params: ParamSpecs;
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that is not allowed.
   */
  with(params?: ParamValues): BoundVectorActivation;
}

/**
 * A vector activation with its parameters fixed. All arrays are outer × size × inner, in that order
 * of memory: each vector has `size` components, `inner` apart. Rows of a matrix are `size` = columns,
 * `inner` = 1 (torch's dim=-1); its columns are `size` = rows, `inner` = columns (dim=0);
 * torch.nn.Softmax2d on C × H × W is `size` = C, `inner` = H·W.
 */
export interface BoundVectorActivation {
  /**
   * @param output as long as the input, may be the input; a new array if it is not given.
   * @throws {EngineError} if the input is not whole vectors.
   */
  forward(input: Float64Array, layout?: Layout, output?: Float64Array): Float64Array;
  /**
   * J·v for each vector, J the Jacobian at it: how the output moves when the input moves along v.
   *
   * @param y what `forward` returned.
   * @throws {EngineError} if the lengths differ or are not whole vectors.
   */
  jvp(y: Float64Array, v: Float64Array, layout?: Layout, output?: Float64Array): Float64Array;
  /**
   * Jᵀ·g for each vector: the gradient of the input, g that of the output.
   *
   * @param y what `forward` returned.
   * @throws {EngineError} if the lengths differ or are not whole vectors.
   */
  vjp(y: Float64Array, g: Float64Array, layout?: Layout, output?: Float64Array): Float64Array;
}

/** Which elements make a vector; see `BoundVectorActivation`. */
export interface Layout {
  /** Components of a vector; the whole array if it is not given. */
  readonly size?: number;
  /** The distance of neighboring components; 1 if it is not given. */
  readonly inner?: number;
}

/** One vector inside the arrays: components at start, start + step, …, `size` of them. */
export interface Strand {
  start: number;
  size: number;
  step: number;
}

type Along<S extends ParamSpecs> = (
  first: Float64Array,
  second: Float64Array,
  output: Float64Array,
  strand: Readonly<Strand>,
  params: ValuesOf<S>,
) => void;

interface Definition<S extends ParamSpecs> extends Omit<VectorActivation, 'with' | 'params'> {
  readonly params: S;
  /** Writes one vector of the output; the input is both first and second argument. */
  readonly forward: Along<S>;
  /** Writes J·v from y and v. */
  readonly jvp: Along<S>;
  /** Writes Jᵀ·g from y and g. */
  readonly vjp: Along<S>;
}

export function defineVectorActivation<const S extends ParamSpecs>(
  definition: Definition<S>,
): VectorActivation {
  const { forward, jvp, vjp, ...rest } = definition;
  return {
    ...rest,
    with(given) {
      const params = withDefaults(definition.params, given);
      const run = (
        along: Along<S>,
        first: Float64Array,
        second: Float64Array,
        { size, inner = 1 }: Layout = {},
        output: Float64Array = new Float64Array(first.length),
      ): Float64Array => {
        const strand = { start: 0, size: size ?? first.length / inner, step: inner };
        check(first, second, output, strand);
        const block = strand.size * inner;
        for (let outer = 0; outer < first.length; outer += block) {
          for (let i = 0; i < inner; i++) {
            strand.start = outer + i;
            along(first, second, output, strand, params);
          }
        }
        return output;
      };
      return {
        forward: (input, layout, output) => run(forward, input, input, layout, output),
        jvp: (y, v, layout, output) => run(jvp, y, v, layout, output),
        vjp: (y, g, layout, output) => run(vjp, y, g, layout, output),
      };
    },
  };
}

function check(
  first: Float64Array,
  second: Float64Array,
  output: Float64Array,
  { size, step }: Strand,
): void {
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(step) || step < 1) {
    throw new EngineError('size', `size and inner must be whole numbers from 1 on, got ${size}`);
  }
  if (first.length % (size * step) !== 0) {
    const expected = `input must be whole vectors of ${size} components`;
    throw new EngineError('input', `${expected}, got ${first.length} elements`);
  }
  if (second.length !== first.length || output.length !== first.length) {
    const got = second.length === first.length ? output.length : second.length;
    throw new EngineError('input', `all arrays must have ${first.length} elements, got ${got}`);
  }
}
