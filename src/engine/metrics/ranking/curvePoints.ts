import type { Ranking } from './ranking.js';
import type { ThresholdVisitor } from './sortedSides.js';

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

/** Writes those rows that are corners, with the first and the last; each is told once the next is known. */
export class CornerWriter implements Ranking, ThresholdVisitor {
  #threshold = NaN;
  #hits = 0;
  #misses = 0;
  #hitsTo = 0;
  #missesTo = 0;
  #visited = 0;

  /** @param rows how many rows are there already. */
  constructor(
    readonly thresholds: Float64Array,
    readonly truePositives: Float64Array,
    readonly falsePositives: Float64Array,
    private rows: number,
    private readonly isCorner: Corner,
  ) {}

  visit(threshold: number, hits: number, misses: number): void {
    const hitsFrom = hits - this.#hits;
    const missesFrom = misses - this.#misses;
    const isKept =
      this.#visited === 1 || this.isCorner(this.#hitsTo, hitsFrom, this.#missesTo, missesFrom);
    if (this.#visited > 0 && isKept) this.#write();
    this.#visited++;
    this.#threshold = threshold;
    this.#hits = hits;
    this.#misses = misses;
    this.#hitsTo = hitsFrom;
    this.#missesTo = missesFrom;
  }

  /** @returns the rows, the last one among them. */
  end(): Ranking {
    if (this.#visited > 0) this.#write();
    return firstRows(this, this.rows);
  }

  #write(): void {
    const row = this.rows++;
    this.thresholds[row] = this.#threshold;
    this.truePositives[row] = this.#hits;
    this.falsePositives[row] = this.#misses;
  }
}

/**
 * Leaves out the thresholds at which there is no corner, and overwrites the ranking with the rest. The
 * rows up to `first` and the last are always kept.
 */
export function keepCorners(ranking: Ranking, first: number, isCorner: Corner): Ranking {
  const { thresholds, truePositives, falsePositives } = ranking;
  const writer = new CornerWriter(thresholds, truePositives, falsePositives, first, isCorner);
  for (let row = first; row < thresholds.length; row++) {
    writer.visit(thresholds[row]!, truePositives[row]!, falsePositives[row]!);
  }
  return writer.end();
}

/** Leaves out the room at the end: by a view if that is less than three quarters, else by a copy. */
export function firstRows(
  { thresholds, truePositives, falsePositives }: Ranking,
  rows: number,
): Ranking {
  const part = (values: Float64Array): Float64Array =>
    4 * rows > values.length ? values.subarray(0, rows) : values.slice(0, rows);
  return {
    thresholds: part(thresholds),
    truePositives: part(truePositives),
    falsePositives: part(falsePositives),
  };
}
