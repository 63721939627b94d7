import { createNetwork } from '../../engine/network/network.js';
import { train } from '../../engine/network/train.js';
import { optimizers } from '../../engine/optimizers/index.js';
import { createRandom, type Random } from '../../engine/random.js';
import { numberColumn } from '../data/columnBuilder.js';
import type { DataTable } from '../data/table.js';

/** A run of the engine's own network, that shows one thing. */
interface Sample {
  readonly title: string;
  readonly rows: number;
  readonly hidden: number;
  readonly epochs: number;
  readonly optimizer: string;
  readonly lr: number;
  /** Part of the labels that are wrong. */
  readonly noise: number;
  readonly seed: number;
  /** Other rates at which the same network is trained, each a run of its own. */
  readonly otherRates?: readonly number[];
}

const VALIDATION_ROWS = 120;
const BATCH = 16;

const samples = {
  healthy: {
    title: 'Healthy',
    rows: 320,
    hidden: 12,
    epochs: 50,
    optimizer: 'adam',
    lr: 0.005,
    noise: 0,
    seed: 7,
  },
  overfitting: {
    title: 'Overfitting',
    rows: 32,
    hidden: 24,
    epochs: 80,
    optimizer: 'adam',
    lr: 0.03,
    noise: 0.15,
    seed: 8,
  },
  underfitting: {
    title: 'Stopped too soon',
    rows: 160,
    hidden: 4,
    epochs: 30,
    optimizer: 'adam',
    lr: 0.003,
    noise: 0,
    seed: 4,
  },
  diverging: {
    title: 'Learning rate too high',
    rows: 160,
    hidden: 16,
    epochs: 30,
    optimizer: 'sgd',
    lr: 3,
    noise: 0,
    seed: 7,
  },
  rates: {
    title: 'Three learning rates',
    rows: 160,
    hidden: 16,
    epochs: 40,
    optimizer: 'sgd',
    lr: 0.01,
    noise: 0,
    seed: 7,
    otherRates: [0.3, 3],
  },
} as const satisfies Record<string, Sample>;

export type SampleId = keyof typeof samples;
export const sampleIds = Object.keys(samples) as readonly SampleId[];

export function sampleTitle(id: SampleId): string {
  return samples[id].title;
}

/** What a training loop logs after each epoch. All arrays have shape (epochs). */
interface Log {
  readonly steps: Float64Array;
  readonly trainLoss: Float64Array;
  readonly validationLoss: Float64Array;
  readonly trainAccuracy: Float64Array;
  readonly validationAccuracy: Float64Array;
}

const known = new Map<SampleId, DataTable>();

/** The log of a training on two moons, which takes some tens of milliseconds the first time. */
export function tableOfSample(id: SampleId): DataTable {
  const table = known.get(id) ?? tableOf(samples[id]);
  known.set(id, table);
  return table;
}

/** The runs below each other, with a column that names them where there are several. */
function tableOf(sample: Sample): DataTable {
  const rates = [sample.lr, ...(sample.otherRates ?? [])];
  const logs = rates.map((lr) => run({ ...sample, lr }));
  const all = (of: keyof Log): Float64Array =>
    Float64Array.from(logs.flatMap((log) => [...log[of]]));
  const names = rates.map((lr) => `lr=${lr}`);
  const codes = Int32Array.from(logs.flatMap(({ steps }, i) => Array.from(steps, () => i)));
  const columns = [
    ...(logs.length > 1 ? [{ name: 'run', categories: { names, codes } }] : []),
    numberColumn('epoch', all('steps')),
    numberColumn('train_loss', all('trainLoss')),
    numberColumn('val_loss', all('validationLoss')),
    numberColumn('train_accuracy', all('trainAccuracy')),
    numberColumn('val_accuracy', all('validationAccuracy')),
  ];
  return { name: sample.title, rows: codes.length, columns, firstLine: 0, problems: [] };
}

function run({ rows, hidden, epochs, optimizer, lr, noise, seed }: Sample): Log {
  const random = createRandom(seed);
  const training = twoMoons(rows, noise, random);
  const validation = twoMoons(VALIDATION_ROWS, 0, random);
  const network = createNetwork({
    inputs: 2,
    layers: [
      { outputs: hidden, activation: 'relu' },
      { outputs: hidden, activation: 'relu' },
      { outputs: 1 },
    ],
    loss: 'bce_with_logits_loss',
    random,
  });
  const stepper = optimizers.get(optimizer).create({ lr }, [network.parameters.length]);
  const log: Log = {
    steps: Float64Array.from({ length: epochs }, (_, epoch) => epoch + 1),
    trainLoss: new Float64Array(epochs),
    validationLoss: new Float64Array(epochs),
    trainAccuracy: new Float64Array(epochs),
    validationAccuracy: new Float64Array(epochs),
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    train(network, {
      input: training.input,
      operands: { target: training.target },
      batchSize: BATCH,
      random,
      steps: Math.floor(rows / BATCH),
      step: (parameters, gradients) => {
        stepper.step(parameters, gradients);
      },
    });
    log.trainLoss[epoch] = network.loss(training.input, { target: training.target });
    log.trainAccuracy[epoch] = accuracy(network.forward(training.input), training.target);
    log.validationLoss[epoch] = network.loss(validation.input, { target: validation.target });
    log.validationAccuracy[epoch] = accuracy(network.forward(validation.input), validation.target);
  }
  return log;
}

function accuracy(logits: Float64Array, target: Float64Array): number {
  return target.filter((label, i) => label === Number((logits[i] ?? 0) > 0)).length / target.length;
}

/** Two half circles that reach into each other, with normal noise and some wrong labels. */
function twoMoons(
  rows: number,
  wrong: number,
  random: Random,
): { input: Float64Array; target: Float64Array } {
  const input = new Float64Array(2 * rows);
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const upper = row % 2;
    const angle = Math.PI * random.next();
    const x = upper === 1 ? Math.cos(angle) : 1 - Math.cos(angle);
    const y = upper === 1 ? Math.sin(angle) : 0.5 - Math.sin(angle);
    input[2 * row] = x + 0.2 * random.normal();
    input[2 * row + 1] = y + 0.2 * random.normal();
    target[row] = random.next() < wrong ? 1 - upper : upper;
  }
  return { input, target };
}
