import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import { rangeTest, rangeTestRates } from '../../../src/engine/lrFinder.js';
import { suggestionMethods, suggestLearningRate } from '../../../src/engine/lrSuggestion.js';
import { smooth } from '../../../src/engine/learningCurves/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  lr: number[];
  loss: number[];
  /** Without `slide` where the curve is too short for it. */
  suggested: Record<string, number | undefined>;
}

const { cases } = reference<Case>('lr_finder');

/** Logistic regression on 64 points of two seeded clouds, trained by plain gradient descent. */
function tinyModel(): (lr: number) => number {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const points = Array.from({ length: 64 }, (_, i) => {
    const side = i % 2;
    return { x: [next() * 2 - side, next() * 2 + side] as const, y: side };
  });
  const weights = [0, 0, 0];
  return (lr) => {
    const gradient = [0, 0, 0];
    let loss = 0;
    for (const { x, y } of points) {
      const z = weights[0]! * x[0] + weights[1]! * x[1] + weights[2]!;
      const p = 1 / (1 + Math.exp(-z));
      loss -= Math.log(Math.max(y === 1 ? p : 1 - p, 1e-300)) / points.length;
      [x[0], x[1], 1].forEach((input, i) => {
        gradient[i]! += ((p - y) * input) / points.length;
      });
    }
    gradient.forEach((slope, i) => {
      weights[i]! -= lr * slope;
    });
    return loss;
  };
}

describe('learning-rate range test', () => {
  it('suggests the rates that fastai suggests', () => {
    assert.ok(cases.length > 0);
    for (const { lr, loss, suggested } of cases) {
      for (const method of suggestionMethods) {
        if (suggested[method] === undefined) {
          assert.throws(() => suggestLearningRate({ lr, loss }, method), EngineError);
          continue;
        }
        const suggestion = suggestLearningRate({ lr, loss }, method);
        assertClose(suggestion.lr, suggested[method], { what: method });
        assert.equal(lr[suggestion.index]! / (method === 'minimum' ? 10 : 1), suggestion.lr);
      }
    }
  });

  it('raises the rate by equal ratios, or by equal distances', () => {
    const exponential = rangeTestRates({ start_lr: 1e-4, end_lr: 1, num_it: 5 });
    [1e-4, 1e-3, 1e-2, 1e-1, 1].forEach((rate, i) => {
      assertClose(exponential[i]!, rate);
    });
    const linear = rangeTestRates({ start_lr: 1, end_lr: 3, num_it: 5, step_mode: 'linear' });
    assert.deepEqual([...linear], [1, 1.5, 2, 2.5, 3]);
  });

  it('trains a real model until it diverges, and suggests a rate that lowers its loss', () => {
    const test = rangeTest({ trainStep: tinyModel(), end_lr: 1e4, start_lr: 1e-3 });
    assert.equal(test.stopped, 'diverged');
    assert.ok(test.lr.length < 100);
    for (const method of ['valley', 'steep', 'minimum'] as const) {
      const { lr } = suggestLearningRate({ lr: test.lr, loss: test.smoothed }, method);
      const train = tinyModel();
      const first = train(lr);
      let last = first;
      for (let i = 0; i < 50; i++) last = train(lr);
      assert.ok(last < first, `${method}: ${first} → ${last} at ${lr}`);
    }
  });

  it('smooths the losses as a debiased moving average', () => {
    const losses = [3, 2.5, 2.6, 2, 1.9, 1.5];
    let i = 0;
    const { smoothed } = rangeTest({
      trainStep: () => losses[i++]!,
      num_it: losses.length,
      beta: 0.9,
      stop_div: false,
    });
    smooth(losses, 0.9).forEach((value, at) => {
      assertClose(smoothed[at]!, value);
    });
  });

  it('records a loss that is not finite and stops there', () => {
    const test = rangeTest({ trainStep: (lr) => (lr > 0.01 ? NaN : 1) });
    assert.equal(test.stopped, 'not finite');
    assert.ok(Number.isNaN(test.loss.at(-1)));
    assert.ok(test.loss.slice(0, -1).every((loss) => loss === 1));
  });

  it('reports progress and can be canceled', () => {
    const seen: number[] = [];
    const test = rangeTest({
      trainStep: () => 1,
      onStep: (done) => {
        seen.push(done);
        return done < 3;
      },
    });
    assert.equal(test.stopped, 'cancelled');
    assert.deepEqual(seen, [1, 2, 3]);
    assert.equal(test.lr.length, 3);
  });

  it('refuses bad parameters and curves that are too short', () => {
    const trainStep = () => 1;
    for (const [params, parameter] of [
      [{ start_lr: 0 }, 'start_lr'],
      [{ start_lr: 2, end_lr: 1 }, 'end_lr'],
      [{ num_it: 1 }, 'num_it'],
      [{ beta: 1 }, 'beta'],
      [{ diverge_th: 1 }, 'diverge_th'],
    ] as const) {
      assert.throws(
        () => rangeTest({ trainStep, ...params }),
        (error) => error instanceof EngineError && error.parameter === parameter,
      );
    }
    const short = { lr: [1, 2, 3, 4, 5, 6], loss: [6, 5, 4, 3, 2, 1] };
    assert.throws(() => suggestLearningRate(short), EngineError);
    assert.throws(() => suggestLearningRate({ lr: [1], loss: [] }), EngineError);
    assert.equal(suggestLearningRate(short, 'steep', { skipStart: 0, skipEnd: 0 }).index, 4);
  });

  it('scaling all losses changes no suggestion of valley, steep and minimum', () => {
    const curve = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(curve, fc.integer({ min: -4, max: 4 }), (loss, exponent) => {
        const lr = loss.map((_, i) => 10 ** (i / 10 - 5));
        const scaled = loss.map((value) => value * 2 ** exponent);
        for (const method of ['valley', 'steep', 'minimum'] as const) {
          assert.equal(
            suggestLearningRate({ lr, loss: scaled }, method).lr,
            suggestLearningRate({ lr, loss }, method).lr,
          );
        }
      }),
    );
  });
});
