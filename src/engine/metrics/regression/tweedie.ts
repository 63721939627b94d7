import { EngineError } from '../../error.js';
import { numberThat } from '../input/options.js';
import { average } from '../input/weights.js';
import { lossesOf, type Targets } from './targets.js';

/** x·log(y), 0 for x = 0. */
function xlogy(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(y);
}

/** The deviance of one sample for the variance μ^power. */
export function tweedieLoss(power: number): (truth: number, prediction: number) => number {
  if (power === 0) return (truth, prediction) => (truth - prediction) ** 2;
  if (power === 1) {
    return (truth, prediction) => 2 * (xlogy(truth, truth / prediction) - truth + prediction);
  }
  if (power === 2) {
    return (truth, prediction) => 2 * (Math.log(prediction / truth) + truth / prediction - 1);
  }
  return (truth, prediction) =>
    2 *
    (Math.max(truth, 0) ** (2 - power) / ((1 - power) * (2 - power)) -
      (truth * prediction ** (1 - power)) / (1 - power) +
      prediction ** (2 - power) / (2 - power));
}

/** @throws {EngineError} for numbers for which the distribution has no deviance. */
export function requireTweedie({ yTrue, yPred }: Targets, power: number): void {
  const refuse = (name: string, values: Float64Array, strictly: boolean): void => {
    const at = values.findIndex((value) => (strictly ? value <= 0 : value < 0));
    if (at < 0) return;
    const allowed = strictly ? 'positive' : 'at least 0';
    const message = `${name} must be ${allowed} for power ${power}, got ${values[at]} at index ${at}`;
    throw new EngineError(name, message);
  };
  if (power === 0) return;
  refuse('y_pred', yPred, true);
  if (power >= 1) refuse('y_true', yTrue, power >= 2);
}

/** The mean deviance. */
export function meanDeviance(targets: Targets, power: number): number {
  return average(lossesOf(targets, tweedieLoss(power)), targets.weights);
}

/** The power of the mean to which the variance is proportional. */
export const powerOption = numberThat(
  0,
  'a finite number of at most 0 or at least 1',
  (value) => Number.isFinite(value) && (value <= 0 || value >= 1),
);
