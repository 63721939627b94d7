import type { Score } from '../define.js';
import { numberThat } from '../input/options.js';
import { average } from '../input/weights.js';
import { weightedQuantile } from '../ranking/percentiles.js';
import { explainedPart } from './explained.js';
import { lossesOf, type Targets } from './targets.js';

/** The quantile that is predicted. */
export const alphaOption = numberThat(
  0.5,
  'a number in [0, 1]',
  (value) => value >= 0 && value <= 1,
);

/** The mean pinball loss for the quantile `alpha`. */
export function meanPinball(targets: Targets, alpha: number): number {
  const losses = lossesOf(targets, (truth, prediction) => {
    const error = truth - prediction;
    return error >= 0 ? alpha * error : (alpha - 1) * error;
  });
  return average(losses, targets.weights);
}

/** Which part of the loss of always predicting the quantile of the truth is saved. */
export function explainedPinball(targets: Targets, alpha: number): Score {
  const { yTrue, weights } = targets;
  if (yTrue.length < 2) return { value: NaN, warnings: ['D² is not defined for one sample'] };
  const quantile = weightedQuantile(yTrue, weights, (alpha * 100) / 100); // as numpy, by percent
  const own = meanPinball(targets, alpha);
  const ofNull = meanPinball({ ...targets, yPred: yTrue.map(() => quantile) }, alpha);
  return { value: explainedPart(own, ofNull, true), warnings: [] };
}
