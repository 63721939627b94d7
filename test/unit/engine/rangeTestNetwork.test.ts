import assert from 'node:assert/strict';
import { createNetwork, rangeTestNetwork, suggestLearningRate } from '../../../src/engine/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  optimizer: string;
  params: Record<string, number>;
  sizes: [number, number, number];
  batchSize: number;
  range: [number, number];
  parameters: number[];
  x: number[];
  target: number[];
  lr: number[];
  loss: number[];
}

const { cases } = reference<Case>('rangeTest');

function prepare(one: Case): Parameters<typeof rangeTestNetwork>[0] {
  const [inputs, hidden, outputs] = one.sizes;
  const network = createNetwork({
    inputs,
    layers: [{ outputs: hidden, activation: 'gelu' }, { outputs }],
    loss: 'cross_entropy_loss',
  });
  network.parameters.set(one.parameters);
  return {
    network,
    optimizer: one.optimizer,
    params: one.params,
    input: Float64Array.from(one.x),
    operands: { target: Float64Array.from(one.target) },
    batchSize: one.batchSize,
    start_lr: one.range[0],
    end_lr: one.range[1],
    num_it: one.lr.length,
    stop_div: false,
  };
}

describe('a range test of a small network equals the same loop in PyTorch', () => {
  for (const one of cases) {
    it(one.optimizer, () => {
      const request = prepare(one);
      const { lr, loss, stopped } = rangeTestNetwork(request);
      assert.equal(stopped, 'finished');
      one.lr.forEach((expected, i) => {
        assertClose(lr[i]!, expected, { what: `rate ${i}` });
        // Rounding grows step by step, as on every path of an optimizer.
        assertClose(loss[i]!, one.loss[i]!, { relative: 1e-9, what: `loss ${i}` });
      });
      assert.deepEqual([...request.network.parameters], one.parameters, 'parameters are put back');
    });
  }

  it('a rate is suggested between the first and the last', () => {
    const one = cases[0]!;
    const suggestion = suggestLearningRate(rangeTestNetwork(prepare(one)));
    assert.ok('lr' in suggestion, JSON.stringify(suggestion));
    assert.ok(suggestion.lr > one.range[0] && suggestion.lr < one.range[1]);
  });

  it('what cannot be trained is refused', () => {
    const request = prepare(cases[0]!);
    assert.throws(
      () => rangeTestNetwork({ ...request, optimizer: 'torch.optim.Magic' }),
      /there is no optimizer torch.optim.Magic/,
    );
    assert.throws(
      () => rangeTestNetwork({ ...request, batchSize: 49 }),
      /batchSize must be a whole number from 1 to 48, got 49/,
    );
  });
});
