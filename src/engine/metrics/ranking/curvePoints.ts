import { firstRows, type Ranking } from './rankScores.js';

/** Whether a curve keeps a point, by how much the counts rise to it and from it. */
export type Corner = (
  hitsTo: number,
  hitsFrom: number,
  missesTo: number,
  missesFrom: number,
) => boolean;

/** Where a ROC curve bends: false or true positives rise by more or less than the step before. */
export const bendsRoc: Corner = (hitsTo, hitsFrom, missesTo, missesFrom) =>
  missesFrom - missesTo !== 0 || hitsFrom - hitsTo !== 0;

/** Where the true positives rise, to the point or from it. */
export const changesRecall: Corner = (hitsTo, hitsFrom) => hitsTo !== 0 || hitsFrom !== 0;

/**
 * Leaves out the thresholds at which there is no corner, and overwrites the ranking with the rest. The
 * rows up to `first` and the last are always kept.
 */
export function keepCorners(ranking: Ranking, first: number, isCorner: Corner): Ranking {
  const { thresholds, truePositives, falsePositives } = ranking;
  const last = thresholds.length - 1;
  let next = first + 1;
  let [hits, misses] = [truePositives[first]!, falsePositives[first]!];
  let [hitsTo, missesTo] = [0, 0];
  for (let row = first; row < last; row++) {
    const hitsFrom = truePositives[row + 1]! - hits;
    const missesFrom = falsePositives[row + 1]! - misses;
    if (row > first && isCorner(hitsTo, hitsFrom, missesTo, missesFrom)) {
      thresholds[next] = thresholds[row]!;
      truePositives[next] = hits;
      falsePositives[next] = misses;
      next++;
    }
    hits = truePositives[row + 1]!;
    misses = falsePositives[row + 1]!;
    hitsTo = hitsFrom;
    missesTo = missesFrom;
  }
  if (last <= first) return ranking;
  thresholds[next] = thresholds[last]!;
  truePositives[next] = hits;
  falsePositives[next] = misses;
  return firstRows(ranking, next + 1);
}
