import { EngineError } from '../error.js';
import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { average } from './input/weights.js';
import { checkTargets, lossesOf, type Targets } from './regression/targets.js';
import { meanDeviance, powerOption, requireTweedie, tweedieLoss } from './regression/tweedie.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The power of the mean to which the variance is proportional; at most 0 or at least 1. */
  power: powerOption,
};

/** What {@link d2TweedieScore} takes besides its arrays, by scikit-learn's names and defaults. */
export type D2TweedieScoreOptions = OptionsOf<typeof options>;

/**
 * Which part of the Tweedie deviance of always predicting the mean is saved; R² for power 0.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at most 1; NaN for one sample, with a warning.
 * @throws {EngineError} for lengths that differ, NaN or ±∞, numbers at or below 0 where the power does
 *   not allow them, or a truth that does not vary.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.d2_tweedie_score.html
 */
export function d2TweedieScore(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: D2TweedieScoreOptions,
): Score {
  const { sample_weight, power } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  if (yTrue.length < 2) return { value: NaN, warnings: ['D² is not defined for one sample'] };
  requireTweedie(targets, power);
  requireVaried(targets);
  const mean = average(targets.yTrue, targets.weights);
  const ofNull = lossesOf(targets, (truth) => tweedieLoss(power)(truth, mean));
  const value = 1 - meanDeviance(targets, power) / average(ofNull, targets.weights);
  return { value, warnings: [] };
}

/** scikit-learn divides by zero here. */
function requireVaried({ yTrue, weights }: Targets): void {
  const counted = weights ? yTrue.filter((_, i) => weights[i] !== 0) : yTrue;
  if (counted.some((value) => value !== counted[0])) return;
  throw new EngineError('y_true', `y_true must hold different values, got only ${counted[0]}`);
}

export default defineMetric({
  id: 'd2_tweedie_score',
  label: 'D² of the Tweedie deviance',
  forms: [
    {
      name: 'sklearn.metrics.d2_tweedie_score',
      signature: 'y_true, y_pred, *, sample_weight=None, power=0',
    },
  ],
  tex: String.raw`D^2 = 1 - \frac{\mathrm{dev}(y, \hat y)}{\mathrm{dev}(y, \bar y)}`,
  text: 'D² = 1 − dev(y, ŷ) / dev(y, ȳ)',
  task: 'regression',
  greaterIsBetter: true,
  options,
  compute: d2TweedieScore,
});
