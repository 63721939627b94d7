import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import type { LossParams, Operands } from '../../../src/engine/losses/define.js';
import { losses } from '../../../src/engine/losses/index.js';
import { assertClose } from '../support/reference.js';

const row = (...values: number[]): Float64Array => Float64Array.from(values);

/** The same number as the curve, from the loss itself: where the variable of the curve stands. */
const places: Record<string, (x: number, target: number) => [Operands, number]> = {
  cross_entropy_loss: (x, y) => [{ input: row(x, 0), target: row(y) }, 2],
  nll_loss: (x) => [{ input: row(x, -1), target: row(0) }, 2],
  multi_margin_loss: (x, y) => [{ input: row(x, 0), target: row(y) }, 2],
  multi_label_margin_loss: (x, y) => [{ input: row(x, 0), target: row(y, -1) }, 2],
  multi_label_soft_margin_loss: (x, y) => [{ input: row(x), target: row(y) }, 1],
  gaussian_nll_loss: (v, y) => [{ input: row(y), target: row(0), var: row(v) }, 1],
  margin_ranking_loss: (x, y) => [{ input1: row(x), input2: row(0), target: row(y) }, 1],
  cosine_embedding_loss: (x, y) => [
    { input1: row(x, Math.sqrt(1 - x * x)), input2: row(1, 0), target: row(y) },
    2,
  ],
  triplet_margin_loss: (x) => [{ anchor: row(0), positive: row(x + 2), negative: row(2) }, 1],
  triplet_margin_with_distance_loss: (x) => [
    { anchor: row(0), positive: row(x + 2), negative: row(2) },
    1,
  ],
};

describe('the curve of a loss', () => {
  for (const loss of losses) {
    it(`${loss.label}: is the loss itself, and its slope is the derivative`, () => {
      const bound = loss.with();
      const place =
        places[loss.id] ??
        ((x: number, y: number): [Operands, number] => [{ input: row(x), target: row(y) }, 1]);
      for (const target of loss.face.targets) {
        const { f, df } = bound.curve(target);
        for (const x of [0.11, 0.37, 0.52, 0.83, 0.98]) {
          const [operands, columns] = place(x, target);
          const what = `target ${target} at ${x}`;
          const { loss: found } = bound.evaluate(operands, columns);
          assertClose(f(x), found[0]!, { relative: 1e-11, absolute: 1e-11, what });
          const slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6;
          assertClose(df(x), slope, { relative: 1e-7, absolute: 1e-7, what: `slope, ${what}` });
        }
      }
    });
  }

  it('label smoothing takes part', () => {
    const bound = losses.get('torch.nn.CrossEntropyLoss').with({ label_smoothing: 0.2 });
    const { loss, gradients } = bound.evaluate({ input: row(1.5, 0), target: row(1) }, 2);
    const { f, df } = bound.curve(1);
    assertClose(f(1.5), loss[0]!, { relative: 1e-14 });
    assertClose(df(1.5), gradients['input']![0]!, { relative: 1e-13 });
  });
});

describe('losses refuse what PyTorch refuses', () => {
  const input = row(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  const refused: [string, LossParams, Operands, string][] = [
    ['HuberLoss', { delta: 0 }, {}, 'delta must be positive, got 0'],
    ['SmoothL1Loss', { beta: -1 }, {}, 'beta must be at least 0, got -1'],
    [
      'CrossEntropyLoss',
      { label_smoothing: 1.5 },
      {},
      'label_smoothing must be between 0 and 1, got 1.5',
    ],
    ['MultiMarginLoss', { p: 3 }, {}, 'p must be 1 or 2, got 3'],
    ['TripletMarginLoss', { margin: 0 }, {}, 'margin must be positive, got 0'],
    [
      'KLDivLoss',
      { reduction: 'average' },
      {},
      "reduction must be 'mean' or 'batchmean' or 'sum' or 'none', got 'average'",
    ],
    ['PoissonNLLLoss', { full: 1 }, {}, 'full must be True or False, got 1'],
    ['MSELoss', {}, { target: row(1, 2) }, 'target must have 6 elements, got 2'],
    ['MSELoss', {}, {}, 'target is missing'],
    ['CrossEntropyLoss', {}, { target: row(0, 3) }, 'target must be a class from 0 to 2, got 3'],
    ['NLLLoss', {}, { target: row(0, -1) }, 'target must be a class from 0 to 2, got -1'],
    ['MultiMarginLoss', {}, { target: row(0, 0.5) }, 'target must be a class from 0 to 2, got 0.5'],
    [
      'CrossEntropyLoss',
      { weight: row(1, 1) },
      { target: row(0, 1) },
      'weight must have one element for each of 3 classes, got 2',
    ],
    [
      'BCELoss',
      {},
      { input: row(1.5), target: row(1) },
      'every element of input must be between 0 and 1, got 1.5',
    ],
    [
      'BCELoss',
      {},
      { input: row(0.5), target: row(-1) },
      'every element of target must be between 0 and 1, got -1',
    ],
    [
      'BCEWithLogitsLoss',
      { pos_weight: row(1, 2) },
      { target: input },
      'pos_weight must have 1, 3 or 6 elements, got 2',
    ],
    [
      'GaussianNLLLoss',
      {},
      { target: input, var: row(1, -1) },
      'every element of var must be at least 0, got -1',
    ],
    [
      'MultiLabelMarginLoss',
      {},
      { target: row(0, -1, -1, 3, -1, -1) },
      'target must be -1 or a class from 0 to 2, got 3',
    ],
  ];
  for (const [name, params, operands, message] of refused) {
    it(`${name}: ${message}`, () => {
      const columns = operands['input']?.length === 1 ? 1 : 3;
      assert.throws(
        () =>
          losses
            .get(`torch.nn.${name}`)
            .with(params)
            .evaluate({ input, ...operands }, columns),
        (error) => error instanceof EngineError && error.message === message,
      );
    });
  }

  it('rows that are not whole', () => {
    const bound = losses.get('torch.nn.CrossEntropyLoss').with();
    assert.throws(() => bound.evaluate({ input, target: row(0) }, 4), EngineError);
  });
});

describe('properties of losses', () => {
  const scores = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
    minLength: 12,
    maxLength: 12,
  });
  const targets = fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 });

  it('class weights of 1 change nothing', () => {
    fc.assert(
      fc.property(scores, targets, (input, target) => {
        const operands = { input: Float64Array.from(input), target: Float64Array.from(target) };
        for (const name of ['CrossEntropyLoss', 'NLLLoss', 'MultiMarginLoss']) {
          const loss = losses.get(`torch.nn.${name}`);
          const weighted = loss.with({ weight: row(1, 1, 1) }).evaluate(operands, 3);
          assert.deepEqual(weighted, loss.with().evaluate(operands, 3));
        }
      }),
    );
  });

  it('the gradient of CrossEntropyLoss adds up to 0 in every row', () => {
    fc.assert(
      fc.property(
        scores,
        targets,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (input, target, e) => {
          const bound = losses.get('cross_entropy_loss').with({ label_smoothing: e });
          const operands = { input: Float64Array.from(input), target: Float64Array.from(target) };
          const gradient = bound.evaluate(operands, 3).gradients['input']!;
          for (let i = 0; i < 12; i += 3) {
            assertClose(gradient[i]! + gradient[i + 1]! + gradient[i + 2]!, 0, { absolute: 1e-14 });
          }
        },
      ),
    );
  });

  it('one class is a probability of 1 for it', () => {
    fc.assert(
      fc.property(scores, targets, (input, target) => {
        const bound = losses.get('cross_entropy_loss').with({ reduction: 'none' });
        const probabilities = new Float64Array(12);
        target.forEach((y, i) => (probabilities[i * 3 + y] = 1));
        const logits = Float64Array.from(input);
        const hard = bound.evaluate({ input: logits, target: Float64Array.from(target) }, 3);
        const soft = bound.evaluate({ input: logits, target: probabilities }, 3);
        hard.loss.forEach((value, i) => {
          assertClose(soft.loss[i]!, value, { relative: 1e-13, absolute: 1e-13 });
        });
      }),
    );
  });
});
