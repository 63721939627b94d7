import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import { createRandom } from '../../../src/engine/random.js';

/** Of seed 42, by a program of its own in Python. */
const KNOWN = [0.15377165265745885, 0.018084542542176507, 0.5348906284683476];

describe('seeded randomness', () => {
  const draws = (seed: number, count: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => random.next());
  };

  it('the same seed gives the same stream, another seed another one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        assert.deepEqual(draws(seed, 20), draws(seed, 20));
        assert.notDeepEqual(draws(seed, 20), draws(seed === 0 ? 1 : -seed, 20));
      }),
    );
  });

  it('the stream of a seed never changes between versions', () => {
    assert.deepEqual(draws(42, 3), KNOWN);
  });

  it('uniforms lie in [0, 1) and fill it evenly', () => {
    const bins = new Float64Array(100);
    for (const value of draws(7, 100_000)) {
      assert.ok(value >= 0 && value < 1);
      bins[Math.floor(value * 100)]! += 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    assert.ok(chiSquare > 55 && chiSquare < 155, `χ² = ${chiSquare} with 99 degrees of freedom`);
  });

  it('normals have the moments of the standard normal', () => {
    const random = createRandom(3);
    const n = 200_000;
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = random.normal();
      moments.forEach((_, k) => (moments[k]! += z ** (k + 1) / n));
    }
    [0, 1, 0, 3].forEach((expected, k) => {
      assert.ok(Math.abs(moments[k]! - expected) < 0.05, `moment ${k + 1} is ${moments[k]}`);
    });
  });

  it('whole numbers stay below the bound and reach every value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer(), (below, seed) => {
        const random = createRandom(seed);
        const seen = new Set(Array.from({ length: 60 * below }, () => random.integer(below)));
        assert.deepEqual(
          [...seen].sort((p, q) => p - q),
          Array.from({ length: below }, (_, i) => i),
        );
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('shuffling keeps the elements and reaches every order', () => {
    const random = createRandom(5);
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle([1, 2, 3]).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    assert.equal(orders.size, 6);
    for (const count of orders.values()) assert.ok(count > 850 && count < 1150);
    const typed = random.shuffle(Float64Array.from({ length: 50 }, (_, i) => i));
    assert.deepEqual(
      typed.slice().sort(),
      Float64Array.from({ length: 50 }, (_, i) => i),
    );
  });

  it('refuses a seed or a bound that is not a whole number in range', () => {
    for (const seed of [0.5, NaN, Infinity, 2 ** 53]) {
      assert.throws(() => createRandom(seed), EngineError);
    }
    for (const below of [0, -1, 1.5, NaN, 2 ** 33]) {
      assert.throws(() => createRandom(0).integer(below), EngineError);
    }
  });
});
