import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { meanDeviance, requireTweedie } from './regression/tweedie.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link meanPoissonDeviance} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanPoissonDevianceOptions = OptionsOf<typeof options>;

/**
 * The mean deviance of the Poisson distribution: the Tweedie deviance of power 1.
 *
 * @param yTrue finite numbers of at least 0, shape (n).
 * @param yPred predicted numbers above 0, shape (n).
 * @returns a value of at least 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞, or numbers out of their range.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_poisson_deviance.html
 */
export function meanPoissonDeviance(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanPoissonDevianceOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  requireTweedie(targets, 1);
  return { value: meanDeviance(targets, 1), warnings: [] };
}

export default defineMetric({
  id: 'mean_poisson_deviance',
  label: 'Mean Poisson deviance',
  forms: [
    {
      name: 'sklearn.metrics.mean_poisson_deviance',
      signature: 'y_true, y_pred, *, sample_weight=None',
    },
  ],
  tex: String.raw`\frac{2}{n} \sum_s \left(y_s \log \frac{y_s}{\hat y_s} - y_s + \hat y_s\right)`,
  text: 'Poisson deviance = mean of 2 (y log(y / ŷ) − y + ŷ)',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanPoissonDeviance,
});
