import type { ParamSpecs, ValuesOf } from '../params.js';
import { defineLoss, type Loss, type LossDefinition } from './define.js';

type Shared = 'operands' | 'differentiable' | 'per' | 'kernel' | 'curve';

interface Pointwise<S extends ParamSpecs> extends Omit<
  LossDefinition<S, 'input' | 'target', 'input'>,
  Shared
> {
  /** The targets that the curve offers. */
  readonly targets: readonly number[];
  /** The numbers that the input can be; -4 to 4 unless told. */
  readonly domain?: readonly [number, number];
  /** The loss of one element. */
  readonly value: (x: number, target: number, params: ValuesOf<S>) => number;
  /** Its derivative with respect to x, as autograd gives it. */
  readonly slope: (x: number, target: number, params: ValuesOf<S>) => number;
}

/** Defines a loss that compares each element of `input` with its own of `target`. */
export function definePointwiseLoss<
  const S extends ParamSpecs & { readonly reduction: ParamSpecs[string] },
>({ targets, domain, value, slope, ...rest }: Pointwise<S>): Loss {
  return defineLoss<S, 'input' | 'target', 'input'>({
    ...rest,
    operands: { input: 'element', target: 'element' },
    differentiable: ['input'],
    per: 'element',
    kernel({ operands: { input, target }, gradients, values }, params) {
      const gradient = gradients.input;
      for (let i = 0; i < input.length; i++) {
        values[i] = value(input[i]!, target[i]!, params);
        gradient[i] = slope(input[i]!, target[i]!, params);
      }
      return undefined;
    },
    curve: { variable: 'input', targets, ...(domain && { domain }), f: value, df: slope },
  });
}

/** The sign as PyTorch has it: 0 for NaN too. */
export function signOf(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}
