import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bestEpoch,
  findDivergence,
  findNotFinite,
  findOverfitting,
  findPlateau,
  findUnderfitting,
  generalizationGap,
} from '../../../src/engine/learningCurves/index.js';

/** A loss as logs hold them, far from where powers of two overflow or lose digits. */
const loss = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const curve = fc.array(loss, { minLength: 1, maxLength: 40 });
const pair = fc.array(fc.tuple(loss, loss), { minLength: 1, maxLength: 40 }).map((rows) => ({
  train: rows.map(([train]) => train),
  validation: rows.map(([, validation]) => validation),
}));
/** With gaps, as a run that broke off and went on leaves them. */
const gappyLoss = fc.oneof({ weight: 4, arbitrary: loss }, fc.constantFrom(NaN, Infinity));

/** Everything that is found about a pair, without the sentences, which name the numbers. */
function findings(train: number[], validation: number[]) {
  const overfitting = findOverfitting(train, validation);
  const plateau = findPlateau(validation, { patience: 3 });
  return {
    overfits: overfitting.index,
    noticed: overfitting.noticed,
    diverges: findDivergence(train).index,
    divergesLate: findDivergence(train, { patience: 2 }).index,
    plateau: plateau.index,
    since: plateau.start,
    underfits: findUnderfitting(train).found,
    lowest: findUnderfitting(train).index,
    best: bestEpoch(validation).index,
    widest: generalizationGap(train, validation).index,
    broken: findNotFinite(train).index,
  };
}

/** The same findings `epochs` later. */
function later(found: ReturnType<typeof findings>, epochs: number) {
  return Object.fromEntries(
    Object.entries(found).map(([key, at]) => [key, typeof at === 'number' ? at + epochs : at]),
  );
}

describe('what is found in learning curves', () => {
  it('does not depend on the unit of the loss', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: -40, max: 40 }), ({ train, validation }, power) => {
        const scaled = [train, validation].map((values) => values.map((v) => v * 2 ** power));
        assert.deepEqual(findings(scaled[0]!, scaled[1]!), findings(train, validation));
      }),
    );
  });

  it('moves with the epochs: a worse one before the first shifts all by one', () => {
    const long = pair.filter(({ train }) => train.length > 5);
    fc.assert(
      fc.property(long, ({ train, validation }) => {
        const [first, other] = [2 * Math.max(...train), 2 * Math.max(...validation)];
        // The gap between the two worst may be the widest of all, so the training loss joins it.
        const worse = Math.max(first, other);
        const found = findings([worse, ...train], [worse, ...validation]);
        const expected = later(findings(train, validation), 1);
        if (found.widest === 0) expected['widest'] = 0;
        assert.deepEqual(found, expected);
      }),
    );
  });

  it('is neither overfitting nor divergence where both losses fall', () => {
    fc.assert(
      fc.property(pair, ({ train, validation }) => {
        const fall = (values: number[]) => [...values].sort((a, b) => b - a);
        assert.equal(findOverfitting(fall(train), fall(validation)).found, false);
        assert.equal(findDivergence(fall(train)).found, false);
      }),
    );
  });

  it('is no overfitting where the training loss only rises', () => {
    fc.assert(
      fc.property(pair, ({ train, validation }) => {
        const rising = [...train].sort((a, b) => a - b);
        assert.equal(findOverfitting(rising, validation).found, false);
      }),
    );
  });

  it('is overfitting whatever falls first, once the validation loss has risen far enough', () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 1.06, max: 100, noNaN: true }), (values, rise) => {
        const train = [...values, Math.min(...values) / 2];
        const validation = [...values].sort((a, b) => b - a);
        validation.push(validation.at(-1)! * rise);
        const { found, index, noticed } = findOverfitting(train, validation);
        assert.equal(found, train.at(-1)! < train[index ?? 0]!);
        assert.equal(validation[index!], Math.min(...validation));
        assert.equal(noticed, values.length);
      }),
    );
  });

  it('names the lowest validation loss as the start of overfitting, past epochs without a number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gappyLoss, gappyLoss), { maxLength: 40 }), (rows) => {
        const train = rows.map(([value]) => value);
        const validation = rows.map(([, value]) => value);
        const { found, index, noticed } = findOverfitting(train, validation);
        if (!found) return;
        const known = rows
          .slice(0, noticed)
          .filter((row) => row.every(Number.isFinite))
          .map(([, value]) => value);
        assert.equal(validation[index!], Math.min(...known));
        assert.ok(validation[noticed!]! > 1.05 * validation[index!]! * (1 - 1e-12));
        assert.ok(train[noticed!]! < train[index!]!);
      }),
    );
  });

  it('is divergence at the epoch of a NaN that is appended, and nothing else changes', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(NaN, Infinity, -Infinity), (run, broken) => {
        const before = findings(run.train, run.validation);
        const after = findings([...run.train, broken], [...run.validation, broken]);
        const end = run.train.length;
        assert.equal(findNotFinite([...run.train, broken]).index, end);
        assert.equal(after.diverges, before.diverges ?? end);
        assert.equal(after.overfits, before.overfits);
        assert.equal(after.best, before.best);
        assert.equal(after.lowest, before.lowest);
        assert.equal(after.widest, before.widest);
      }),
    );
  });

  it('is divergence at a loss beyond the factor, and not at one within', () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 1.1, max: 20, noNaN: true }), (values, factor) => {
        const falling = [...values].sort((a, b) => b - a);
        const lowest = falling.at(-1)!;
        const [within, beyond] = [0.99, 1.01].map((part) => lowest * factor * part);
        assert.equal(findDivergence([...falling, within!], { factor }).found, false);
        assert.equal(findDivergence([...falling, beyond!], { factor }).index, values.length);
      }),
    );
  });

  it('is a plateau exactly where patience runs out after a last improvement', () => {
    fc.assert(
      fc.property(curve, fc.nat(8), fc.nat(12), (values, patience, flat) => {
        const falling = [...values].sort((a, b) => b - a);
        const steps = falling.filter((v, i) => i === 0 || v < 0.99 * falling[i - 1]!);
        const last = steps.at(-1)!;
        const { index, start } = findPlateau([...steps, ...Array<number>(flat).fill(last)], {
          patience,
        });
        const ends = flat > patience;
        assert.equal(index, ends ? steps.length + patience : undefined);
        assert.equal(start, ends ? steps.length - 1 : undefined);
      }),
    );
  });

  it('is underfitting at a target just below the lowest loss, and not at one above', () => {
    fc.assert(
      fc.property(curve, (values) => {
        const settled = [...values, ...Array<number>(5).fill(Math.min(...values))];
        const lowest = Math.min(...values);
        assert.equal(findUnderfitting(settled, { target: lowest * 0.999 }).found, true);
        assert.equal(findUnderfitting(settled, { target: lowest * 1.001 }).found, false);
      }),
    );
  });

  it('never throws, and gives sentences without NaN or undefined, whatever the numbers', () => {
    const any = fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 20 });
    fc.assert(
      fc.property(any, (rows) => {
        const train = rows.map(([value]) => value);
        const validation = rows.map(([, value]) => value);
        const reasons = [
          findOverfitting(train, validation),
          findUnderfitting(train),
          findPlateau(validation),
          bestEpoch(validation),
          generalizationGap(train, validation),
        ].map(({ reason }) => reason);
        for (const reason of reasons) assert.doesNotMatch(reason, /NaN|undefined/);
      }),
    );
  });
});
