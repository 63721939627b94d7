import assert from 'node:assert/strict';
import { EngineError } from '../../../src/engine/error.js';
import { createSchedule, learningRates } from '../../../src/engine/learningRates.js';
import type { Param } from '../../../src/engine/params.js';
import type { ScheduleSpec } from '../../../src/engine/schedules/define.js';
import { schedules } from '../../../src/engine/schedules/index.js';
import { assertClose, reference } from '../support/reference.js';

interface Case {
  id: string;
  signatures?: Record<string, string>;
  /** The parameter that PyTorch must refuse. */
  refuses?: string;
  spec: ScheduleSpec;
  base_lr: number;
  steps: number;
  optimizer: string;
  momentum_before: number | null;
  metrics?: number[];
  lr: number[];
  momentum?: number[];
  raises?: { at: number; error: string };
}

const cases = [
  ...reference<Case>('schedules').cases,
  ...reference<Case>('schedules_transformers').cases,
];
/** Relative alone: even what is left of 1 + cos beside 1 agrees so far. */
const tolerance = { relative: 1e-12, absolute: 0 };

/** Runs what PyTorch ran, up to where it raised. */
function assertEqualsReference(own: Case): void {
  const { spec, base_lr, momentum_before, metrics, lr, momentum } = own;
  const what = `${JSON.stringify(spec)} on ${own.optimizer}`;
  const rates = learningRates({
    schedule: spec,
    baseLr: base_lr,
    steps: lr.length,
    momentum: momentum_before,
    ...(metrics ? { metrics } : {}),
  });
  assert.equal(rates.lr.length, lr.length);
  assert.equal(rates.momentum === undefined, momentum === undefined, `momentum of ${what}`);
  lr.forEach((value, i) => {
    assertClose(rates.lr[i]!, value, { ...tolerance, what: `lr ${i} of ${what}` });
  });
  momentum?.forEach((value, i) => {
    assertClose(rates.momentum![i]!, value, { ...tolerance, what: `momentum ${i} of ${what}` });
  });
}

function runAll({ spec, base_lr, steps, momentum_before, metrics }: Case): void {
  learningRates({
    schedule: spec,
    baseLr: base_lr,
    steps,
    momentum: momentum_before,
    ...(metrics ? { metrics } : {}),
  });
}

describe('schedules equal PyTorch and Transformers', () => {
  it('with at least 8,000 reference values', () => {
    const count = cases.reduce((sum, own) => sum + own.lr.length + (own.momentum?.length ?? 0), 0);
    assert.ok(count >= 8000, `${count} values`);
  });

  for (const schedule of schedules) {
    const own = cases.filter(({ id }) => id === schedule.id);

    it(schedule.label, () => {
      const finished = own.filter(({ lr, refuses }) => !refuses && lr.length > 0);
      assert.ok(finished.length > 0, 'no reference values: run "npm run reference -- schedules"');
      for (const each of finished) assertEqualsReference(each);
    });

    it(`${schedule.label}: throws where PyTorch raises, and nowhere else`, () => {
      for (const each of own) {
        if (!each.raises) runAll(each);
        else {
          const what = `${JSON.stringify(each.spec)}: ${each.raises.error}`;
          assert.throws(
            () => {
              runAll(each);
            },
            (error) =>
              error instanceof EngineError &&
              (each.refuses === undefined || error.parameter === each.refuses),
            what,
          );
        }
      }
    });

    it(`${schedule.label}: signatures and defaults are those of Python`, () => {
      const signatures = own.find((each) => each.signatures)?.signatures ?? {};
      for (const { name, signature } of schedule.forms) {
        assert.equal(signature, signatures[name], name);
        if (schedule.composite) continue;
        for (const [param, python] of argumentsOf(signature)) {
          const spec = schedule.params[param];
          assert.ok(spec ?? schedule.callbacks.includes(param), `${name} lacks ${param}`);
          if (!spec || schedule.callbacks.includes(param)) continue;
          assert.deepEqual(pythonDefault(spec), python, `${name}, default of ${param}`);
        }
      }
    });
  }
});

/** The parameters that change numbers, each with its default as Python writes it. */
function argumentsOf(signature: string): [name: string, python: string | undefined][] {
  return signature
    .split(', ')
    .map((part): [string, string | undefined] => {
      const [name = '', python] = part.split('=');
      return [name, python === undefined ? undefined : normal(python)];
    })
    .filter(([name]) => name !== 'optimizer' && name !== 'last_epoch');
}

function normal(python: string): string {
  const number = Number(python);
  return Number.isNaN(number) ? python : String(number);
}

function pythonDefault(spec: Param): string | undefined {
  if ('required' in spec) return undefined;
  if (spec.default === null) return 'None';
  if (typeof spec.default === 'boolean') return spec.default ? 'True' : 'False';
  return typeof spec.default === 'string' ? `'${spec.default}'` : String(spec.default);
}

describe('createSchedule', () => {
  it('steps through what learningRates lists', () => {
    const spec: ScheduleSpec = { id: 'one_cycle_lr', params: { max_lr: 0.3, total_steps: 40 } };
    const { lr, momentum } = learningRates({ schedule: spec, baseLr: 0.1, steps: 40 });
    const running = createSchedule(spec, 0.1);
    for (let i = 0; i < 40; i++) {
      if (i > 0) running.step();
      assert.equal(running.lr, lr[i]);
      assert.equal(running.momentum, momentum?.[i]);
    }
  });
});
