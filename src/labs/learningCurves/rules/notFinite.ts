export interface NotFinite {
  /** Places in the curve, of the first and the last value that is not finite. */
  readonly from: number;
  readonly to: number;
  /** The first such value. */
  readonly value: number;
  /** Whether numbers follow. */
  readonly recovers: boolean;
}

/** The stretches of a curve that are NaN or infinite. */
export function notFiniteOf(values: Float64Array): NotFinite[] {
  const found: NotFinite[] = [];
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const isBroken = i < values.length && !Number.isFinite(values[i]);
    if (isBroken && from < 0) from = i;
    if (isBroken || from < 0) continue;
    found.push({ from, to: i - 1, value: values[from] ?? NaN, recovers: i < values.length });
    from = -1;
  }
  return found;
}
