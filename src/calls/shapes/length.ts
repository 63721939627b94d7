import { Refusal } from '../refusals.js';
import type { Unknown } from './unknown.js';

/** A part of a length that the code does not fix. */
interface Factor {
  readonly unknown: Unknown;
  /** What each candidate of the unknown has become; without it the unknown itself. */
  readonly values?: readonly number[] | undefined;
}

/** The sizes of a tensor's axes, as far as they are known. */
export type Lengths = readonly Length[];

/** How long an axis is: a number, times what is not known. */
export class Length {
  private constructor(
    private readonly constant: number,
    private readonly factors: readonly Factor[],
  ) {}

  static of(length: number): Length {
    return new Length(length, []);
  }

  static unknown(unknown: Unknown): Length {
    return new Length(1, [{ unknown }]);
  }

  static product(lengths: Lengths): Length {
    return new Length(
      lengths.reduce((product, { constant }) => product * constant, 1),
      lengths.flatMap(({ factors }) => factors),
    );
  }

  /** The number, where it is one. */
  get known(): number | undefined {
    return this.factors.length === 0 || this.constant === 0 ? this.constant : undefined;
  }

  /** @throws {Refusal} where `change` throws it for whatever the length may be. */
  map(change: (length: number) => number): Length {
    if (this.known !== undefined) return Length.of(change(this.known));
    const [only, ...others] = this.factors;
    for (const { unknown } of this.factors) unknown.isTouched = true;
    if (!only || others.length > 0) return Length.unknown(this.#joined().another());
    const { unknown } = only;
    if (!unknown.candidates) return Length.unknown(unknown.another());
    const before = only.values ?? unknown.candidates;
    const values = unknown.keep((i) => change(this.constant * (before[i] ?? NaN)));
    const [first] = values.filter((_, i) => unknown.isAlive(i));
    const isFixed = values.every((value, i) => value === first || !unknown.isAlive(i));
    return isFixed && first !== undefined ? Length.of(first) : new Length(1, [{ unknown, values }]);
  }

  /**
   * The length once it is as expected.
   *
   * @param refusal what is wrong with another one.
   * @throws {Refusal} if it cannot be.
   */
  must(expected: Length, refusal: (come: string) => string): Length {
    const number = expected.known;
    if (number === undefined) return this.#named(expected);
    if (this.known !== undefined) {
      if (this.known === number) return this;
      throw new Refusal(refusal(String(this.known)));
    }
    if (number % this.constant !== 0) {
      throw new Refusal(refusal(`a multiple of ${this.constant}`));
    }
    if (this.factors.some(({ unknown }) => !unknown.candidates)) return expected;
    const [only, ...others] = this.factors;
    if (!only) return expected;
    const rest = number / this.constant;
    if (others.length > 0) {
      only.unknown.puzzle.demand({ factors: this.factors, product: rest });
      for (const { unknown } of this.factors) unknown.isTouched = true;
    } else if (only.values) {
      const { values } = only;
      if (!only.unknown.keepIf((i) => values[i] === rest)) {
        throw new Refusal(refusal('other numbers'));
      }
    } else {
      only.unknown.bind(rest);
    }
    return expected;
  }

  toString(): string {
    if (this.known !== undefined) return String(this.known);
    const letters = this.factors.map(({ unknown }) => unknown.letter ?? '?');
    return [...(this.constant === 1 ? [] : [this.constant]), ...letters].join('·');
  }

  /** Two names of the same length: the one that the call gives says more. */
  #named(expected: Length): this {
    const [only, ...others] = this.factors;
    if (this.constant === 1 && only && others.length === 0 && !only.values) {
      only.unknown.rename(expected.toString());
    }
    return this;
  }

  /** An unknown of which nothing more can be said. */
  #joined(): Unknown {
    const [first] = this.factors;
    if (!first) throw new Refusal('there is no length');
    return first.unknown;
  }
}

/** The numbers, where all are known. */
export function knownShape(lengths: Lengths): readonly number[] | undefined {
  const shape = lengths.flatMap(({ known }) => (known === undefined ? [] : [known]));
  return shape.length === lengths.length ? shape : undefined;
}

/** As Python writes a shape, e.g. `(N, 3, 224, 224)`. */
export function shapeText(lengths: Lengths): string {
  return lengths.length === 1 ? `(${lengths.join()},)` : `(${lengths.join(', ')})`;
}
