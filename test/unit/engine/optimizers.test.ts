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
 * Relative to the largest parameter; below 1e-3 absolute. From the first snapshot at which rounding has
 * led PyTorch itself so far astray that the tolerance would be a matter of luck, a path is chaotic and
 * is no longer compared.
 */
const EARLY = { steps: 10, tolerance: 1e-12, astray: 1e-13 };
const LATE = { steps: 1000, tolerance: 1e-9, astray: 1e-11 };

function follow(reference: Case): { compared: number; chaoticFrom: number | undefined } {
  const { id, params, shape, decay, path, sensitivity, state } = reference;
  const stepper = optimizers.get(id).create(params, shape);
  const evaluate = problem(reference.problem, shape);
  const parameters = Float64Array.from(reference.start.flat());
  let compared = 0;
  let snapshot = 0;
  for (let step = 1; step <= LATE.steps; step++) {
    stepper.stepWith(parameters, evaluate, stepper.lr / (1 + decay * (step - 1)));
    if (step !== SNAPSHOTS[snapshot]) continue;
    const { tolerance, astray } = step <= EARLY.steps ? EARLY : LATE;
    if (sensitivity[snapshot]! > astray) return { compared, chaoticFrom: step };
    const what = `${JSON.stringify(params)} on ${reference.problem} ${shape.join('×')}, step ${step}`;
    assertSame(parameters, path[snapshot]!, tolerance, what);
    compared += parameters.length;
    if (step === 10) {
      assert.deepEqual(Object.keys(stepper.state).sort(), Object.keys(state).sort(), what);
      for (const [name, expected] of Object.entries(state)) {
        assertSame(stepper.state[name]!, expected, 1e-11, `${name} of ${what}`);
      }
    }
    snapshot++;
  }
  return { compared, chaoticFrom: undefined };
}

function assertSame(
  actual: Float64Array,
  expected: readonly number[],
  tolerance: number,
  what: string,
): void {
  assert.equal(actual.length, expected.length, what);
  const size = Math.max(1e-3, ...expected.map(Math.abs));
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

  for (const { id, label, forms } of optimizers) {
    it(label, () => {
      const own = cases.filter((entry) => entry.id === id);
      assert.ok(own.length > 0, 'no reference values: run "npm run reference -- optimizers"');
      for (const entry of own) {
        assert.equal(entry.source === 'torch.optim', forms.length > 0, 'where the values are from');
        const { compared: numbers, chaoticFrom } = follow(entry);
        compared += numbers;
        if (chaoticFrom !== undefined) chaotic.add(`${id} on ${entry.problem}`);
      }
    });
  }

  it('compared at least 10,000 numbers', () => {
    assert.ok(compared >= 10_000, `${compared}`);
  });

  it('were chaotic only where it is known', () => {
    assert.deepEqual([...chaotic].sort(), CHAOTIC);
  });
});

const CHAOTIC: string[] = [];
