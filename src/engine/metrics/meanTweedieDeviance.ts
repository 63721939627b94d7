import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { meanDeviance, powerOption, requireTweedie } from './regression/tweedie.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
  /** The power of the mean to which the variance is proportional; at most 0 or at least 1. */
  power: powerOption,
};

/** What {@link meanTweedieDeviance} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanTweedieDevianceOptions = OptionsOf<typeof options>;

/**
 * The mean deviance of the Tweedie distribution with variance μ^`power`: 0 normal, 1 Poisson, 2 gamma,
 * 3 inverse Gaussian.
 *
 * @param yTrue finite numbers, shape (n).
 * @param yPred predicted numbers, shape (n).
 * @returns a value of at least 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞, or numbers at or below 0 where the power
 *   does not allow them.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_tweedie_deviance.html
 */
export function meanTweedieDeviance(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanTweedieDevianceOptions,
): Score {
  const { sample_weight, power } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  requireTweedie(targets, power);
  return { value: meanDeviance(targets, power), warnings: [] };
}

export default defineMetric({
  id: 'mean_tweedie_deviance',
  label: 'Mean Tweedie deviance',
  forms: [
    {
      name: 'sklearn.metrics.mean_tweedie_deviance',
      signature: 'y_true, y_pred, *, sample_weight=None, power=0',
    },
  ],
  tex: String.raw`\frac{2}{n} \sum_s \left(\frac{\max(y_s, 0)^{2-p}}{(1-p)(2-p)} - \frac{y_s \hat y_s^{1-p}}{1-p} + \frac{\hat y_s^{2-p}}{2-p}\right)`,
  text: 'Tweedie deviance = mean of 2 (y^(2−p) / ((1−p)(2−p)) − y ŷ^(1−p) / (1−p) + ŷ^(2−p) / (2−p))',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanTweedieDeviance,
});
