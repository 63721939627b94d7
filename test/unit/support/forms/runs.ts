import { createRandom } from '../../../../src/engine/random.js';

/** One made-up run: a loss and an accuracy of the training and of the validation, by epoch. */
export interface MadeRun {
  readonly train: readonly number[];
  readonly val: readonly number[];
}

const round = (value: number): number => Number(value.toFixed(4));

function made(
  epochs: number,
  train: (i: number) => number,
  val: (i: number) => number,
  noise = 0.01,
): MadeRun {
  const random = createRandom(epochs);
  const list = (of: (i: number) => number): number[] =>
    Array.from({ length: epochs }, (_, i) => round(of(i) * (1 + noise * random.normal())));
  return { train: list(train), val: list(val) };
}

const decay = (from: number, to: number, speed: number) => (i: number) =>
  to + (from - to) * Math.exp(-i / speed);

/** Runs of which each shows one thing. */
export const runs = {
  overfit: made(
    40,
    decay(1.5, 0.02, 8),
    (i) => 0.5 + 0.9 * Math.exp(-i / 3) + 0.02 * Math.max(0, i - 10),
  ),
  converged: made(60, decay(2.3, 0.05, 5), decay(2.4, 0.12, 5), 0.004),
  short: made(12, decay(2.3, 0.1, 9), decay(2.4, 0.2, 9), 0.004),
  stuck: made(
    40,
    () => 2.3,
    () => 2.31,
    0.003,
  ),
  plateau: made(50, decay(2.3, 1.75, 3), decay(2.35, 1.8, 3), 0.004),
  collapse: made(
    40,
    (i) => (i < 20 ? 2.3 * Math.exp(-i / 6) + 0.1 : 2.4),
    (i) => (i < 20 ? 2.3 * Math.exp(-i / 6) + 0.2 : 2.4),
  ),
  exploding: made(
    20,
    (i) => (i < 8 ? 1 - 0.08 * i : 0.4 * 3 ** (i - 7)),
    (i) => (i < 8 ? 1.1 - 0.08 * i : 0.5 * 3 ** (i - 7)),
  ),
  spike: made(
    40,
    (i) => (i === 17 ? 2.1 : decay(0.96, 0.02, 9)(i)),
    (i) => decay(1, 0.06, 9)(i),
  ),
} as const satisfies Record<string, MadeRun>;

export const few: MadeRun = { train: [0.9, 0.6, 0.4, 0.3], val: [1, 0.8, 0.7, 0.65] };
