import { EngineError } from '../error.js';
import type { LossParams, LossResult, Operands } from '../losses/define.js';
import { losses } from '../losses/index.js';
import { createRandom, type Random } from '../random.js';
import { createLayers, type Layers, type LayerSpec } from './layers.js';

/** A network of dense layers with a loss. */
export interface NetworkSpec {
  /** How many numbers a row of input has. */
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
  /** Id or qualified name of the loss; the output is its first operand. */
  readonly loss: string;
  /** With a reduction other than 'none'. */
  readonly lossParams?: LossParams;
  /** Where the first parameters come from: a seed, 0 if it is not given, or a generator. */
  readonly random?: number | Random;
}

/** Dense layers whose loss and gradients can be evaluated; see `Layers` for the rest. */
export interface Network extends Layers {
  /**
   * Forward, loss and backward: writes `gradients`.
   *
   * @param input rows × inputs.
   * @param operands the other tensors of the loss by name, e.g. `{ target }`, for the same rows.
   * @returns the loss.
   * @throws {EngineError} for operands that do not fit.
   */
  evaluate(input: Float64Array, operands: Operands): number;
  /** As `evaluate`, without the backward pass: `gradients` stay as they are. */
  loss(input: Float64Array, operands: Operands): number;
}

/**
 * Builds a network and draws its parameters. Any optimizer can drive it: after `evaluate`, change
 * `parameters` in place by what `gradients` say.
 *
 * @throws {EngineError} for unknown names, sizes below 1, parameters that PyTorch would refuse, and
 *   reduction 'none'.
 */
export function createNetwork({
  inputs,
  layers: specs,
  loss: lossName,
  lossParams,
  random = 0,
}: NetworkSpec): Network {
  const found = losses.find(lossName);
  if (!found) throw new EngineError('loss', `there is no loss ${lossName}`);
  if (lossParams?.['reduction'] === 'none') {
    throw new EngineError('reduction', "reduction must give one number, got 'none'");
  }
  const bound = found.with(lossParams);
  const first = found.operands[0] ?? '';
  if (!found.differentiable.includes(first)) {
    throw new EngineError('loss', `${found.label} has no gradient for its ${first}`);
  }
  const source = typeof random === 'number' ? createRandom(random) : random;
  const layers = createLayers(inputs, specs, source);
  let result: LossResult | undefined;
  const run = (input: Float64Array, operands: Operands): LossResult => {
    const output = layers.forward(input);
    const given: Operands = { ...operands, [first]: output };
    // The arrays of an earlier call serve again while the batch has as many rows.
    const fits = Object.entries(result?.gradients ?? {}).every(
      ([name, gradient]) => gradient.length === given[name]?.length,
    );
    result = bound.evaluate(given, layers.outputs, fits ? result : undefined);
    return result;
  };
  return {
    ...layers,
    loss: (input, operands) => run(input, operands).loss[0]!,
    evaluate(input, operands) {
      const { loss, gradients } = run(input, operands);
      layers.backward(gradients[first]!);
      return loss[0]!;
    },
  };
}
