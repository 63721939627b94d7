import { EngineError } from './error.js';

/** A stream of pseudo-random numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** Standard normal. Each call draws two uniforms and keeps nothing for the next. */
  normal(): number;
  /**
   * A whole number in [0, below), each equally likely.
   *
   * @param below a whole number in [1, 2³²].
   * @throws {EngineError} for another `below`.
   */
  integer(below: number): number;
  /** Puts the elements into random order, in place (Fisher–Yates), and returns the same array. */
  shuffle<T extends Shuffled>(array: T): T;
}

/** What `shuffle` takes: any array that can be indexed and written. */
export interface Shuffled {
  readonly length: number;
  [index: number]: unknown;
}

/**
 * xoshiro128** by Blackman & Vigna (2018, https://prng.di.unimi.it), its state filled from the seed
 * by splitmix32; normals by Box & Muller (1958). Not for secrets.
 *
 * @param seed a whole number, |seed| ≤ 2⁵³ − 1.
 * @throws {EngineError} for another seed.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new EngineError('seed', `seed must be a whole number, got ${seed}`);
  }
  // The high word is 0 for a seed below 2³², so small seeds differ in the low word alone.
  let mix = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) | 0;
  const split = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();

  const word = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const carried = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= carried;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) * 2 ** -53;
  const integer = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
      throw new EngineError('below', `below must be a whole number in [1, 2**32], got ${below}`);
    }
    const fair = 2 ** 32 - (2 ** 32 % below); // words from here on would favor the small numbers
    let drawn = word();
    while (drawn >= fair) drawn = word();
    return drawn % below;
  };
  return {
    next,
    normal: () => {
      const radius = Math.sqrt(-2 * Math.log(1 - next())); // 1 − next() is never 0
      return radius * Math.cos(2 * Math.PI * next());
    },
    integer,
    shuffle: (array) => {
      const cells: Shuffled = array;
      for (let i = cells.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        const kept = cells[i];
        cells[i] = cells[j];
        cells[j] = kept;
      }
      return array;
    },
  };
}
