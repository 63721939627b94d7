import { EngineError } from './error.js';
import type { Random } from './random.js';

/** Deals out batches of sample numbers, epoch after epoch; every epoch is in a new random order. */
export interface Batches {
  /** The samples of the present batch: the first `count` entries; live. */
  readonly indices: Int32Array;
  /** Advances to the next batch and returns its size: the last one of an epoch may be smaller. */
  next(): number;
}

/**
 * Batches as `torch.utils.data.DataLoader(shuffle=True)` deals them: without replacement within an
 * epoch, the smaller rest kept. The order is this engine's own, not PyTorch's.
 *
 * @param samples how many samples there are, at least 1.
 * @param batchSize a whole number of at least 1.
 * @throws {EngineError} for another `batchSize`.
 */
export function createBatches(samples: number, batchSize: number, random: Random): Batches {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new EngineError(
      'batch_size',
      `batch_size must be a whole number of at least 1, got ${batchSize}`,
    );
  }
  const order = Int32Array.from({ length: samples }, (_, i) => i);
  const indices = new Int32Array(Math.min(batchSize, samples));
  let at = samples;
  return {
    indices,
    next() {
      if (at >= samples) {
        random.shuffle(order);
        at = 0;
      }
      const count = Math.min(indices.length, samples - at);
      for (let i = 0; i < count; i++) indices[i] = order[at + i]!;
      at += count;
      return count;
    },
  };
}
