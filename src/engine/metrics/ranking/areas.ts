import type { Ranking } from './ranking.js';
import { mergeSides, type SortedSides, type ThresholdVisitor } from './sortedSides.js';

/** What an area is taken of: scores ranked once for several uses, or only sorted. */
export type Ranked = Ranking | SortedSides;

/** Shows the counts at each threshold; of scores that are only sorted, without storing them. */
function visitAll(ranked: Ranked, visitor: ThresholdVisitor): void {
  if ('positives' in ranked) {
    mergeSides(ranked, visitor);
    return;
  }
  const { thresholds, truePositives, falsePositives } = ranked;
  for (let row = 1; row < thresholds.length; row++) {
    visitor.visit(thresholds[row]!, truePositives[row]!, falsePositives[row]!);
  }
}

/**
 * The area under the ROC curve, or under its part up to the false positive rate `maxFpr`, in (0, 1],
 * standardized by McClish 1989 so that chance is 0.5; NaN if either class has no samples.
 */
export function rocArea(ranked: Ranked, maxFpr = 1): number {
  if (maxFpr < 1) return partialRocArea(ranked, maxFpr);
  const whole = new RocArea();
  visitAll(ranked, whole);
  return whole.area / 2 / whole.hits / whole.misses;
}

/** Twice the area, in the units of the counts. */
class RocArea implements ThresholdVisitor {
  hits = 0;
  misses = 0;
  area = 0;

  visit(_threshold: number, hits: number, misses: number): void {
    this.area += (misses - this.misses) * (hits + this.hits);
    this.hits = hits;
    this.misses = misses;
  }
}

function partialRocArea(ranked: Ranked, maxFpr: number): number {
  const whole = new RocArea();
  visitAll(ranked, whole);
  if (whole.hits === 0 || whole.misses === 0) return NaN;
  const part = new PartialRocArea(whole.hits, whole.misses, maxFpr);
  visitAll(ranked, part);
  const chance = 0.5 * maxFpr ** 2;
  return 0.5 * (1 + (part.area - chance) / (maxFpr - chance));
}

class PartialRocArea implements ThresholdVisitor {
  tpr = 0;
  fpr = 0;
  area = 0;

  constructor(
    readonly positives: number,
    readonly negatives: number,
    readonly maxFpr: number,
  ) {}

  visit(_threshold: number, hits: number, misses: number): void {
    if (this.fpr >= this.maxFpr) return;
    const tpr = hits / this.positives;
    const fpr = misses / this.negatives;
    const end = Math.min(fpr, this.maxFpr);
    const inside = fpr > end ? (end - this.fpr) / (fpr - this.fpr) : 1;
    const height = this.tpr + inside * (tpr - this.tpr);
    this.area += ((end - this.fpr) * (this.tpr + height)) / 2;
    this.tpr = height;
    this.fpr = end;
  }
}

/** The sum of precisions at each threshold, each times the recall that it adds; NaN without positives. */
export function averagePrecision(ranked: Ranked): number {
  const sum = new PrecisionSum();
  visitAll(ranked, sum);
  return sum.total / sum.hits;
}

class PrecisionSum implements ThresholdVisitor {
  hits = 0;
  total = 0;

  visit(_threshold: number, hits: number, misses: number): void {
    this.total += ((hits - this.hits) * hits) / (hits + misses);
    this.hits = hits;
  }
}
