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

describe('several schedules on one optimizer', () => {
  it('act one after the other, a plateau among them', () => {
    const { lr } = learningRates({
      schedule: [
        { id: 'linear_lr', params: { start_factor: 0.25, total_iters: 3 } },
        { id: 'reduce_lr_on_plateau', params: { patience: 0, factor: 0.5 } },
      ],
      baseLr: 0.1,
      steps: 7,
      metrics: [1, 1, 0.5, 0.6, 0.4, 0.5],
    });
    // PyTorch 2.13, LinearLR and then ReduceLROnPlateau stepped on one SGD.
    const theirs = [0.025, 0.05, 0.0375, 0.05, 0.025, 0.025, 0.0125];
    theirs.forEach((rate, i) => {
      assertClose(lr[i]!, rate, { ...tolerance, what: `lr ${i}` });
    });
  });
  it('are what ChainedScheduler makes of them', () => {
    const parts: ScheduleSpec[] = [
      { id: 'constant_lr', params: { total_iters: 4 } },
      { id: 'exponential_lr', params: { gamma: 0.9 } },
    ];
    const common = { baseLr: 0.1, steps: 20 };
    assert.deepEqual(
      learningRates({ schedule: parts, ...common }),
      learningRates({ schedule: { id: 'chained_scheduler', schedulers: parts }, ...common }),
    );
  });
  it('take their parameters with them', () => {
    assert.throws(
      () => learningRates({ schedule: [], params: { gamma: 1 }, baseLr: 0.1, steps: 1 }),
      new EngineError('params', 'params must be in each of several schedules'),
    );
  });
});

describe('the length that a schedule speaks of', () => {
  const spans: [string, Record<string, number | number[]>, number | undefined][] = [
    ['cosine_annealing_lr', { T_max: 50 }, 50],
    ['one_cycle_lr', { max_lr: 1, epochs: 3, steps_per_epoch: 7 }, 21],
    ['one_cycle_lr', { max_lr: 1 }, undefined],
    ['multi_step_lr', { milestones: [30, 80] }, 100],
    ['multi_step_lr', { milestones: [] }, 2],
    ['cosine_annealing_warm_restarts', { T_0: 10, T_mult: 2 }, 70],
    ['exponential_lr', { gamma: 0.5 }, 7],
    ['exponential_lr', { gamma: 1 }, 1],
    ['polynomial_lr', { total_iters: 0 }, undefined],
    ['lambda_lr', {}, undefined],
    ['reduce_lr_on_plateau', {}, undefined],
    ['wsd_schedule', { num_warmup_steps: 5, num_decay_steps: 20, num_stable_steps: 40 }, 65],
    ['cosine_annealing_lr', { T_max: -1 }, undefined],
  ];
  for (const [id, params, span] of spans) {
    it(`${id} ${JSON.stringify(params)}: ${span}`, () => {
      assert.equal(schedules.get(id).span(params), span);
    });
  }
  it('is the one that it is stretched to, within what whole numbers allow', () => {
    let stretched = 0;
    for (const schedule of schedules) {
      const params = Object.fromEntries(
        Object.entries(schedule.params).flatMap(([name, spec]) =>
          'required' in spec ? [[name, spec.default]] : [],
        ),
      );
      const longer = schedule.stretch(params, 840);
      const span = schedule.span(longer);
      if (span === undefined || span === schedule.span(params)) continue;
      stretched += 1;
      assert.ok(Math.abs(span - 840) <= 4, `${schedule.id}: ${span}`);
    }
    assert.ok(stretched >= 12, `${stretched}`);
  });
});
