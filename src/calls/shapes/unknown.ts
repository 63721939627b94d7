import { Refusal } from '../refusals.js';

/** A length of an input that a search may choose, or that nothing is known of. */
export class Unknown {
  /** Something has been computed from it, so that it is no mere letter. */
  isTouched = false;
  /** The only length that fits, whether or not it is among the candidates. */
  bound: number | undefined;
  readonly #dead: boolean[] = [];

  constructor(
    readonly puzzle: Puzzle,
    public letter?: string,
    /** Without any it may be any length at all. */
    readonly candidates?: readonly number[],
  ) {}

  /** What may be anything, in the same puzzle. */
  another(): Unknown {
    this.puzzle.isOpen = true;
    return new Unknown(this.puzzle);
  }

  isAlive(candidate: number): boolean {
    return this.#dead[candidate] !== true;
  }

  /** The candidates that are left. */
  get alive(): readonly number[] {
    const alive: number[] = [];
    for (let i = 0; i < (this.candidates?.length ?? 0); i++) if (this.isAlive(i)) alive.push(i);
    return alive;
  }

  /** How many candidates are left, counted no further than to `most`. */
  countAlive(most: number): number {
    let count = 0;
    for (let i = 0; i < (this.candidates?.length ?? 0) && count < most; i++) {
      if (this.isAlive(i)) count++;
    }
    return count;
  }

  /**
   * Computes something of each candidate and drops those that are refused.
   *
   * @throws {Refusal} if all are.
   */
  keep(compute: (candidate: number) => number): readonly number[] {
    const { candidates = [] } = this;
    const values = Array<number>(candidates.length).fill(NaN);
    let alive = 0;
    let refusal = new Refusal('no length fits');
    for (let i = 0; i < candidates.length; i++) {
      if (!this.isAlive(i)) continue;
      try {
        values[i] = compute(i);
        alive++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusal = error;
        this.#dead[i] = true;
      }
    }
    if (alive === 0) throw refusal;
    return values;
  }

  /** Drops the candidates that do not fit, and tells whether any is left. */
  keepIf(fits: (candidate: number) => boolean): boolean {
    let isAnyAlive = false;
    for (let i = 0; i < (this.candidates?.length ?? 0); i++) {
      if (!this.isAlive(i)) continue;
      if (fits(i)) isAnyAlive = true;
      else this.#dead[i] = true;
    }
    return isAnyAlive;
  }

  bind(length: number): void {
    this.bound = length;
    this.isTouched = true;
  }

  rename(letter: string): void {
    if (this.bound === undefined) this.letter = letter;
  }
}

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
