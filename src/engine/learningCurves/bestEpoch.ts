import { withDefaults } from '../params.js';
import { isBetter, mode, show, type Finding, type Mode } from './finding.js';

/**
 * The epoch whose value is best: the first of equals, as `numpy.nanargmin` and `nanargmax` take it,
 * except that infinite values are passed over like NaN.
 *
 * @param values one value an epoch.
 * @throws {EngineError} if `mode` is neither `'min'` nor `'max'`.
 */
export function bestEpoch(
  values: ArrayLike<number>,
  params: { readonly mode?: Mode } = {},
): Finding & { readonly value: number } {
  const wanted = withDefaults({ mode }, params).mode;
  let index = -1;
  let best = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (index < 0 || isBetter(value, best, wanted)) {
      index = i;
      best = value;
    }
  }
  if (index < 0) {
    const reason = `None of ${values.length} values is finite.`;
    return { found: false, index: undefined, value: NaN, reason };
  }
  const word = wanted === 'min' ? 'lowest' : 'highest';
  const reason = `${show(best)} at epoch ${index} is the ${word} of ${values.length} values.`;
  return { found: true, index, value: best, reason };
}
