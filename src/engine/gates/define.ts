import type { Activation } from '../activations/define.js';
import { EngineError } from '../error.js';
import type { ParamSpecs, ParamValues } from '../params.js';
import type { Named } from '../registry.js';

/** A gated linear unit: a · act(b), a and b the two halves of the input (Shazeer 2020). */
export interface Gate extends Named {
  /** The name people write, e.g. `SwiGLU`. */
  readonly label: string;
  /** TeX of the definition in a and b. */
  readonly tex: string;
  /** The definition on one line. */
  readonly text: string;
  readonly params: ParamSpecs;
  /** What the second half passes through; its parameters are the gate's. None: the identity. */
  readonly activation?: Activation;
  /**
   * Binds the parameters.
   *
   * @throws {EngineError} for an unknown parameter or a value that is not allowed.
   */
  with(params?: ParamValues): BoundGate;
}

/** A gate with its parameters fixed. */
export interface BoundGate {
  /** a · act(b). */
  readonly f: (a: number, b: number) => number;
  /** ∂f/∂a = act(b). */
  readonly da: (a: number, b: number) => number;
  /** ∂f/∂b = a · act′(b), a finite. */
  readonly db: (a: number, b: number) => number;
  /**
   * Gates every row: the first half of a row by the second, as torch.nn.GLU(dim=-1) does.
   *
   * @param input rows × width, row by row.
   * @param width the length of a row.
   * @param output rows × width/2; a new array if it is not given.
   * @throws {EngineError} if the width is odd or the input is not whole rows.
   */
  forward(input: Float64Array, width: number, output?: Float64Array): Float64Array;
  /**
   * The gradient with respect to the input of `forward`.
   *
   * @param gradient of the output, rows × width/2.
   * @param output rows × width; a new array if it is not given.
   * @throws {EngineError} as `forward`, and if the gradient has another length.
   */
  backward(
    gradient: Float64Array,
    input: Float64Array,
    width: number,
    output?: Float64Array,
  ): Float64Array;
}

export function defineGate(definition: Omit<Gate, 'with' | 'params'>): Gate {
  const { activation } = definition;
  return {
    ...definition,
    params: activation?.params ?? {},
    with(given) {
      const { f: act, df: slope } = activation ? activation.with(given) : identity(given);
      return {
        f: (a, b) => a * act(b),
        da: (_a, b) => act(b),
        db: (a, b) => a * slope(b),
        forward(input, width, output = new Float64Array(input.length / 2)) {
          const half = halfOf(input, width);
          for (let row = 0, to = 0; row < input.length; row += width) {
            for (let i = row; i < row + half; i++) output[to++] = input[i]! * act(input[i + half]!);
          }
          return output;
        },
        backward(gradient, input, width, output = new Float64Array(input.length)) {
          const half = halfOf(input, width);
          if (gradient.length * 2 !== input.length) {
            const expected = `gradient must have ${input.length / 2} elements`;
            throw new EngineError('gradient', `${expected}, got ${gradient.length}`);
          }
          for (let row = 0, from = 0; row < input.length; row += width) {
            for (let i = row; i < row + half; i++) {
              const g = gradient[from++]!;
              const b = input[i + half]!;
              output[i + half] = g * input[i]! * slope(b);
              output[i] = g * act(b);
            }
          }
          return output;
        },
      };
    },
  };
}

function halfOf(input: Float64Array, width: number): number {
  if (!Number.isInteger(width) || width < 2 || width % 2 !== 0) {
    throw new EngineError('width', `the halving dimension must be even, got size ${width}`);
  }
  if (input.length % width !== 0) {
    const expected = `input must be whole rows of ${width}`;
    throw new EngineError('input', `${expected}, got ${input.length} elements`);
  }
  return width / 2;
}

function identity(given: ParamValues = {}): {
  f: (b: number) => number;
  df: (b: number) => number;
} {
  for (const name of Object.keys(given)) {
    throw new EngineError(name, `unknown parameter ${name}; known: none`);
  }
  return { f: (b) => b, df: () => 1 };
}
