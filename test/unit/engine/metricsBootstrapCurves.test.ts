import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  averagePrecisionScore,
  bootstrapCurves,
  bootstrapInterval,
  createRandom,
  EngineError,
  rocAucScore,
} from '../../../src/engine/index.js';

const yTrue = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0];
const scores = [0.1, 0.3, 0.35, 0.4, 0.4, 0.8, 0.2, 0.9, 0.6, 0.05, 0.55, 0.5];

describe('bootstrap bands of curves', () => {
  it('draw the same resamples as bootstrapInterval', () => {
    const [curves] = bootstrapCurves(yTrue, [scores], createRandom(4), { n_resamples: 200 });
    const areas = [
      [curves!.rocAuc, (y: Int32Array, s: Float64Array) => rocAucScore(y, s).value],
      [
        curves!.averagePrecision,
        (y: Int32Array, s: Float64Array) => averagePrecisionScore(y, s).value,
      ],
    ] as const;
    for (const [ours, statistic] of areas) {
      const expected = bootstrapInterval(
        [Int32Array.from(yTrue), scores],
        ([y, s]) => statistic(Int32Array.from(y!), Float64Array.from(s!)),
        createRandom(4),
        { n_resamples: 200 },
      );
      assert.equal(ours.distribution.length, expected.distribution.length);
      ours.distribution.forEach((value, i) => {
        assert.ok(Math.abs(value - expected.distribution[i]!) < 1e-12);
      });
      assert.ok(Math.abs(ours.low - expected.low) < 1e-12);
      assert.ok(Math.abs(ours.high - expected.high) < 1e-12);
    }
  });

  it('give two models the same resamples', () => {
    const [one, other] = bootstrapCurves(yTrue, [scores, scores], createRandom(1), {
      n_resamples: 50,
    });
    assert.deepEqual(one, other);
  });

  it('are one line for scores that part the classes', () => {
    const [curves] = bootstrapCurves([0, 0, 0, 1, 1, 1], [[1, 2, 3, 4, 5, 6]], createRandom(2), {
      n_resamples: 100,
    });
    const { tpr, precision } = curves!;
    for (const band of [tpr.low, tpr.high, precision.low, precision.high]) {
      assert.ok(band.every((value) => value === 1));
    }
  });

  it('count a sample of weight 2 as two, and one of weight 0 not at all', () => {
    const weighted = bootstrapCurves([0, 1, 1], [[0.2, 0.1, 0.9]], createRandom(3), {
      n_resamples: 300,
      sample_weight: [2, 2, 0],
    });
    assert.ok(weighted[0]!.rocAuc.distribution.every((value) => value === 0));
  });

  it('lie in the unit square, low below high, and the TPR rises', () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1000 }), (table, seed) => {
        const [curves] = bootstrapCurves(
          table.map(([label]) => Number(label)),
          [table.map(([, score]) => score)],
          createRandom(seed),
          { n_resamples: 20, n_points: 11 },
        );
        const { tpr, precision, rocAuc } = curves!;
        for (const { low, high } of [tpr, precision]) {
          low.forEach((value, i) => {
            if (rocAuc.distribution.length === 0) assert.ok(Number.isNaN(value));
            else assert.ok(value >= 0 && value <= high[i]! && high[i]! <= 1);
          });
        }
        if (rocAuc.distribution.length > 0) {
          assert.ok(tpr.low.every((value, i) => i === 0 || value >= tpr.low[i - 1]!));
        }
      }),
    );
  });

  it('say how far they are', () => {
    const told: number[] = [];
    bootstrapCurves(yTrue, [scores], createRandom(0), {
      n_resamples: 3,
      onProgress: (done, all) => told.push(done / all),
    });
    assert.deepEqual(told, [1 / 3, 2 / 3, 1]);
  });

  for (const [title, labels, values] of [
    ['other labels', [0, 2], [1, 2]],
    ['scores that are not finite', [0, 1], [1, NaN]],
    ['other lengths', [0, 1], [1]],
    ['no samples', [], []],
  ] as const) {
    it(`refuse ${title}`, () => {
      assert.throws(() => bootstrapCurves(labels, [values], createRandom(0)), EngineError);
    });
  }
});
