import { EngineError } from '../error.js';
import { withDefaults, type ParamSpecs, type ParamValues, type ValuesOf } from '../params.js';
import type { Formulated } from '../formula.js';
import type { Named } from '../registry.js';

/** A rule that moves parameters along their gradients, in float64. */
export interface Optimizer extends Named, Formulated {
  /** The name people write, e.g. `AdamW`. */
  readonly label: string;
  /** TeX of one step: θ parameters, g gradient, η learning rate, t the step counted from 1. */
  readonly tex: string;
  /** PyTorch's parameters by PyTorch's names; only those that change numbers. */
  readonly params: ParamSpecs;
  /** `matrix`: takes shapes of two dimensions only. */
  readonly takes: 'any' | 'matrix';
  /** `closure`: evaluates several points in one step, so that only `stepWith` can drive it. */
  readonly needs: 'gradient' | 'closure';
  /**
   * Starts an optimizer with zero state.
   *
   * @param params what differs from the defaults.
   * @param shape `[n]` or `[rows, columns]`, row-major; by default two parameters, as `[2]` or, of a
   *   matrix optimizer, `[1, 2]`.
   * @throws {EngineError} for an unknown parameter, a value that PyTorch would refuse or that is not
   *   finite, or a shape that it does not take.
   */
  create(params?: ParamValues, shape?: readonly number[]): Stepper;
}

/** Writes the gradient at `at` into `gradients`, and returns the loss there. Must not keep `at`. */
export type Evaluate = (at: Float64Array, gradients: Float64Array) => number;

/** A started optimizer: its state belongs to one array of parameters. */
export interface Stepper {
  readonly shape: readonly number[];
  /** How many parameters the shape has. */
  readonly size: number;
  /** The base learning rate, used by steps that name none. */
  readonly lr: number;
  /**
   * Moves `parameters` in place. Allocates nothing.
   *
   * @param gradients of the same length; not changed. The look-ahead Nesterov takes them at the point
   *   that `lookAhead` gives.
   * @param lr the learning rate of this step only, as a schedule gives it; not checked.
   * @throws {EngineError} if a length is not that of the shape, or if the optimizer needs a closure.
   */
  step(parameters: Float64Array, gradients: Float64Array, lr?: number): void;
  /**
   * Moves `parameters` in place, asking for the gradients where the optimizer wants them: drives every
   * optimizer.
   *
   * @returns the loss that `evaluate` gave first.
   */
  stepWith(parameters: Float64Array, evaluate: Evaluate, lr?: number): number;
  /** Where the gradients of the next step are wanted, if not at `parameters`; written into `out`. */
  readonly lookAhead?: (parameters: Float64Array, out: Float64Array, lr?: number) => void;
  /** Forgets all state, as if just created. */
  reset(): void;
  /** State arrays by PyTorch's names (`momentum_buffer`, `exp_avg`, …), live: not to be written. */
  readonly state: Readonly<Record<string, Float64Array>>;
  /** The averaged or accumulated gradient that the optimizer follows, live; what a plot draws as arrow. */
  readonly velocity: Float64Array | undefined;
  /** State numbers per parameter: 0 for plain SGD, 2 for Adam. Counters are not counted. */
  readonly statePerParameter: number;
}

/** What an optimizer's file provides; `defineOptimizer` makes a `Stepper` of it. */
export interface Rule {
  readonly step: Stepper['step'];
  readonly stepWith?: Stepper['stepWith'];
  readonly lookAhead?: NonNullable<Stepper['lookAhead']>;
  readonly state: Readonly<Record<string, Float64Array>>;
  readonly velocity?: Float64Array | undefined;
  /** Restarts counters; the arrays of `state` are zeroed before. */
  readonly restart?: () => void;
}

type WithRate = ParamSpecs & { readonly lr: ParamSpecs[string] };

interface Definition<S extends WithRate> extends Omit<
  Optimizer,
  'create' | 'params' | 'takes' | 'needs'
> {
  readonly params: S;
  readonly takes?: Optimizer['takes'];
  readonly needs?: Optimizer['needs'];
  /** Binds the parameters; `size` is the product of `shape`. May throw an `EngineError`. */
  readonly start: (params: ValuesOf<S>, size: number, shape: readonly number[]) => Rule;
}

export function defineOptimizer<const S extends WithRate>(definition: Definition<S>): Optimizer {
  const { start, takes = 'any', needs = 'gradient', ...rest } = definition;
  return {
    ...rest,
    takes,
    needs,
    create(given, shape = takes === 'matrix' ? [1, 2] : [2]) {
      checkShape(shape, takes, definition.label);
      const size = shape.reduce((product, length) => product * length, 1);
      const params = withDefaults(definition.params, given);
      const { lr } = params;
      const rule = start(params, size, shape);
      const arrays = Object.values(rule.state);
      const gradients = new Float64Array(size);
      const ahead = new Float64Array(rule.lookAhead ? size : 0);
      return {
        shape,
        size,
        lr: typeof lr === 'number' ? lr : NaN,
        step: rule.step,
        stepWith:
          rule.stepWith ??
          ((parameters, evaluate, rate) => {
            rule.lookAhead?.(parameters, ahead, rate);
            const loss = evaluate(rule.lookAhead ? ahead : parameters, gradients);
            rule.step(parameters, gradients, rate);
            return loss;
          }),
        ...(rule.lookAhead ? { lookAhead: rule.lookAhead } : {}),
        reset() {
          for (const array of arrays) array.fill(0);
          rule.restart?.();
        },
        state: rule.state,
        velocity: rule.velocity,
        statePerParameter: arrays.reduce((sum, { length }) => sum + length, 0) / size,
      };
    },
  };
}

/** @throws {EngineError} if an array does not have `size` numbers. */
export function expectSize(size: number, parameters: Float64Array, gradients: Float64Array): void {
  if (parameters.length !== size || gradients.length !== size)
    refuseLengths(size, parameters, gradients);
}

function refuseLengths(size: number, parameters: Float64Array, gradients: Float64Array): never {
  const [name, array] =
    parameters.length === size ? ['gradients', gradients] : ['parameters', parameters];
  throw new EngineError(
    name,
    `${name} must have ${size} numbers as the shape says, got ${array.length}`,
  );
}

function checkShape(shape: readonly number[], takes: Optimizer['takes'], label: string): void {
  const text = `[${shape.join(', ')}]`;
  if (shape.length === 0 || !shape.every((length) => Number.isInteger(length) && length > 0)) {
    throw new EngineError('shape', `shape must be positive whole numbers, got ${text}`);
  }
  if (takes === 'matrix' && shape.length !== 2) {
    throw new EngineError(
      'shape',
      `${label} takes matrices only: shape must be [rows, columns], got ${text}`,
    );
  }
  if (shape.length > 2) {
    throw new EngineError('shape', `shape must have one or two dimensions, got ${text}`);
  }
}
