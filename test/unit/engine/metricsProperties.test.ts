import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Metric } from '../../../src/engine/metrics/define.js';
import {
  accuracyScore,
  averagePrecisionOf,
  averagePrecisionScore,
  bestThreshold,
  bestThresholdOf,
  classificationReport,
  confusionMatrix,
  f1Score,
  fbetaAtThresholds,
  fbetaAtThresholdsOf,
  metrics,
  precisionRecallCurve,
  precisionRecallCurveOf,
  precisionRecallFscoreSupport,
  rocAucOf,
  rocAucScore,
  rocCurve,
  rocCurveOf,
} from '../../../src/engine/metrics/index.js';
import type { NumericArray } from '../../../src/engine/metrics/input/arrays.js';
import { rankScores } from '../../../src/engine/metrics/ranking/rankScores.js';
import { assertClose } from '../support/reference.js';

/** Labels of a few classes, true and predicted. */
const pairs = fc
  .array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 3 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) => ({
    yTrue: Int32Array.from(rows, ([truth]) => truth),
    yPred: Int32Array.from(rows, ([, prediction]) => prediction),
  }));

/** Both classes with scores of which some are equal: whole numbers from −20 to 20. */
const ranked = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: -20, max: 20 })), { minLength: 2, maxLength: 80 })
  .filter((rows) => rows.some(([label]) => label) && rows.some(([label]) => !label))
  .map((rows) => ({
    yTrue: Uint8Array.from(rows, ([label]) => Number(label)),
    yScore: Float64Array.from(rows, ([, score]) => score),
  }));

describe('ROC AUC', () => {
  it('is the same after any rising map of the scores', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const { value } = rocAucScore(yTrue, yScore);
        for (const map of [
          Math.atan,
          Math.exp,
          (x: number) => x ** 3 - 5,
          (x: number) => x * 1e300,
        ]) {
          assert.equal(rocAucScore(yTrue, yScore.map(map)).value, value);
        }
      }),
    );
  });

  it('is the part of pairs that are in order, equal ones half', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const scoresOf = (label: number) => yScore.filter((_, i) => yTrue[i] === label);
        const wins = Array.from(scoresOf(1), (high) =>
          Array.from(scoresOf(0), (low) => (high > low ? 1 : high === low ? 0.5 : 0)),
        ).flat();
        const expected = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        assertClose(rocAucScore(yTrue, yScore).value, expected);
      }),
    );
  });

  it('of turned scores is 1 less it', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const turned = rocAucScore(
          yTrue,
          yScore.map((score) => -score),
        );
        assertClose(turned.value, 1 - rocAucScore(yTrue, yScore).value);
      }),
    );
  });
});

describe('curves', () => {
  it('rise from 0 to 1, and precision and recall lie in [0, 1]', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const { fpr, tpr, thresholds } = rocCurve(yTrue, yScore);
        assert.deepEqual([fpr[0], tpr[0], thresholds[0]], [0, 0, Infinity]);
        assert.deepEqual([fpr.at(-1), tpr.at(-1)], [1, 1]);
        for (let i = 1; i < fpr.length; i++) {
          assert.ok(fpr[i]! >= fpr[i - 1]! && tpr[i]! >= tpr[i - 1]!);
          assert.ok(thresholds[i]! < thresholds[i - 1]!);
        }
        const { precision, recall } = precisionRecallCurve(yTrue, yScore);
        assert.ok([...precision, ...recall].every((value) => value >= 0 && value <= 1));
      }),
    );
  });

  it('are the same from scores ranked once', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const ranking = rankScores(yTrue, yScore);
        assert.deepEqual(rocCurveOf(ranking), rocCurve(yTrue, yScore));
        assert.deepEqual(precisionRecallCurveOf(ranking), precisionRecallCurve(yTrue, yScore));
        assert.deepEqual(rocAucOf(ranking), rocAucScore(yTrue, yScore));
        assert.deepEqual(averagePrecisionOf(ranking), averagePrecisionScore(yTrue, yScore));
        assert.deepEqual(fbetaAtThresholdsOf(ranking), fbetaAtThresholds(yTrue, yScore));
        assert.deepEqual(bestThresholdOf(ranking), bestThreshold(yTrue, yScore));
      }),
    );
  });

  it('have the F1 that the labels at each threshold have, and the best of them', () => {
    fc.assert(
      fc.property(ranked, ({ yTrue, yScore }) => {
        const { fscore, thresholds } = fbetaAtThresholds(yTrue, yScore);
        thresholds.forEach((threshold, i) => {
          const yPred = Uint8Array.from(yScore, (score) => Number(score >= threshold));
          assertClose(f1Score(yTrue, yPred).value, fscore[i]!);
        });
        assert.equal(bestThreshold(yTrue, yScore).value, Math.max(...fscore));
      }),
    );
  });
});

describe('labels', () => {
  it('fill a matrix whose rows sum to the classes and whose cells sum to the samples', () => {
    fc.assert(
      fc.property(pairs, ({ yTrue, yPred }) => {
        const { labels, matrix } = confusionMatrix(yTrue, yPred);
        const size = labels.length;
        labels.forEach((label, row) => {
          const sum = matrix.subarray(row * size, (row + 1) * size).reduce((a, b) => a + b, 0);
          assert.equal(sum, yTrue.filter((truth) => truth === label).length);
        });
        const rows = confusionMatrix(yTrue, yPred, { normalize: 'all' }).matrix;
        assertClose(
          rows.reduce((a, b) => a + b, 0),
          1,
        );
      }),
    );
  });

  it('give an F1 between precision and recall', () => {
    fc.assert(
      fc.property(pairs, ({ yTrue, yPred }) => {
        const { precision, recall, fscore } = precisionRecallFscoreSupport(yTrue, yPred);
        fscore.forEach((value, i) => {
          const [low, high] = [precision[i]!, recall[i]!].sort((a, b) => a - b);
          assert.ok(value >= low! - 1e-15 && value <= high! + 1e-15, `${low} ${value} ${high}`);
        });
      }),
    );
  });

  it('give the same whatever whole numbers stand for the classes, far apart or negative', () => {
    const names = Int32Array.of(-(2 ** 31), -7, 300, 70_000, 2 ** 31 - 1);
    fc.assert(
      fc.property(pairs, ({ yTrue, yPred }) => {
        const [far, farPred] = [yTrue, yPred].map((labels) => labels.map((y) => names[y + 1]!));
        const near = confusionMatrix(yTrue, yPred);
        const wide = confusionMatrix(far!, farPred!);
        assert.deepEqual(wide.matrix, near.matrix);
        assert.deepEqual(
          wide.labels,
          near.labels.map((label) => names[label + 1]!),
        );
        const average = 'macro';
        assert.deepEqual(f1Score(far!, farPred!, { average }), f1Score(yTrue, yPred, { average }));
      }),
    );
  });

  it('may be of any kind of array', () => {
    const [yTrue, yPred] = [
      [0, 1, 2, 1, 0, 2, 2],
      [0, 1, 1, 1, 2, 2, 0],
    ];
    const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array];
    const report = classificationReport(yTrue, yPred);
    for (const Kind of [...kinds, Uint32Array, Float32Array, Float64Array]) {
      assert.deepEqual(classificationReport(Kind.from(yTrue), Kind.from(yPred)), report);
    }
  });
});

/** Inputs that each kind of metric takes: labels or numbers, predictions of the kind it asks for. */
function inputsFor({ id, task }: Metric): [NumericArray, NumericArray] {
  const truth = Float64Array.of(1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1);
  const score = Float64Array.of(0.9, 0.2, 0.7, 0.4, 0.4, 0.1, 0.4, 0.8, 0.6, 0.05, 0.3, 0.95);
  if (id === 'auc') return [score.map((_, i) => i), score];
  if (task === 'classification') return [truth, truth.map((y, i) => (i % 4 ? y : 1 - y))];
  if (task === 'regression') return [truth.map((y, i) => y + i + 1), score];
  return [truth, score];
}

const needed = (id: string) => (id === 'fbeta_score' ? { beta: 2 } : {});

function compute(metric: Metric, yTrue: NumericArray, yPred: NumericArray, options = {}) {
  return { ...metric.compute(yTrue, yPred, { ...needed(metric.id), ...options }) };
}

function assertAlike(actual: Record<string, unknown>, expected: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(expected)) {
    const other = actual[field];
    if (value instanceof Float64Array) {
      assert.ok(other instanceof Float64Array && other.length === value.length, field);
      value.forEach((number, i) => {
        assertClose(other[i]!, number, { what: field, absolute: 1e-14 });
      });
    } else if (typeof value === 'number') {
      assert.ok(typeof other === 'number');
      assertClose(other, value, { what: field, absolute: 1e-14 });
    } else if (field !== 'text') {
      assert.deepEqual(other, value, field);
    }
  }
}

describe('every metric', () => {
  for (const metric of metrics) {
    const [yTrue, yPred] = inputsFor(metric);

    it(`${metric.label} is found by id and by name, and has its formula`, () => {
      for (const name of [metric.id, ...metric.forms.map((form) => form.name)]) {
        assert.equal(metrics.get(name), metric);
      }
      assert.ok(metric.tex.length > 0 && metric.text.length > 0);
    });

    it(`${metric.label} leaves its inputs as they are`, () => {
      const before = [Array.from(yTrue), Array.from(yPred)];
      compute(metric, yTrue, yPred);
      assert.deepEqual([Array.from(yTrue), Array.from(yPred)], before);
    });

    it(`${metric.label} refuses options that it does not know`, () => {
      assert.throws(() => compute(metric, yTrue, yPred, { sample_weights: [1] }), {
        name: 'EngineError',
        parameter: 'sample_weights',
        message: /^unknown option sample_weights; known: /,
      });
    });

    if (metric.id !== 'auc') {
      it(`${metric.label} does not depend on the order of the samples`, () => {
        const order = [7, 2, 11, 0, 9, 4, 1, 10, 3, 8, 5, 6];
        const [truth, prediction] = [yTrue, yPred].map((column) =>
          Float64Array.from(order, (row) => column[row]!),
        );
        assertAlike(compute(metric, truth!, prediction!), compute(metric, yTrue, yPred));
      });
    }

    if (!('sample_weight' in metric.options)) continue;

    it(`${metric.label} takes weights of 1 for none`, () => {
      const ones = new Float64Array(yTrue.length).fill(1);
      const weighted = compute(metric, yTrue, yPred, { sample_weight: ones });
      assertAlike(weighted, compute(metric, yTrue, yPred));
    });

    it(`${metric.label} takes a weight of 3 for three samples`, () => {
      const weights = Float64Array.from(yTrue, (_, i) => (i % 3) + 1);
      const rows = Array.from(weights, (weight, i) => new Array<number>(weight).fill(i)).flat();
      const [truth, prediction] = [yTrue, yPred].map((column) =>
        Float64Array.from(rows, (row) => column[row]!),
      );
      const weighted = compute(metric, yTrue, yPred, { sample_weight: weights });
      assertAlike(weighted, compute(metric, truth!, prediction!));
    });

    it(`${metric.label} refuses negative weights`, () => {
      const weights = Float64Array.from(yTrue, (_, i) => (i === 4 ? -0.5 : 1));
      assert.throws(() => compute(metric, yTrue, yPred, { sample_weight: weights }), {
        name: 'EngineError',
        parameter: 'sample_weight',
        message: 'sample_weight must not be negative, got -0.5 at index 4',
      });
    });
  }

  it('says in the error what is wrong, where, and what is allowed', () => {
    assert.throws(() => rocCurve([0, 1], [0.5, NaN]), {
      parameter: 'y_score',
      message: 'y_score must be finite, got NaN at index 1',
    });
    assert.throws(() => accuracyScore([0, 1], [0, 1.5]), {
      parameter: 'y_pred',
      message:
        'y_pred must hold whole numbers between -2147483648 and 2147483647, got 1.5 at index 1',
    });
    assert.throws(() => accuracyScore([0, 1], [0]), {
      parameter: 'y_pred',
      message: 'y_pred must be as long as the other inputs, 2, got 1',
    });
  });
});
