import assert from 'node:assert/strict';
import * as v from 'valibot';
import {
  finderJob,
  finderJobSchema,
  finderKey,
  finderResultSchema,
  runFinder,
  type FinderJob,
} from '../../../src/labs/schedule/finder.js';
import { finderFigure, suggestionOf } from '../../../src/labs/schedule/finderFigure.js';
import { initialState, type ScheduleState } from '../../../src/labs/schedule/state.js';

function job(
  id: string,
  finder: Partial<ScheduleState['finder']> = {},
  params: Record<string, number> = {},
): FinderJob {
  const curve = initialState.curves[0]!;
  const optimizer = { ...curve.optimizer, id, params };
  return finderJob(
    { ...curve, optimizer },
    { ...initialState, finder: { ...initialState.finder, ...finder } },
  );
}

function suggested(given: FinderJob): number {
  const suggestion = suggestionOf(
    given,
    runFinder(given, () => undefined),
  );
  assert.ok(typeof suggestion === 'object');
  return suggestion.lr;
}

describe('the learning-rate finder of the Schedule Lab', () => {
  it('finds the loss flat at tiny rates, lower at good ones, and running away at huge ones', () => {
    const parts: number[] = [];
    const result = runFinder(job('sgd', {}, { momentum: 0.9 }), (part) => {
      parts.push(part);
    });
    assert.ok(v.is(finderResultSchema, result));
    const { lr, smoothed, stopped } = result;
    const lowest = Math.min(...smoothed);
    assert.ok(Math.abs(smoothed[20]! - smoothed[10]!) < 0.02);
    assert.ok(lowest < 0.6 * smoothed[10]!);
    assert.ok(lr[smoothed.indexOf(lowest)]! > 0.01);
    assert.equal(stopped, 'diverged');
    assert.ok(parts.length > 5 && parts.every((part) => part > 0 && part <= 1));
  });
  it('suggests a lower rate for SGD with momentum than for plain SGD', () => {
    assert.ok(suggested(job('sgd', {}, { momentum: 0.9 })) < suggested(job('sgd')));
  });
  it('finds the same twice, and something else with another seed', () => {
    const run = (seed: number): Float64Array =>
      runFinder(job('adam', { seed }), () => undefined).loss;
    assert.deepEqual(run(0), run(0));
    assert.notDeepEqual(run(0), run(1));
  });
  it('says what an optimizer wants that cannot be tested so', () => {
    assert.throws(() => runFinder(job('lbfgs'), () => undefined), /closure|stepWith/);
  });
  it('says why there is no suggestion', () => {
    const given = job('sgd', { steps: 20, method: 'slide' });
    const [, , words] = finderFigure(
      given,
      runFinder(given, () => undefined),
    ).reading;
    assert.match(words ?? '', /^No rate can be suggested: loss must leave at least 16 points/);
  });
  it('runs again only for what changes its result', () => {
    const base = job('sgd');
    assert.equal(finderKey(base), finderKey(job('sgd', { method: 'steep' })));
    assert.notEqual(finderKey(base), finderKey(job('sgd', { seed: 1 })));
    assert.notEqual(finderKey(base), finderKey(job('adam')));
  });
  it('takes no job that is not one', () => {
    assert.ok(v.is(finderJobSchema, job('sgd')));
    assert.equal(v.is(finderJobSchema, { ...job('sgd'), settings: {} }), false);
  });
});
