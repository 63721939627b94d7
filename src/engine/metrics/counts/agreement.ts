import type { LabelPairs } from './pairCounts.js';

/** How many samples are predicted rightly, and how many there are: sums of weights if weighted. */
export interface Agreement {
  readonly right: number;
  readonly all: number;
}

/** Counts the samples whose two labels are the same. */
export function agreementOf({ yTrue, yPred, weights }: LabelPairs): Agreement {
  let right = 0;
  if (!weights) {
    for (let i = 0; i < yTrue.length; i++) right += yTrue[i] === yPred[i] ? 1 : 0;
    return { right, all: yTrue.length };
  }
  let all = 0;
  for (let i = 0; i < yTrue.length; i++) {
    const weight = weights[i]!;
    if (yTrue[i] === yPred[i]) right += weight;
    all += weight;
  }
  return { right, all };
}
