import assert from 'node:assert/strict';
import { outcomeOf, race } from '../../../src/engine/race.js';
import { simulate, type Path } from '../../../src/engine/simulate.js';

describe('a race', () => {
  const path = (loss: number[], divergedAt?: number): Path => ({
    path: new Float64Array(2 * loss.length),
    loss: Float64Array.from(loss),
    gradientNorm: new Float64Array(loss.length - 1),
    lr: new Float64Array(loss.length - 1),
    cancelled: false,
    ...(divergedAt === undefined ? {} : { divergedAt }),
  });

  it('counts the steps until the target is reached, and finds the best', () => {
    const outcome = outcomeOf(path([9, 4, 1, 0.5, 2]), 1);
    assert.deepEqual(outcome, { stepsToTarget: 2, bestLoss: 0.5, bestStep: 3, lastLoss: 2 });
  });
  it('leaves out what did not happen, and passes over what is not finite', () => {
    const outcome = outcomeOf(path([NaN, 3, 2, Infinity, NaN], 3), 1);
    assert.deepEqual(outcome, { bestLoss: 2, bestStep: 2, lastLoss: NaN, divergedAt: 3 });
  });
  it('runs every entrant under the same conditions', () => {
    const entrants = [{ optimizer: 'sgd', params: { lr: 0.1 } }, { optimizer: 'lbfgs' }];
    const conditions = { surface: 'bowl', steps: 200 };
    const [sgd, lbfgs] = race(entrants, conditions, 1e-8);
    assert.ok(sgd?.stepsToTarget !== undefined && lbfgs?.stepsToTarget !== undefined);
    assert.ok(lbfgs.stepsToTarget < sgd.stepsToTarget);
    assert.equal(sgd.entrant, entrants[0]);
    assert.deepEqual(sgd.path, simulate({ ...conditions, ...entrants[0]! }));
  });
});
