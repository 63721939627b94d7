import assert from 'node:assert/strict';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import { problem } from '../support/problems.js';
import { reference } from '../support/reference.js';

interface Case {
  id: string;
  source: string;
  params: Record<string, number | boolean | string | (number | null)[]>;
  problem: string;
  shape: number[];
  start: (number | number[])[];
  /** The learning rate of step t, from 1, is lr / (1 + decay·(t − 1)). */
  decay: number;
  path: number[][];
  /** How far a path of PyTorch's goes astray if every gradient is off by some 2⁻⁵². */
  sensitivity: number[];
  state: Record<string, number[]>;
}

const { cases } = reference<Case>('optimizers');
const SNAPSHOTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100, 300, 1000];

/**
 * Tolerances are relative to the largest parameter, and absolute below 1e-3. Where rounding alone leads
 * PyTorch itself astray by more than a tenth or a hundredth of the tolerance, a point is not compared:
 * these paths are chaotic.
 */
const EARLY = { steps: 10, tolerance: 1e-12, astray: 1e-13 };
const LATE = { steps: 1000, tolerance: 1e-9, astray: 1e-11 };

/** Optimizers and problems with a chaotic path among those of the reference, as measured there. */
const CHAOTIC: readonly string[] = [
  'adadelta on beale',
  'adadelta on matrix',
  'adadelta on rosenbrock',
  'adafactor on matrix',
  'adafactor on rosenbrock',
  'adam on beale',
  'adam on bowl',
  'adam on rosenbrock',
  'ema_momentum on rosenbrock',
  'lbfgs on beale',
  'lbfgs on bowl',
  'lbfgs on himmelblau',
  'lbfgs on rosenbrock',
  'lbfgs on styblinski_tang',
  'nadam on matrix',
  'nadam on rosenbrock',
  'rmsprop on beale',
  'rmsprop on matrix',
  'rmsprop on rosenbrock',
  'sparse_adam on beale',
  'sparse_adam on bowl',
  'sparse_adam on rosenbrock',
];

function follow(reference: Case): { compared: number; left: number } {
  const { id, params, shape, decay, path, sensitivity, state } = reference;
  const stepper = optimizers.get(id).create(params, shape);
  const evaluate = problem(reference.problem, shape);
  // L-BFGS keeps gradients, which are differences of larger numbers where it has found the minimum.
  const least = id === 'lbfgs' ? 1 : 1e-3;
  const parameters = Float64Array.from(reference.start.flat());
  let compared = 0;
  let left = 0;
  let snapshot = -1;
  for (let step = 1; step <= LATE.steps; step++) {
    stepper.stepWith(parameters, evaluate, stepper.lr / (1 + decay * (step - 1)));
    if (step !== SNAPSHOTS[snapshot + 1]) continue;
    snapshot++;
    const { tolerance, astray } = step <= EARLY.steps ? EARLY : LATE;
    if (sensitivity[snapshot]! > astray) {
      left += parameters.length;
      continue;
    }
    const what = `${JSON.stringify(params)} on ${reference.problem} ${shape.join('×')}, step ${step}`;
    assertSame(parameters, path[snapshot]!, tolerance, what);
    compared += parameters.length;
    if (step === 10 && left === 0) {
      assert.deepEqual(Object.keys(stepper.state).sort(), Object.keys(state).sort(), what);
      for (const [name, expected] of Object.entries(state)) {
        assertSame(stepper.state[name]!, expected, 1e-11, `${name} of ${what}`, least);
      }
    }
  }
  return { compared, left };
}

function assertSame(
  actual: Float64Array,
  expected: readonly number[],
  tolerance: number,
  what: string,
  least = 1e-3,
): void {
  assert.equal(actual.length, expected.length, what);
  const size = Math.max(least, ...expected.map(Math.abs));
  expected.forEach((value, i) => {
    const error = Math.abs(actual[i]! - value);
    assert.ok(
      Object.is(actual[i], value) || error <= tolerance * size,
      `${what}: [${i}] is ${actual[i]}, expected ${value}, off by ${error}`,
    );
  });
}

describe('optimizer paths equal torch.optim in float64', () => {
  const chaotic = new Set<string>();
  let compared = 0;
  let left = 0;

  for (const { id, label, forms } of optimizers) {
    it(label, () => {
      const own = cases.filter((entry) => entry.id === id);
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- optimizers"');
      for (const entry of own) {
        assert.equal(entry.source === 'torch.optim', forms.length > 0, 'where the values are from');
        const numbers = follow(entry);
        compared += numbers.compared;
        left += numbers.left;
        if (numbers.left > 0) chaotic.add(`${id} on ${entry.problem}`);
      }
    });
  }

  it('at 20,000 numbers and more, leaving out one in thirty at most', () => {
    assert.ok(compared >= 20_000, `${compared}`);
    assert.ok(left * 30 <= compared, `${left} of ${compared}`);
  });

  it('except on the paths that are known to be chaotic', () => {
    assert.deepEqual([...chaotic].sort(), CHAOTIC);
  });
});
