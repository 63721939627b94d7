import { number, withDefaults, type ParamValues } from '../params.js';
import { assertSameLength, show, type Finding } from './finding.js';

/** What counts as overfitting. */
export const overfittingParams = {
  alpha: number({
    default: 5,
    min: 0.5,
    max: 50,
    step: 0.5,
    description: 'The generalization loss, in percent, above which the model overfits.',
    allowed: { test: (alpha) => alpha > 0, text: 'greater than 0' },
  }),
};

/**
 * Prechelt's generalization loss of each epoch, in percent: how far the validation loss is above its
 * lowest finite value so far, GL(t) = 100 · (E(t) / min E − 1).
 *
 * Source: Prechelt 1998, "Early Stopping — But When?", section 2.1.
 *
 * @param validation the validation loss of each epoch, positive; NaN gives NaN.
 */
export function generalizationLoss(validation: ArrayLike<number>): Float64Array {
  const loss = new Float64Array(validation.length);
  let lowest = Infinity;
  for (let i = 0; i < loss.length; i++) {
    if (validation[i]! < lowest && Number.isFinite(validation[i])) lowest = validation[i]!;
    loss[i] = 100 * (validation[i]! / lowest - 1);
  }
  return loss;
}

/**
 * Where the model begins to overfit: the epoch of the lowest validation loss after which the
 * generalization loss exceeds `alpha` percent while the training loss is lower than it was there.
 * (Where the training loss has risen, too, the run diverges instead.) Epochs at which either loss is
 * not finite are passed over; there is no finding once the validation loss has been 0 or less, for
 * then percents of it mean nothing.
 *
 * Source: the stopping criterion GL of Prechelt 1998, "Early Stopping — But When?"; that the
 * training loss goes on falling is the meaning of the word in Goodfellow et al. 2016, section 5.2.
 *
 * @param train the training loss of each epoch, positive.
 * @param validation as many values.
 * @returns as `index` the epoch after which it overfits, as `noticed` the one at which that shows.
 * @throws {EngineError} if the curves differ in length or `alpha` is not allowed.
 */
export function findOverfitting(
  train: ArrayLike<number>,
  validation: ArrayLike<number>,
  params: ParamValues = {},
): Finding & { readonly noticed: number | undefined } {
  const { alpha } = withDefaults(overfittingParams, params);
  assertSameLength(train, validation);
  const nothing = (reason: string) => ({
    found: false,
    index: undefined,
    noticed: undefined,
    reason,
  });
  let best = -1;
  let highest = 0;
  for (let i = 0; i < train.length; i++) {
    const [trained, value] = [train[i]!, validation[i]!];
    if (!Number.isFinite(trained) || !Number.isFinite(value)) continue;
    if (value <= 0) {
      return nothing(
        `The validation loss at epoch ${i} is ${show(value)}: a rise in percent needs positive losses.`,
      );
    }
    if (best < 0 || value < validation[best]!) best = i;
    const loss = 100 * (value / validation[best]! - 1);
    if (loss > highest) highest = loss;
    if (!(loss > alpha && trained < train[best]!)) continue;
    const reason =
      `From epoch ${best} to ${i} the validation loss rises from ${show(validation[best]!)} to ` +
      `${show(value)} (${show(loss)} %, more than ${show(alpha)} %) while the ` +
      `training loss falls from ${show(train[best]!)} to ${show(trained)}.`;
    return { found: true, index: best, noticed: i, reason };
  }
  if (best < 0) return nothing('No epoch has two finite losses.');
  return nothing(
    highest > alpha
      ? 'Where the validation loss rises, the training loss does not fall.'
      : `The validation loss is never more than ${show(highest)} % above its lowest so far.`,
  );
}
