import { EngineError } from '../error.js';
import type { Operands } from '../losses/define.js';
import type { Random } from '../random.js';
import type { Network } from './network.js';

/** Rows to train on. */
export interface TrainingData {
  /** All rows × the network's inputs. */
  readonly input: Float64Array;
  /** The other tensors of the loss, each with as many numbers for every row. */
  readonly operands: Operands;
  /** Rows in one step; the last ones of a pass that do not fill a batch are left out. */
  readonly batchSize: number;
  /** Puts the rows into another order for every pass; without it they keep theirs. */
  readonly random?: Random;
}

/** How to train a network. */
export interface Training extends TrainingData {
  readonly steps: number;
  /** Changes the parameters in place, e.g. by an optimizer's step; `index` counts from 0. */
  readonly step: (parameters: Float64Array, gradients: Float64Array, index: number) => void;
  /** Called after every step with its loss; false ends the training. */
  readonly onStep?: (index: number, loss: number) => boolean | undefined;
}

/**
 * Trains on mini-batches.
 *
 * @returns the loss of each step's batch, before the step; shorter if `onStep` ended the training.
 * @throws {EngineError} if the batch size is not a whole number from 1 to the rows.
 */
export function train(network: Network, training: Training): Float64Array {
  const { steps, step, onStep } = training;
  const evaluateNext = batchEvaluation(network, training);
  const trace = new Float64Array(steps);
  for (let index = 0; index < steps; index++) {
    const loss = evaluateNext();
    trace[index] = loss;
    step(network.parameters, network.gradients, index);
    if (onStep?.(index, loss) === false) return trace.subarray(0, index + 1);
  }
  return trace;
}

/**
 * Evaluates a network on one batch after the other.
 *
 * @returns a function that takes the next batch, writes its gradients and returns its loss.
 * @throws {EngineError} if the batch size is not a whole number from 1 to the rows.
 */
export function batchEvaluation(
  network: Network,
  { input, operands, batchSize, random }: TrainingData,
): () => number {
  const rows = input.length / network.inputs;
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > rows) {
    const allowed = `a whole number from 1 to ${rows}`;
    throw new EngineError('batchSize', `batchSize must be ${allowed}, got ${batchSize}`);
  }
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  const sources = [input, ...Object.values(operands)];
  const batches = sources.map((source) => new Float64Array((source.length / rows) * batchSize));
  const batchOperands = Object.fromEntries(
    Object.keys(operands).map((name, i) => [name, batches[i + 1]!]),
  );
  const perPass = Math.floor(rows / batchSize);
  let index = 0;
  return () => {
    const batch = index++ % perPass;
    if (batch === 0) random?.shuffle(order);
    sources.forEach((source, i) => {
      gather(source, source.length / rows, order, batch * batchSize, batches[i]!);
    });
    return network.evaluate(batches[0]!, batchOperands);
  };
}

/** Copies the rows order[start], order[start + 1], … of `source` until `target` is full. */
function gather(
  source: Float64Array,
  width: number,
  order: Uint32Array,
  start: number,
  target: Float64Array,
): void {
  for (let to = 0, i = start; to < target.length; i++) {
    const from = order[i]! * width;
    for (let c = 0; c < width; c++) target[to++] = source[from + c]!;
  }
}
