/**
 * What every threshold on the scores gives, from the highest to the lowest: all that the curves of a
 * binary problem need, so that one sort serves them all. A sample counts as positive if its score is
 * at least the threshold.
 */
export interface Ranking {
  /** Infinity, then the different scores, descending; shape (m + 1). */
  readonly thresholds: Float64Array;
  /** True positives at each threshold, ascending from 0: counts, or sums of weights. */
  readonly truePositives: Float64Array;
  /** False positives likewise. */
  readonly falsePositives: Float64Array;
}
