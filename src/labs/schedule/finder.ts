import * as v from 'valibot';
import { createNetwork } from '../../engine/network/network.js';
import { rangeTestNetwork } from '../../engine/network/rangeTestNetwork.js';
import { createRandom } from '../../engine/random.js';
import type { Operands } from '../../engine/losses/define.js';
import { optimizerSchema, scheduleSchema, type Curve, type ScheduleState } from './state.js';

const POINTS = 600;
const NOISE = 0.15;

/** What a test is run with. */
export const finderJobSchema = v.object({
  optimizer: optimizerSchema,
  settings: scheduleSchema.entries.finder,
});
export type FinderJob = v.InferOutput<typeof finderJobSchema>;

const numbers = v.custom<Float64Array>((value) => value instanceof Float64Array);

/** What a test found; the arrays have a value for each step that was taken. */
export const finderResultSchema = v.object({
  lr: numbers,
  loss: numbers,
  smoothed: numbers,
  stopped: v.picklist(['finished', 'diverged', 'not finite', 'cancelled']),
});
export type FinderResult = v.InferOutput<typeof finderResultSchema>;

export function finderJob({ optimizer }: Curve, { finder }: ScheduleState): FinderJob {
  return { optimizer, settings: finder };
}

/** Equal for jobs with the same result. */
export function finderKey({ optimizer: { id, params }, settings }: FinderJob): string {
  const { from, to, steps, batchSize, seed } = settings;
  return JSON.stringify([id, params, from, to, steps, batchSize, seed]);
}

/**
 * Trains a network of two hidden layers that tells two moons apart, with rates that grow.
 *
 * @param progress called with the part that is done.
 * @throws {EngineError} for an optimizer that needs closures or matrices.
 */
export function runFinder(
  { optimizer, settings }: FinderJob,
  progress: (part: number) => void,
): FinderResult {
  const { from, to, steps, batchSize, seed } = settings;
  const random = createRandom(seed);
  const network = createNetwork({
    inputs: 2,
    layers: [
      { outputs: 64, activation: 'gelu' },
      { outputs: 64, activation: 'gelu' },
      { outputs: 2 },
    ],
    loss: 'cross_entropy_loss',
    random,
  });
  return rangeTestNetwork({
    network,
    optimizer: optimizer.id,
    params: optimizer.params,
    ...moons(seed),
    batchSize,
    random,
    start_lr: from,
    end_lr: to,
    num_it: steps,
    beta: 0.9,
    onStep: (done) => {
      if (done % 10 === 0) progress(done / steps);
      return true;
    },
  });
}

/** Points of two half circles that reach into each other, with some noise, and which one each is on. */
function moons(seed: number): { input: Float64Array; operands: Operands } {
  const random = createRandom(seed + 1);
  const input = new Float64Array(2 * POINTS);
  const target = Float64Array.from({ length: POINTS }, (_, row) => row % 2);
  for (let row = 0; row < POINTS; row++) {
    const angle = (Math.PI * Math.floor(row / 2)) / (POINTS / 2 - 1);
    const [x, y] =
      row % 2 === 0
        ? [Math.cos(angle), Math.sin(angle)]
        : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    input[2 * row] = x - 0.5 + NOISE * random.normal();
    input[2 * row + 1] = y - 0.25 + NOISE * random.normal();
  }
  return { input, operands: { target } };
}
