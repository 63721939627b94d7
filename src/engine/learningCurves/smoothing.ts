/**
 * TensorBoard's smoothing of a curve: an exponential moving average that starts at 0 and is divided
 * by the weight it has gathered, so that it is not drawn to 0 at the beginning.
 *
 * As in TensorBoard, NaN and ±∞ stay where they are and count for nothing; a curve that is constant
 * is left alone; a weight that is not finite is taken as 0 and others are clipped to [0, 1]; the
 * weight 1 gives 0 everywhere.
 *
 * Source: TensorBoard's `classicSmoothing`, tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts.
 *
 * @param values the curve, any length.
 * @param weight TensorBoard's slider; its default there is 0.6.
 * @returns as many values, in the same order.
 */
export function smooth(values: ArrayLike<number>, weight = 0.6): Float64Array {
  const kept = Number.isFinite(weight) ? Math.max(0, Math.min(1, weight)) : 0;
  const smoothed = Float64Array.from(values);
  if (smoothed.every((value) => value === smoothed[0])) return smoothed;
  let average = 0;
  let counted = 0;
  for (let i = 0; i < smoothed.length; i++) {
    const value = smoothed[i]!;
    if (!Number.isFinite(value)) continue;
    average = average * kept + (1 - kept) * value;
    counted += 1;
    smoothed[i] = average / (kept === 1 ? 1 : 1 - Math.pow(kept, counted));
  }
  return smoothed;
}
