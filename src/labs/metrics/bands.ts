import type { Band } from './figures/curves.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What bootstrap resamples say about one model: 95 % of them lie inside. */
export interface CurveBands {
  readonly roc: Band;
  readonly pr: Band;
  readonly auc: Interval;
  readonly ap: Interval;
}

/** Bands of each model and, of two on the same rows, how far the second is ahead of the first. */
export interface Uncertainty {
  readonly models: readonly CurveBands[];
  readonly differences?: { readonly auc: Interval; readonly ap: Interval } | undefined;
}
