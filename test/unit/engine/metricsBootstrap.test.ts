import assert from 'node:assert/strict';
import { meanAbsoluteError, rocAucScore } from '../../../src/engine/metrics/index.js';
import {
  bootstrapInterval,
  intervalOf,
} from '../../../src/engine/metrics/resampling/bootstrapInterval.js';
import { createRandom } from '../../../src/engine/random.js';
import { assertClose, reference } from '../support/reference.js';

interface Interval {
  interval: 'percentile' | 'basic';
  level: number;
  value: number;
  distribution: number[];
  low: number;
  high: number;
}

const intervals = reference<Interval | { id: string }>('metrics').cases.filter(
  (entry) => 'interval' in entry,
);

const mean = ([values]: readonly ArrayLike<number>[]): number =>
  Array.from(values ?? []).reduce((sum, value) => sum + value, 0) / (values?.length ?? 0);

function normals(seed: number, many: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: many }, () => random.normal());
}

describe('bootstrap intervals', () => {
  it('are those that scipy makes of the same distribution', () => {
    assert.ok(intervals.length > 0);
    for (const { interval, level, value, distribution, low, high } of intervals) {
      const own = intervalOf(Float64Array.from(distribution), value, level, interval);
      assertClose(own.low, low, { what: `low of ${interval} ${level}` });
      assertClose(own.high, high, { what: `high of ${interval} ${level}` });
    }
  });

  it('are the same for the same seed and others for another', () => {
    const interval = (seed: number) =>
      bootstrapInterval([normals(1, 50)], mean, createRandom(seed), { n_resamples: 100 });
    assert.deepEqual(interval(7), interval(7));
    assert.notDeepEqual(interval(7).distribution, interval(8).distribution);
  });

  it('hold the true mean about as often as they say', () => {
    const runs = 200;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const random = createRandom(run);
      const sample = normals(1000 + run, 60);
      const { low, high } = bootstrapInterval([sample], mean, random, {
        n_resamples: 200,
        confidence_level: 0.8,
      });
      if (low <= 0 && high >= 0) held++;
    }
    assert.ok(Math.abs(held / runs - 0.8) < 0.1, `${held} of ${runs}`); // 0.1 is 3.5 deviations
  });

  it('have the standard error of the mean', () => {
    const sample = normals(3, 400);
    const { standardError } = bootstrapInterval([sample], mean, createRandom(1));
    assert.ok(Math.abs(standardError * Math.sqrt(400) - 1) < 0.15, String(standardError));
  });

  it('draw whole rows: columns stay together, tables too', () => {
    const column = Float64Array.from({ length: 20 }, (_, i) => i);
    const table = Float64Array.from({ length: 60 }, (_, i) => Math.floor(i / 3));
    const statistic = ([one, rows]: readonly (Float64Array | Int32Array)[]): number => {
      one!.forEach((value, i) => {
        assert.deepEqual(Array.from(rows!.subarray(3 * i, 3 * i + 3)), [value, value, value]);
      });
      return meanAbsoluteError(Float64Array.from(one!), Float64Array.from(one!)).value;
    };
    const { low, high } = bootstrapInterval([column, table], statistic, createRandom(1), {
      n_resamples: 20,
    });
    assert.deepEqual([low, high], [0, 0]);
  });

  it('leave out resamples for which the statistic is not defined, and say so', () => {
    const labels = Int32Array.of(0, 1, 0);
    const scores = Float64Array.of(0.1, 0.9, 0.4);
    const { distribution, warnings, low } = bootstrapInterval(
      [labels, scores],
      ([y, s]) => rocAucScore(y!, s!).value,
      createRandom(1),
      { n_resamples: 200 },
    );
    const missing = 200 - distribution.length;
    assert.ok(missing > 20 && missing < 120, String(missing)); // one class in 1/3 of the draws
    assert.deepEqual(warnings, [`the statistic is not defined for ${missing} of 200 resamples`]);
    assert.equal(low, 1);
  });

  it('report progress and can be canceled', () => {
    const told: number[] = [];
    const cancel = new AbortController();
    const sample = [normals(1, 5)];
    const { distribution, warnings } = bootstrapInterval(sample, mean, createRandom(1), {
      n_resamples: 50,
      onProgress(done) {
        told.push(done);
        if (done === 4) cancel.abort();
      },
      signal: cancel.signal,
    });
    assert.deepEqual(told, [1, 2, 3, 4]);
    assert.equal(distribution.length, 4);
    assert.deepEqual(warnings, ['canceled after 4 of 50 resamples']);
  });

  for (const [what, options, columns] of [
    ['no resamples', { n_resamples: 0 }, [Float64Array.of(1, 2)]],
    ['a confidence level of 1', { confidence_level: 1 }, [Float64Array.of(1, 2)]],
    ['columns that do not fit', {}, [Float64Array.of(1, 2), Float64Array.of(1, 2, 3)]],
    ['no samples', {}, [Float64Array.of()]],
    ['no columns', {}, []],
  ] as const) {
    it(`refuse ${what}`, () => {
      const [parameter = 'columns'] = Object.keys(options);
      assert.throws(() => bootstrapInterval(columns, mean, createRandom(1), options), {
        name: 'EngineError',
        parameter,
      });
    });
  }
});
