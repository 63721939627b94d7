import { EngineError } from '../../error.js';
import {
  finiteNumbers,
  requireLength,
  requireSamples,
  type NumericArray,
} from '../input/arrays.js';
import { checkWeights } from '../input/weights.js';

/** True and predicted numbers that fit each other, with their weights. */
export interface Targets {
  readonly yTrue: Float64Array;
  readonly yPred: Float64Array;
  readonly weights: Float64Array | null;
}

/** @throws {EngineError} for no samples, other lengths, NaN or ±∞, or weights that are refused. */
export function checkTargets(
  yTrue: NumericArray,
  yPred: NumericArray,
  sampleWeight: NumericArray | null = null,
): Targets {
  requireSamples('y_true', yTrue);
  requireLength('y_pred', yPred, yTrue.length);
  return {
    yTrue: finiteNumbers('y_true', yTrue),
    yPred: finiteNumbers('y_pred', yPred),
    weights: checkWeights(sampleWeight, yTrue.length),
  };
}

/** `loss` of each sample. */
export function lossesOf(
  { yTrue, yPred }: Targets,
  loss: (truth: number, prediction: number) => number,
): Float64Array {
  const losses = new Float64Array(yTrue.length);
  for (let i = 0; i < losses.length; i++) losses[i] = loss(yTrue[i]!, yPred[i]!);
  return losses;
}

/** @throws {EngineError} for a number of which log(1 + y) is not defined. */
export function requireAboveMinusOne({ yTrue, yPred }: Targets): void {
  for (const [name, values] of [
    ['y_true', yTrue],
    ['y_pred', yPred],
  ] as const) {
    const at = values.findIndex((value) => value <= -1);
    if (at < 0) continue;
    throw new EngineError(name, `${name} must be above -1, got ${values[at]} at index ${at}`);
  }
}
