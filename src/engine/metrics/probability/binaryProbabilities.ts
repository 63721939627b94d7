import { EngineError } from '../../error.js';
import { requireLength, requireSamples, wholeLabels, type NumericArray } from '../input/arrays.js';
import { distinctLabels } from '../input/labels.js';
import { checkWeights } from '../input/weights.js';
import { bothColumns, withinUnit, type ClassProbabilities } from './classProbabilities.js';

/**
 * Labels of two classes and the probability of the positive one.
 *
 * @param posLabel the positive label; the larger one if null, but for 0 or −1 alone, which are
 *   negative.
 * @throws {EngineError} for more than two classes or probabilities outside [0, 1].
 */
export function checkBinaryProbabilities(
  yTrue: NumericArray,
  yProba: NumericArray,
  posLabel: number | null,
  sampleWeight: NumericArray | null,
): ClassProbabilities {
  requireSamples('y_true', yTrue);
  requireLength('y_proba', yProba, yTrue.length);
  const labels = wholeLabels('y_true', yTrue);
  const classes = distinctLabels(labels);
  if (classes.length > 2) {
    const message = `y_true must hold two classes where y_proba has one column, got ${classes.length}`;
    throw new EngineError('y_true', message);
  }
  const only = classes.length === 1 ? classes[0]! : NaN;
  const larger = only === 0 || only === -1 ? 1 : classes.at(-1)!;
  const positive = posLabel ?? larger;
  return {
    places: labels.map((label) => (label === positive ? 1 : 0)),
    probabilities: bothColumns(withinUnit(yProba)),
    columns: 2,
    weights: checkWeights(sampleWeight, yTrue.length),
    epsilon: 2 ** -52,
    warnings: [],
  };
}
