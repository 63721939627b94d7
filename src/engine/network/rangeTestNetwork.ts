import { EngineError } from '../error.js';
import { rangeTest, type RangeTest, type RangeTestRequest } from '../lrFinder.js';
import { optimizers } from '../optimizers/index.js';
import type { ParamValues } from '../params.js';
import type { Network } from './network.js';
import { batchEvaluation, type TrainingData } from './train.js';

/** A range test of a network on its data. */
export interface NetworkRangeTest extends TrainingData, Omit<RangeTestRequest, 'trainStep'> {
  readonly network: Network;
  /** Id or qualified name of the optimizer; one that takes its gradients at the parameters. */
  readonly optimizer: string;
  /** The optimizer's parameters; its `lr` is the test's. */
  readonly params?: ParamValues;
}

/**
 * Finds the learning rates at which a network learns: trains it with rates that grow, and puts its
 * parameters back afterwards. See `rangeTest` for the rule that ends it, and `suggestLearningRate` for
 * what to read off.
 *
 * @throws {EngineError} for an unknown optimizer, parameters it refuses, or a batch size that is not a
 *   whole number from 1 to the rows.
 */
export function rangeTestNetwork({
  network,
  optimizer,
  params,
  input,
  operands,
  batchSize,
  random,
  ...request
}: NetworkRangeTest): RangeTest {
  const found = optimizers.find(optimizer);
  if (!found) throw new EngineError('optimizer', `there is no optimizer ${optimizer}`);
  const stepper = found.create(params, [network.parameters.length]);
  const data = { input, operands, batchSize, ...(random && { random }) };
  const evaluateNext = batchEvaluation(network, data);
  const before = network.parameters.slice();
  try {
    return rangeTest({
      ...request,
      trainStep(lr) {
        const loss = evaluateNext();
        stepper.step(network.parameters, network.gradients, lr);
        return loss;
      },
    });
  } finally {
    network.parameters.set(before);
  }
}
