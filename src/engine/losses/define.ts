import { EngineError } from '../error.js';
import {
  choice,
  withDefaults,
  type ParamSpecs,
  type ParamValue,
  type ParamValues,
  type ValuesOf,
} from '../params.js';
import type { Formulated } from '../formula.js';
import type { Named } from '../registry.js';

/** A loss function with its gradient. */
export interface Loss extends Named, Formulated {
  /** The name people write, e.g. `CrossEntropyLoss`. */
  readonly label: string;
  /** TeX of the loss of one element or one row, before the reduction. */
  readonly tex: string;
  /** The same on one line. */
  readonly text: string;
  readonly params: ParamSpecs;
  /** The tensors it is given, in PyTorch's order and by PyTorch's names; the first sets the shape. */
  readonly operands: readonly string[];
  /** Those that it gives a gradient for. */
  readonly differentiable: readonly string[];
  /** What the curve of one variable shows. */
  readonly face: LossFace;
  /**
   * Binds the parameters; tensors (`weight`, `pos_weight`) are Float64Arrays or null.
   *
   * @throws {EngineError} for an unknown parameter or a value that PyTorch would refuse.
   */
  with(params?: LossParams): BoundLoss;
}

/** A plot of a loss against one number. */
export interface LossFace {
  /** What the number is, e.g. `input` or `x₀, with x₁ = 0`. */
  readonly variable: string;
  /** The targets to offer, the usual first. */
  readonly targets: readonly number[];
  /** The numbers that it can be; -4 to 4 unless told. */
  readonly domain?: readonly [number, number];
}

export type LossParams = Readonly<Record<string, ParamValue | Float64Array>>;

/** The tensors of one evaluation, each row by row, by the names in `Loss.operands`. */
export type Operands = Readonly<Record<string, Float64Array>>;

/** The arrays that an evaluation writes. */
export interface LossResult {
  /** One number, or with reduction 'none' one for each element or row. */
  readonly loss: Float64Array;
  /**
   * By operand, as long as the operand: the derivative of the loss, with reduction 'none' of the sum
   * of the losses.
   */
  readonly gradients: Readonly<Record<string, Float64Array>>;
}

/** A loss with its parameters fixed. */
export interface BoundLoss {
  /**
   * Computes the loss and its gradients.
   *
   * @param columns the length of a row: classes, or components of an embedding. Without it the
   *   operands of a loss by rows are one row, those of a loss by elements are rows of one element.
   * @param into a result of an earlier call with operands as long, to write into.
   * @throws {EngineError} for operands that are missing, of unfitting length, or outside what
   *   PyTorch takes.
   */
  evaluate(operands: Operands, columns?: number, into?: LossResult): LossResult;
  /** The loss against one variable (`Loss.face`) for a target, and its slope; `weight` is left out. */
  curve(target: number): LossCurve;
}

/** A loss as a function of one variable. */
export interface LossCurve {
  readonly f: (x: number) => number;
  /** f′ as autograd gives it. */
  readonly df: (x: number) => number;
}

/** How many numbers an operand has: one for each element, for each row, or either. */
type Extent = 'element' | 'row' | 'either';

/** What a kernel reads and writes; `values` and the gradients of their sum come filled with zeros. */
export interface Job<O extends string, D extends string> {
  readonly operands: Readonly<Record<O, Float64Array>>;
  readonly gradients: Readonly<Record<D, Float64Array>>;
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

export interface LossDefinition<S extends ParamSpecs, O extends string, D extends O> extends Omit<
  Loss,
  'with' | 'params' | 'operands' | 'face'
> {
  readonly params: S;
  readonly operands: Readonly<Record<O, Extent>>;
  readonly differentiable: readonly D[];
  /** What one loss is of, before the reduction. */
  readonly per: 'element' | 'row';
  /** Writes values and gradients; may return what 'mean' divides by, if not the number of values. */
  readonly kernel: (job: Job<O, D>, params: ValuesOf<S>) => number | undefined;
  readonly curve: LossFace & {
    readonly f: (x: number, target: number, params: ValuesOf<S>) => number;
    readonly df: (x: number, target: number, params: ValuesOf<S>) => number;
  };
}

/** PyTorch's `reduction`; `size_average` and `reduce`, which it deprecates, are not taken. */
export const reduction = choice({
  default: 'mean',
  options: ['mean', 'sum', 'none'],
  description: 'Whether the losses are averaged, summed or returned one by one.',
});

export function defineLoss<
  const S extends ParamSpecs & { readonly reduction: ParamSpecs[string] },
  const O extends string,
  const D extends O,
>(definition: LossDefinition<S, O, D>): Loss {
  const { operands, kernel, per, curve, ...rest } = definition;
  const names = Object.keys(operands) as O[];
  return {
    ...rest,
    operands: names,
    face: {
      variable: curve.variable,
      targets: curve.targets,
      ...(curve.domain && { domain: curve.domain }),
    },
    with(given: LossParams | ParamValues = {}) {
      const params = withDefaults(definition.params, given);
      const mode: unknown = params.reduction;
      let scratch = new Float64Array(0);
      return {
        evaluate(found, columns, into) {
          const { rows, width, length } = shapeOf(names, found, columns, per);
          for (const name of names) checkLength(name, found[name], operands[name], length, rows);
          const count = per === 'element' ? length : rows;
          const gradients = into?.gradients ?? emptyLike(found, rest.differentiable);
          const loss = into?.loss ?? new Float64Array(mode === 'none' ? count : 1);
          if (mode !== 'none' && scratch.length !== count) scratch = new Float64Array(count);
          const values = mode === 'none' ? loss : scratch;
          values.fill(0);
          for (const name of rest.differentiable) gradients[name]?.fill(0);
          const job = { operands: found, gradients, values, rows, columns: width };
          const divisor = kernel(job as Job<O, D>, params) ?? count;
          if (mode === 'none') return { loss, gradients };
          const share =
            mode === 'mean' ? 1 / divisor : mode === 'batchmean' ? 1 / (length / width) : 1;
          let sum = 0;
          for (let i = 0; i < count; i++) sum += values[i]!;
          loss[0] = share === 1 ? sum : sum * share;
          if (share === 1 || divisor === 0) return { loss, gradients }; // no row counts: no gradient
          for (const name of rest.differentiable) scale(gradients[name]!, share);
          return { loss, gradients };
        },
        curve: (target) => ({
          f: (x) => curve.f(x, target, params),
          df: (x) => curve.df(x, target, params),
        }),
      };
    },
  };
}

function shapeOf(
  names: readonly string[],
  found: Operands,
  columns: number | undefined,
  per: 'element' | 'row',
): { rows: number; width: number; length: number } {
  const first = names[0] ?? '';
  const length = found[first]?.length ?? 0;
  const width = columns ?? (per === 'element' ? 1 : length);
  if (!Number.isInteger(width) || width < 1 || length % width !== 0) {
    const problem = `${first} must be whole rows, got ${length} elements in rows of ${width}`;
    throw new EngineError(first, problem);
  }
  return { rows: length / width, width, length };
}

function checkLength(
  name: string,
  operand: Float64Array | undefined,
  extent: Extent,
  length: number,
  rows: number,
): void {
  if (!operand) throw new EngineError(name, `${name} is missing`);
  const allowed = { element: [length], row: [rows], either: [rows, length] }[extent];
  if (allowed.includes(operand.length)) return;
  const text = [...new Set(allowed)].join(' or ');
  throw new EngineError(name, `${name} must have ${text} elements, got ${operand.length}`);
}

function emptyLike(found: Operands, names: readonly string[]): Record<string, Float64Array> {
  return Object.fromEntries(
    names.map((name) => [name, new Float64Array(found[name]?.length ?? 0)]),
  );
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * factor;
}
