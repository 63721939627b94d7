import type { Ranking } from './rankScores.js';

/** Which thresholds a curve keeps. The first and the last are always kept. */
export type Corner = (ranking: Ranking, i: number) => boolean;

/** Where a ROC curve bends: false or true positives change by more or less than the step before. */
export function bendsRoc({ truePositives, falsePositives }: Ranking, i: number): boolean {
  return bends(falsePositives, i) || bends(truePositives, i);
}

function bends(counts: Float64Array, i: number): boolean {
  return counts[i + 1]! - counts[i]! - (counts[i]! - counts[i - 1]!) !== 0;
}

/** Where the true positives change, before or after. */
export function changesRecall({ truePositives }: Ranking, i: number): boolean {
  return truePositives[i] !== truePositives[i - 1] || truePositives[i + 1] !== truePositives[i];
}

/** Leaves out the thresholds for which `corner` does not hold. */
export function keepCorners(ranking: Ranking, corner: Corner): Ranking {
  const last = ranking.thresholds.length - 1;
  let many = Math.min(2, last + 1);
  for (let i = 1; i < last; i++) if (corner(ranking, i)) many++;
  if (many > last) return ranking;
  const kept = {
    thresholds: new Float64Array(many),
    truePositives: new Float64Array(many),
    falsePositives: new Float64Array(many),
  };
  let next = 0;
  for (let i = 0; i <= last; i++) {
    if (i > 0 && i < last && !corner(ranking, i)) continue;
    kept.thresholds[next] = ranking.thresholds[i]!;
    kept.truePositives[next] = ranking.truePositives[i]!;
    kept.falsePositives[next] = ranking.falsePositives[i]!;
    next++;
  }
  return kept;
}
