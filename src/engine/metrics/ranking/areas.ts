import type { Ranking } from './rankScores.js';

/**
 * The area under the ROC curve, or under its part up to the false positive rate `maxFpr`, in (0, 1],
 * standardised by McClish 1989 so that chance is 0.5. Needs both classes.
 */
export function rocArea({ truePositives, falsePositives }: Ranking, maxFpr = 1): number {
  const positives = truePositives.at(-1) ?? 0;
  const negatives = falsePositives.at(-1) ?? 0;
  if (maxFpr < 1)
    return partialArea({ truePositives, falsePositives, positives, negatives }, maxFpr);
  let [area, hits, misses] = [0, 0, 0];
  for (let i = 0; i < truePositives.length; i++) {
    const nextHits = truePositives[i]!;
    const nextMisses = falsePositives[i]!;
    area += (nextMisses - misses) * (nextHits + hits);
    hits = nextHits;
    misses = nextMisses;
  }
  return area / 2 / positives / negatives;
}

interface Counts {
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

function partialArea(counts: Counts, maxFpr: number): number {
  const { truePositives, falsePositives, positives, negatives } = counts;
  let [area, tpr, fpr] = [0, 0, 0];
  for (let i = 0; i < truePositives.length; i++) {
    const nextTpr = truePositives[i]! / positives;
    const nextFpr = falsePositives[i]! / negatives;
    if (nextFpr > maxFpr) {
      const atMost = tpr + ((nextTpr - tpr) * (maxFpr - fpr)) / (nextFpr - fpr);
      area += ((maxFpr - fpr) * (tpr + atMost)) / 2;
      break;
    }
    area += ((nextFpr - fpr) * (tpr + nextTpr)) / 2;
    tpr = nextTpr;
    fpr = nextFpr;
  }
  const chance = 0.5 * maxFpr ** 2;
  return 0.5 * (1 + (area - chance) / (maxFpr - chance));
}

/** The sum of precisions at each threshold, each times the recall that it adds; 0 without positives. */
export function averagePrecision({ truePositives, falsePositives }: Ranking): number {
  const positives = truePositives.at(-1) ?? 0;
  if (positives === 0) return 0;
  let [total, hits] = [0, 0];
  for (let i = 0; i < truePositives.length; i++) {
    const nextHits = truePositives[i]!;
    if (nextHits === hits) continue;
    total += ((nextHits - hits) * nextHits) / (nextHits + falsePositives[i]!);
    hits = nextHits;
  }
  return total / positives;
}
