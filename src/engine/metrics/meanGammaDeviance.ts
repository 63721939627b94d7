import { defineMetric, type Score } from './define.js';
import type { NumericArray } from './input/arrays.js';
import { completeOptions, numbersOrNull, type OptionsOf } from './input/options.js';
import { checkTargets } from './regression/targets.js';
import { meanDeviance, requireTweedie } from './regression/tweedie.js';

const options = {
  /** One weight a sample, none negative. */
  sample_weight: numbersOrNull(),
};

/** What {@link meanGammaDeviance} takes besides its arrays, by scikit-learn's names and defaults. */
export type MeanGammaDevianceOptions = OptionsOf<typeof options>;

/**
 * The mean deviance of the gamma distribution: the Tweedie deviance of power 2.
 *
 * @param yTrue finite numbers above 0, shape (n).
 * @param yPred predicted numbers above 0, shape (n).
 * @returns a value of at least 0.
 * @throws {EngineError} for lengths that differ, NaN or ±∞, or numbers out of their range.
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.mean_gamma_deviance.html
 */
export function meanGammaDeviance(
  yTrue: NumericArray,
  yPred: NumericArray,
  given?: MeanGammaDevianceOptions,
): Score {
  const { sample_weight } = completeOptions(options, given);
  const targets = checkTargets(yTrue, yPred, sample_weight);
  requireTweedie(targets, 2);
  return { value: meanDeviance(targets, 2), warnings: [] };
}

export default defineMetric({
  id: 'mean_gamma_deviance',
  label: 'Mean gamma deviance',
  forms: [
    {
      name: 'sklearn.metrics.mean_gamma_deviance',
      signature: 'y_true, y_pred, *, sample_weight=None',
    },
  ],
  tex: String.raw`\frac{2}{n} \sum_s \left(\log \frac{\hat y_s}{y_s} + \frac{y_s}{\hat y_s} - 1\right)`,
  text: 'gamma deviance = mean of 2 (log(ŷ / y) + y / ŷ − 1)',
  task: 'regression',
  greaterIsBetter: false,
  options,
  compute: meanGammaDeviance,
});
