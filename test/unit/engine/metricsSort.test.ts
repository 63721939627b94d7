import assert from 'node:assert/strict';
import { fixed, pythonFloat } from '../../../src/engine/metrics/counts/formatPython.js';
import { rankScores } from '../../../src/engine/metrics/ranking/rankScores.js';
import { sortDescending } from '../../../src/engine/metrics/ranking/sortDescending.js';
import { createRandom } from '../../../src/engine/random.js';

const random = createRandom(11);
/** More than are sorted by comparison, so that the radix passes and what they leave are tried. */
const MANY = 20_000;

const kinds: Record<string, (i: number) => number> = {
  'uniform numbers': () => random.next(),
  'normal numbers of both signs': () => random.normal(),
  'numbers of many sizes': () => random.normal() * 10 ** (random.integer(600) - 300),
  'numbers that differ in their last bits only': () => 1 + random.integer(2 ** 20) * 2 ** -52,
  'the same with one far away': (i) => (i === 777 ? 1e300 : 1 + random.next() * 1e-12),
  'the same with one far below': (i) => (i === 777 ? -1e300 : -1 - random.next() * 1e-12),
  'float32 numbers': () => Math.fround(random.next()),
  'numbers below the smallest normal one': () => (random.integer(2 ** 31) - 2 ** 30) * 2 ** -1074,
  'few different numbers': () => random.integer(7) - 3,
  'two close heaps': () => (random.next() < 0.5 ? 1 : 2) + random.integer(50) * 2 ** -50,
  'equal numbers': () => 0.25,
  'numbers in order': (i) => -i,
  'numbers in reverse': (i) => i,
};

describe('sorting scores', () => {
  for (const [kind, numberAt] of Object.entries(kinds)) {
    it(`puts ${kind} in descending order`, () => {
      const values = Float64Array.from({ length: MANY }, (_, i) => numberAt(i) + 0);
      const expected = values.slice().sort().reverse();
      sortDescending(values, 0, MANY, new Float64Array(MANY));
      assert.deepEqual(values, expected);
    });

    it(`takes companions of ${kind} along, and keeps the order of equal ones`, () => {
      const values = Float64Array.from({ length: MANY }, (_, i) => numberAt(i) + 0);
      const sorted = values.slice();
      const places = Float64Array.from(values, (_, i) => i);
      const room = () => new Float64Array(MANY);
      sortDescending(sorted, 0, MANY, room(), places, room());
      const expected = Array.from(values, (_, i) => i).sort(
        (a, b) => values[b]! - values[a]! || a - b,
      );
      assert.deepEqual(Array.from(places), expected);
      assert.deepEqual(
        sorted,
        Float64Array.from(expected, (i) => values[i]!),
      );
    });
  }

  it('sorts a part and leaves the rest', () => {
    const values = Float64Array.from({ length: MANY }, () => random.next());
    const expected = values.slice();
    expected.subarray(3000, 15_000).sort().reverse();
    sortDescending(values, 3000, 15_000, new Float64Array(MANY));
    assert.deepEqual(values, expected);
  });
});

describe('ranking scores', () => {
  const labels = Int32Array.from({ length: MANY }, () => random.integer(2));
  const scores = Float64Array.from(labels, (y) => Math.round(1000 * (random.normal() + y)) / 1000);
  const weights = Float64Array.from(labels, () => random.integer(4) / 4);

  /** Counts by a plain sort, and compares. */
  function assertCounts(
    labels: Int32Array,
    scores: Float64Array,
    weights: Float64Array | null,
  ): void {
    const { thresholds, truePositives, falsePositives } = rankScores(labels, scores, {
      sample_weight: weights,
    });
    const weightOf = (i: number) => (weights ? weights[i]! : 1);
    const rows = Array.from(scores, (_, i) => i).filter((i) => weightOf(i) > 0);
    rows.sort((a, b) => scores[b]! - scores[a]!);
    const different = rows.filter((i, at) => scores[i] !== scores[rows[at - 1] ?? -1]);
    assert.deepEqual(Array.from(thresholds), [Infinity, ...different.map((i) => scores[i]! + 0)]);
    let [row, hits, misses] = [0, 0, 0];
    thresholds.forEach((threshold, place) => {
      for (; row < rows.length && scores[rows[row]!]! >= threshold; row++) {
        if (labels[rows[row]!] === 1) hits += weightOf(rows[row]!);
        else misses += weightOf(rows[row]!);
      }
      assert.equal(truePositives[place], hits);
      assert.equal(falsePositives[place], misses);
    });
  }

  /** Enough for several buckets, whose range is taken of a part of the scores. */
  const SEVERAL = 150_000;

  for (const [kind, numberAt] of Object.entries(kinds)) {
    it(`counts ${kind} in several buckets`, () => {
      const many = Int32Array.from({ length: SEVERAL }, () => random.integer(2));
      assertCounts(
        many,
        Float64Array.from(many, (_, i) => numberAt(i)),
        null,
      );
    });
  }

  for (const place of [0, 777, SEVERAL - 1]) {
    it(`refuses a score at ${place} that is no number`, () => {
      const many = new Int32Array(SEVERAL).fill(1);
      const broken = Float64Array.from(many, (_, i) => (i === place ? NaN : random.next()));
      assert.throws(() => rankScores(many, broken), {
        message: `y_score must be finite, got NaN at index ${place}`,
      });
    });
  }

  for (const [kind, given] of [
    ['without weights', null],
    ['with weights, some of them 0', weights],
  ] as const) {
    it(`counts what a plain sort counts, ${kind}`, () => {
      assertCounts(labels, scores, given);
    });

    it(`takes −0 for 0, ${kind}`, () => {
      const signed = scores.map((score, i) => (i % 3 === 0 ? -0 : score + 10));
      const plain = signed.map((score) => score + 0);
      const options = { sample_weight: given };
      const [own, expected] = [signed, plain].map((values) => rankScores(labels, values, options));
      assert.deepEqual(own, expected);
      assert.deepEqual(Array.from(own!.thresholds), Array.from(expected!.thresholds)); // 0 is not −0
    });
  }
});

describe('numbers in the report', () => {
  for (const [value, digits, text] of [
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [0.625, 2, '0.62'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [0.285, 2, '0.28'],
    [1, 3, '1.000'],
    [2 / 3, 4, '0.6667'],
    [NaN, 2, 'nan'],
  ] as const) {
    it(`${value} with ${digits} decimals is ${text}, as in Python`, () => {
      assert.equal(fixed(value, digits), text);
    });
  }
  for (const [value, text] of [
    [12, '12.0'],
    [0.1, '0.1'],
    [1e16, '1e+16'],
    [1.5e-7, '1.5e-07'],
    [123456.789, '123456.789'],
  ] as const) {
    it(`${text} is a float, as in Python`, () => {
      assert.equal(pythonFloat(value), text);
    });
  }
});
