import assert from 'node:assert/strict';
import { activations } from '../../../src/engine/activations/index.js';
import { EngineError } from '../../../src/engine/error.js';
import { gaussianMean } from '../../../src/engine/numeric/gaussianMean.js';
import { createNetwork } from '../../../src/engine/network/network.js';
import { propagate } from '../../../src/engine/network/propagate.js';
import { train } from '../../../src/engine/network/train.js';
import { createRandom } from '../../../src/engine/random.js';
import { vectorActivations } from '../../../src/engine/vectorActivations/index.js';
import { losses } from '../../../src/engine/losses/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  title: string;
  inputs: number;
  layers: { outputs: number; bias: boolean; activation?: string }[];
  loss: string;
  parameters: number[];
  shapes: number[][];
  x: number[];
  operands: Record<string, number[]>;
  y: number[];
  value: number;
  gradients: number[];
  inputGradient: number[];
}

const { cases } = reference<Case>('networks');
/** Every number is a sum of products of some ten terms of size 1. */
const near = { relative: 1e-12, absolute: 1e-14 };

describe('small networks equal torch.nn, forward and backward', () => {
  for (const one of cases) {
    it(one.title, () => {
      const { inputs, layers, loss } = one;
      const network = createNetwork({ inputs, layers, loss });
      assert.deepEqual(network.shapes, one.shapes);
      network.parameters.set(one.parameters);
      const operands = Object.fromEntries(
        Object.entries(one.operands).map(([name, values]) => [name, Float64Array.from(values)]),
      );
      const x = Float64Array.from(one.x);
      const compare = (found: Float64Array, expected: number[], what: string): void => {
        assert.equal(found.length, expected.length, what);
        found.forEach((value, i) => {
          assertClose(value, expected[i]!, { ...near, what: `${what}[${i}]` });
        });
      };
      for (const round of ['first', 'second']) {
        assertClose(network.evaluate(x, operands), one.value, { ...near, what: 'loss' });
        compare(network.output(layers.length - 1), one.y, `${round} output`);
        compare(network.gradients, one.gradients, `${round} gradients`);
        compare(network.outputGradient(-1), one.inputGradient, `${round} gradient of the input`);
        assertClose(network.loss(x, operands), one.value, near);
      }
    });
  }

  it('every activation, and every loss of one input, is in a network', () => {
    const used = new Set(cases.flatMap(({ layers }) => layers.map(({ activation }) => activation)));
    for (const { id } of [...activations, ...vectorActivations]) assert.ok(used.has(id), id);
    const ends = new Set(cases.map(({ loss }) => loss));
    for (const { id, operands } of losses) assert.ok(operands[0] !== 'input' || ends.has(id), id);
  });
});

describe('a network', () => {
  const spirals = (): { input: Float64Array; target: Float64Array } => {
    const random = createRandom(4);
    const input = new Float64Array(400);
    const target = new Float64Array(200);
    for (let i = 0; i < 200; i++) {
      const angle = (i / 200) * 6;
      const arm = i % 2;
      input[2 * i] = (angle / 3) * Math.cos(angle + arm * Math.PI) + 0.02 * random.normal();
      input[2 * i + 1] = (angle / 3) * Math.sin(angle + arm * Math.PI) + 0.02 * random.normal();
      target[i] = arm;
    }
    return { input, target };
  };
  const spec = {
    inputs: 2,
    layers: [{ outputs: 16, activation: 'tanh' }, { outputs: 2 }],
    loss: 'torch.nn.CrossEntropyLoss',
  };

  it('is driven by any optimizer through its flat arrays', () => {
    const { input, target } = spirals();
    const network = createNetwork({ ...spec, random: 1 });
    const first = network.loss(input, { target });
    const trace = train(network, {
      input,
      operands: { target },
      batchSize: 50,
      steps: 600,
      random: createRandom(2),
      step: (parameters, gradients) => {
        for (let i = 0; i < parameters.length; i++) parameters[i]! -= 0.5 * gradients[i]!;
      },
    });
    assert.equal(trace.length, 600);
    assert.ok(network.loss(input, { target }) < first / 2);
  });

  it('the same seed gives the same training, and it can be ended', () => {
    const { input, target } = spirals();
    const run = (seed: number, most: number): Float64Array =>
      train(createNetwork({ ...spec, random: seed }), {
        input,
        operands: { target },
        batchSize: 64,
        steps: 20,
        random: createRandom(3),
        step: (parameters, gradients) => {
          for (let i = 0; i < parameters.length; i++) parameters[i]! -= 0.1 * gradients[i]!;
        },
        onStep: (index) => index + 1 < most,
      });
    assert.deepEqual(run(1, 100), run(1, 100));
    assert.notDeepEqual(run(1, 100), run(2, 100));
    assert.deepEqual(run(1, 5), run(1, 100).slice(0, 5));
  });

  it('batches of a pass hold every row once', () => {
    const input = Float64Array.from({ length: 12 }, (_, i) => i);
    const seen: number[] = [];
    const network = createNetwork({ inputs: 1, layers: [{ outputs: 1 }], loss: 'mse_loss' });
    train(network, {
      input,
      operands: { target: input },
      batchSize: 4,
      steps: 3,
      random: createRandom(9),
      step: () => seen.push(...network.output(-1)),
    });
    assert.notDeepEqual(seen, [...input]);
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      [...input],
    );
  });

  it('starts as torch.nn.Linear does, or by an initializer with biases of 0', () => {
    const layers = [{ outputs: 50 }];
    const plain = createNetwork({ inputs: 100, layers, loss: 'mse_loss' }).parameters;
    assert.ok(plain.every((value) => Math.abs(value) <= 0.1));
    assert.ok(Math.max(...plain) > 0.0995 && Math.min(...plain) < -0.0995);
    const { parameters } = createNetwork({
      inputs: 100,
      layers: [{ outputs: 50, init: 'torch.nn.init.normal_', initParams: { std: 3 } }],
      loss: 'mse_loss',
    });
    assert.ok(parameters.subarray(5000).every((bias) => bias === 0));
    assert.ok(Math.max(...parameters.subarray(0, 5000)) > 6);
  });

  it('refuses names it does not know, sizes below 1 and a loss without one number', () => {
    const refused: [Partial<Parameters<typeof createNetwork>[0]>, string][] = [
      [{ layers: [{ outputs: 0 }] }, 'outputs must be a whole number from 1 on, got 0'],
      [{ inputs: 1.5 }, 'inputs must be a whole number from 1 on, got 1.5'],
      [{ layers: [] }, 'a network must have 1 layer or more'],
      [{ layers: [{ outputs: 1, activation: 'swoosh' }] }, 'there is no activation swoosh'],
      [{ layers: [{ outputs: 1, init: 'he' }] }, 'there is no initializer he'],
      [{ loss: 'loss' }, 'there is no loss loss'],
      [{ lossParams: { reduction: 'none' } }, "reduction must give one number, got 'none'"],
    ];
    for (const [part, message] of refused) {
      assert.throws(
        () => createNetwork({ ...spec, ...part }),
        (error) => error instanceof EngineError && error.message === message,
      );
    }
    const network = createNetwork(spec);
    assert.throws(() => network.forward(new Float64Array(3)), EngineError);
    assert.throws(() => network.backward(new Float64Array(3)), EngineError);
    assert.throws(
      () =>
        train(network, {
          input: new Float64Array(4),
          operands: { target: new Float64Array(2) },
          batchSize: 3,
          steps: 1,
          step: () => undefined,
        }),
      EngineError,
    );
  });
});

describe('a signal through many layers', () => {
  // The recursion is that of infinite width; the mean over many narrow stacks comes near it.
  const RUNS = 16;
  const mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

  it('follows the mean-field recursion of its activation', () => {
    for (const [id, gain] of [
      ['relu', Math.SQRT2],
      ['tanh', 1],
      ['gelu', 1.5],
    ] as const) {
      const { f, df, kinks } = activations.get(id).with();
      const runs = Array.from({ length: RUNS }, (_, seed) =>
        propagate({
          activation: id,
          init: 'normal',
          initParams: { std: gain / Math.sqrt(128) },
          depth: 6,
          width: 128,
          rows: 32,
          seed,
        }),
      );
      let second = 1;
      const passed: number[] = [];
      for (let l = 1; l <= 6; l++) {
        const spread = Math.sqrt(second * gain * gain); // of the pre-activations
        const scaled = kinks.map((kink) => kink / spread);
        second = gaussianMean((z) => f(spread * z) ** 2, scaled);
        const measured = mean(runs.map((run) => run.variance[l]! + run.mean[l]! ** 2));
        assertClose(measured, second, { relative: 0.15, what: `${id}, layer ${l}` });
        passed.push(gain * gain * gaussianMean((z) => df(spread * z) ** 2, scaled));
      }
      let gradient = 1;
      for (let l = 5; l >= 0; l--) {
        gradient *= passed[l]!;
        const what = `${id}, gradient at ${l}`;
        const measured = mean(runs.map((run) => run.gradientVariance[l]!));
        assertClose(measured, gradient, { relative: 0.15, what });
      }
    }
  });

  it('keeps its size through ReLU with Kaiming, and loses it with Xavier', () => {
    const stack = { activation: 'torch.nn.ReLU', depth: 20, width: 100, rows: 32, seed: 1 };
    const kept = propagate({
      ...stack,
      init: 'kaiming_normal',
      initParams: { nonlinearity: 'relu' },
    });
    const lost = propagate({ ...stack, init: 'xavier_normal' });
    assert.ok(kept.variance[20]! > 0.2 && kept.gradientVariance[0]! > 0.2);
    assert.ok(lost.variance[20]! < 1e-4 && lost.gradientVariance[0]! < 1e-4);
  });

  it('refuses sizes that are no whole numbers from 1 on', () => {
    const stack = { activation: 'relu', init: 'normal', depth: 3, width: 4 };
    for (const part of [{ depth: 0 }, { width: 2.5 }, { rows: 0 }]) {
      assert.throws(() => propagate({ ...stack, ...part }), EngineError);
    }
  });
});
