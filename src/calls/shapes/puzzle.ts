import type { Unknown } from './unknown.js';

/** Lengths whose product is fixed. */
export interface Demand {
  readonly factors: readonly {
    readonly unknown: Unknown;
    readonly values?: readonly number[] | undefined;
  }[];
  readonly product: number;
}

/** What an input must fulfill to go through some layers. */
export class Puzzle {
  /** Something was computed that is not kept here, so that an answer must be tried. */
  isOpen = false;
  readonly demands: Demand[] = [];

  demand(demand: Demand): void {
    this.demands.push(demand);
  }
}
