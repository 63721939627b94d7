import { withDefaults } from '../params.js';
import { assertSameLength, mode, show, type Finding, type Mode } from './finding.js';

/**
 * How much worse the model does on data that it was not trained on: validation − train for a curve
 * that should fall, train − validation for one that should rise. Positive is worse on validation.
 *
 * Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", section 5.2.
 *
 * @param train one value an epoch.
 * @param validation as many values.
 * @returns the gap of each epoch, NaN where either curve is, and where it is widest.
 * @throws {EngineError} if the curves differ in length.
 */
export function generalizationGap(
  train: ArrayLike<number>,
  validation: ArrayLike<number>,
  params: { readonly mode?: Mode } = {},
): Finding & { readonly gap: Float64Array } {
  const sign = withDefaults({ mode }, params).mode === 'min' ? 1 : -1;
  assertSameLength(train, validation);
  const gap = new Float64Array(train.length);
  let widest = -1;
  for (let i = 0; i < gap.length; i++) {
    gap[i] = sign * (validation[i]! - train[i]!);
    if (Number.isFinite(gap[i]) && (widest < 0 || gap[i]! > gap[widest]!)) widest = i;
  }
  if (widest < 0) {
    return { gap, found: false, index: undefined, reason: 'No epoch has two finite values.' };
  }
  const reason =
    `The gap is widest at epoch ${widest}: ${show(gap[widest]!)} ` +
    `(train ${show(train[widest]!)}, validation ${show(validation[widest]!)}).`;
  return { gap, found: true, index: widest, reason };
}
