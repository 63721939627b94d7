import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import {
  bestEpoch,
  findDivergence,
  findNotFinite,
  findOverfitting,
  findPlateau,
  findUnderfitting,
  generalizationGap,
  generalizationLoss,
  replayKerasEarlyStopping,
  replayLightningEarlyStopping,
  smooth,
  type Mode,
} from '../../../src/engine/learningCurves/index.js';
import type { ParamValues } from '../../../src/engine/params.js';
import { assertClose, reference } from '../support/reference.js';

interface Curve {
  curve: string;
  values: number[];
  smoothed: { weight: number; values: number[] }[];
  best: Record<Mode, number | null>;
  plateaus: { params: ParamValues; index: number | null }[];
  generalization_loss?: number[];
}

interface Stop {
  library: 'keras' | 'lightning';
  values: number[];
  params: ParamValues;
  index: number | null;
  waited: number;
  best_value: number | null;
}

const { cases: curves } = reference<Curve>('learning_curves');
const { cases: stops } = reference<Stop>('early_stopping');

describe('learning curves', () => {
  for (const { curve, values, smoothed, best, plateaus, generalization_loss } of curves) {
    it(`${curve}: smoothed as by TensorBoard`, () => {
      for (const { weight, values: expected } of smoothed) {
        const actual = smooth(values, weight);
        assert.equal(actual.length, expected.length);
        expected.forEach((value, i) => {
          const what = `weight ${weight}, epoch ${i}`;
          assertClose(actual[i]!, value, { relative: 1e-12, absolute: 0, what });
        });
      }
    });

    it(`${curve}: best epoch as by numpy`, () => {
      for (const mode of ['min', 'max'] as const) {
        assert.equal(bestEpoch(values, { mode }).index ?? null, best[mode], mode);
      }
    });

    it(`${curve}: plateau where ReduceLROnPlateau reduces`, () => {
      for (const { params, index } of plateaus) {
        assert.equal(findPlateau(values, params).index ?? null, index, JSON.stringify(params));
      }
    });

    if (generalization_loss) {
      it(`${curve}: generalization loss`, () => {
        const actual = generalizationLoss(values);
        generalization_loss.forEach((value, i) => {
          assertClose(actual[i]!, value, { what: `epoch ${i}` });
        });
      });
    }
  }

  it('smoothing gives the values of TensorBoard’s own test', () => {
    assert.deepEqual([...smooth([1, 0.5, 0], 0.6)].slice(0, 2), [1, 0.6875]);
    assert.deepEqual([...smooth([-Infinity, 1, NaN, Infinity, 0.5], 0.6)].slice(0, 4), [
      -Infinity,
      1,
      NaN,
      Infinity,
    ]);
    assert.deepEqual([...smooth([1, 0.5], NaN)], [1, 0.5]);
    assert.deepEqual([...smooth([1, 0.5], -1)], [1, 0.5]);
    assert.deepEqual([...smooth([1, 0.5], 2)], [0, 0]);
    assert.deepEqual([...smooth([0.3, 0.3, 0.3], 0.1)], [0.3, 0.3, 0.3]);
  });

  it('smoothing stays between the lowest and the highest value so far', () => {
    const curve = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(curve, fc.double({ min: 0, max: 0.99, noNaN: true }), (values, weight) => {
        smooth(values, weight).forEach((value, i) => {
          const past = values.slice(0, i + 1);
          assert.ok(value >= Math.min(...past) - 1e-9 && value <= Math.max(...past) + 1e-9);
        });
      }),
    );
  });
});

describe('early stopping', () => {
  for (const [library, replay] of [
    ['keras', replayKerasEarlyStopping],
    ['lightning', replayLightningEarlyStopping],
  ] as const) {
    it(`stops where ${library} stops`, () => {
      const own = stops.filter(({ library: from }) => from === library);
      assert.ok(own.length > 0);
      for (const { values, params, index, waited, best_value } of own) {
        const stop = replay(values, params);
        const what = `${JSON.stringify(params)} on ${values.join(' ')}`;
        assert.equal(stop.index ?? null, index, what);
        assert.equal(stop.found, index !== null, what);
        assert.equal(stop.waited, waited, what);
        assert.equal(stop.best === undefined ? null : values[stop.best], best_value, what);
      }
    });

    it(`${library}: says why it stops`, () => {
      const { reason } = replay([1, 0.5, 0.7, 0.6, 0.8], { patience: 2 });
      assert.equal(reason, 'No improvement on 0.5 at epoch 1 for 2 epochs.');
    });

    it(`${library}: refuses parameters of a wrong kind`, () => {
      for (const params of [
        { patience: 1.5 },
        { mode: 'auto' },
        { patience: NaN },
        { monitor: 1 },
      ]) {
        assert.throws(() => replay([1], params), EngineError);
      }
    });
  }

  it('a longer patience never stops sooner', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), fc.nat(6), (values, patience) => {
        const soon = replayLightningEarlyStopping(values, { patience }).index ?? Infinity;
        const late = replayLightningEarlyStopping(values, { patience: patience + 1 }).index;
        assert.ok((late ?? Infinity) >= soon);
      }),
    );
  });
});

describe('findings', () => {
  const train = [1, 0.6, 0.4, 0.3, 0.25, 0.2, 0.16];
  const validation = [1.1, 0.8, 0.7, 0.68, 0.7, 0.75, 0.8];

  it('the gap is validation − train for a loss and train − validation for an accuracy', () => {
    const loss = generalizationGap([1, 0.5], [1.25, 1]);
    assert.deepEqual([...loss.gap], [0.25, 0.5]);
    assert.equal(loss.index, 1);
    assert.equal(loss.reason, 'The gap is widest at epoch 1: 0.5 (train 0.5, validation 1).');
    assert.deepEqual(
      [...generalizationGap([0.5, 1], [0.25, 0.5], { mode: 'max' }).gap],
      [0.25, 0.5],
    );
    assert.equal(generalizationGap([NaN], [1]).found, false);
    assert.throws(() => generalizationGap([1, 2], [1]), EngineError);
  });

  it('overfitting begins at the lowest validation loss and shows when it is 5 % worse', () => {
    const { found, index, noticed, reason } = findOverfitting(train, validation);
    assert.deepEqual({ found, index, noticed }, { found: true, index: 3, noticed: 5 });
    assert.equal(
      reason,
      'From epoch 3 to 5 the validation loss rises from 0.68 to 0.75 (10.29 %, more than 5 %) ' +
        'while the training loss falls from 0.3 to 0.2.',
    );
    assert.equal(findOverfitting(train, validation, { alpha: 20 }).found, false);
  });

  it('overfitting passes over epochs without a number, and wants positive losses', () => {
    const gap = findOverfitting([1, 0.8, NaN, 0.5, 0.4], [1, 0.5, NaN, 0.7, 0.8]);
    assert.deepEqual({ index: gap.index, noticed: gap.noticed }, { index: 1, noticed: 3 });
    assert.equal(
      findOverfitting([1, 0.5], [0.5, -0.25]).reason,
      'The validation loss at epoch 1 is -0.25: a rise in percent needs positive losses.',
    );
    assert.equal(findOverfitting([NaN], [1]).reason, 'No epoch has two finite losses.');
  });

  it('a loss that is logged as 0 is no yardstick for divergence', () => {
    assert.equal(findDivergence([1, 0.01, 0, 0.02]).found, false);
    assert.equal(findDivergence([1, 0.01, 0, 0.05]).index, 3);
    assert.equal(findDivergence([0, 0, 0]).found, false);
  });

  it('a run that diverges does not overfit', () => {
    const rising = [1, 0.5, 2, 9];
    assert.equal(findOverfitting(rising, rising).found, false);
    assert.equal(
      findOverfitting(rising, rising).reason,
      'Where the validation loss rises, the training loss does not fall.',
    );
    assert.equal(findDivergence(rising).index, 3);
    assert.equal(
      findDivergence(rising).reason,
      'The loss at epoch 3 is 9, more than 4 times the 0.5 of epoch 1.',
    );
  });

  it('divergence waits for its patience and takes NaN at once', () => {
    assert.equal(findDivergence([1, 5, 1, 5, 6, 7], { patience: 3 }).index, 3);
    assert.equal(findDivergence([1, 5, 1, 5, 6], { patience: 3 }).found, false);
    assert.equal(findDivergence([1, NaN], { patience: 3 }).index, 1);
    assert.equal(findDivergence([-1, -0.5, 2], { factor: 3 }).index, 2);
    assert.throws(() => findDivergence([1], { factor: 1 }), EngineError);
  });

  it('underfitting is a loss above the target, or one that still falls at the end', () => {
    assert.equal(findUnderfitting([1, 0.9, 0.89, 0.89], { target: 0.5, window: 2 }).index, 2);
    assert.equal(
      findUnderfitting([1, 0.8, 0.6, 0.4], { window: 2 }).reason,
      'The training loss still falls at the end: by 50 % in the last 2 epochs, to 0.4.',
    );
    const settled = findUnderfitting([1, 0.3, 0.3, 0.3], { window: 2 });
    assert.equal(settled.found, false);
    assert.equal(
      settled.reason,
      'The training loss reaches 0.3 and falls no further in the last 2 epochs.',
    );
    assert.equal(
      findUnderfitting([1, 0.5, 0.25]).reason,
      'The training loss still falls at the end: by 75 % in the last 2 epochs, to 0.25.',
    );
    assert.equal(findUnderfitting([-1, -2]).found, true);
    assert.equal(
      findUnderfitting([1]).reason,
      'The training loss reaches 1; too few epochs have a number to tell a trend.',
    );
    assert.equal(findUnderfitting([NaN]).found, false);
    assert.equal(findUnderfitting([]).found, false);
  });

  it('the first value that is not finite is found', () => {
    assert.deepEqual(findNotFinite([1, 2, NaN, Infinity]), {
      found: true,
      index: 2,
      reason: 'The value at epoch 2 is NaN.',
    });
    assert.equal(findNotFinite([1, -Infinity]).index, 1);
    assert.equal(findNotFinite([1, 2]).found, false);
  });

  it('a plateau says since when', () => {
    const { index, start, reason } = findPlateau([1, 0.5, 0.6, 0.5, 0.7], { patience: 2 });
    assert.deepEqual({ index, start }, { index: 4, start: 1 });
    assert.equal(
      reason,
      'No improvement on 0.5 since epoch 1 for 3 epochs, more than the 2 allowed.',
    );
  });
});
