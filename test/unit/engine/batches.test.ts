import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBatches } from '../../../src/engine/batches.js';
import { createRandom } from '../../../src/engine/random.js';

describe('batches', () => {
  it('deal every sample once an epoch, the rest in a smaller batch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 1000 }),
        (samples, batchSize, seed) => {
          const batches = createBatches(samples, batchSize, createRandom(seed));
          const dealt: number[] = [];
          const counts = Array.from({ length: Math.ceil(samples / batchSize) }, () => {
            const count = batches.next();
            dealt.push(...batches.indices.slice(0, count));
            return count;
          });
          assert.ok(counts.slice(0, -1).every((count) => count === batchSize));
          assert.deepEqual(
            dealt.sort((a, b) => a - b),
            Array.from({ length: samples }, (_, i) => i),
          );
        },
      ),
      { seed: 1 },
    );
  });
  it('come in another order in the next epoch', () => {
    const batches = createBatches(50, 50, createRandom(0));
    batches.next();
    const first = [...batches.indices];
    batches.next();
    assert.notDeepEqual([...batches.indices], first);
  });
});
