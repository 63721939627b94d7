import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EngineError } from '../../../src/engine/error.js';
import {
  createSchedule,
  learningRates,
  MAX_DEPTH,
  type LearningRatesRequest,
} from '../../../src/engine/learningRates.js';
import type { Param, ParamValue } from '../../../src/engine/params.js';
import type { Schedule, ScheduleSpec } from '../../../src/engine/schedules/define.js';
import { schedules } from '../../../src/engine/schedules/index.js';
import { assertClose } from '../support/reference.js';

const STEPS = 60;
const simple = [...schedules].filter(({ composite, needsMetric }) => !composite && !needsMetric);
/** What an entry cannot do without, and what keeps it from raising within the steps. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, ParamValue>>>> = {
  one_cycle_lr: { total_steps: 97, pct_start: 0.31, div_factor: 25 },
  wsd_schedule: { num_stable_steps: 30 },
  cosine_with_min_lr_schedule_with_warmup: { min_lr_rate: 0.1, min_lr: null },
  cosine_with_min_lr_schedule_with_warmup_lr_rate: { min_lr_rate: 0.1, min_lr: null },
  constant_lr: { factor: 0.25 },
  polynomial_decay_schedule_with_warmup: { num_training_steps: 300, lr_end: 1e-7 },
};

/** Values of the range that the parameter's slider has. */
function valueOf(spec: Param): fc.Arbitrary<ParamValue> {
  if (spec.kind === 'choice') return fc.constantFrom(...spec.options);
  if (spec.kind === 'flag') return fc.boolean();
  if (spec.kind === 'list') return fc.array(fc.integer({ min: 0, max: STEPS }));
  if (spec.kind === 'tuple') return fc.constant(spec.default);
  if (spec.kind === 'tensor') return fc.constant(null);
  const { min, max } = spec;
  const value = spec.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return spec.kind === 'optional' ? fc.option(value) : value;
}

function specOf({ id, params }: Schedule): fc.Arbitrary<ScheduleSpec> {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, spec]) => [name, valueOf(spec)]),
  );
  return fc.record(values).map((given) => ({ id, params: { ...given, ...NEEDED[id] } }));
}

const baseLr = fc.double({ min: 0.001, max: 1, noNaN: true });

describe('properties of schedules', () => {
  for (const schedule of simple) {
    it(`${schedule.label}: rates are finite and never negative`, () => {
      fc.assert(
        fc.property(specOf(schedule), baseLr, (spec, base) => {
          const { lr, momentum = [] } = learningRates({
            schedule: spec,
            baseLr: base,
            steps: STEPS,
          });
          for (const value of [...lr, ...momentum]) {
            assert.ok(Number.isFinite(value) && value >= -1e-15, `${value}`);
          }
        }),
        { numRuns: 60 },
      );
    });

    it(`${schedule.label}: stepping by hand gives the same rates`, () => {
      fc.assert(
        fc.property(specOf(schedule), baseLr, (spec, base) => {
          const { lr, momentum } = learningRates({ schedule: spec, baseLr: base, steps: STEPS });
          const running = createSchedule(spec, base);
          for (let i = 0; i < STEPS; i++) {
            if (i > 0) running.step();
            assert.equal(running.lr, lr[i]);
            assert.equal(running.momentum, momentum?.[i]);
          }
        }),
        { numRuns: 20 },
      );
    });

    it(`${schedule.label}: a spec survives being saved as JSON`, () => {
      fc.assert(
        fc.property(specOf(schedule), (spec) => {
          const saved = JSON.parse(JSON.stringify(spec)) as ScheduleSpec;
          const of = (each: ScheduleSpec) =>
            learningRates({ schedule: each, baseLr: 0.1, steps: STEPS }).lr;
          assert.deepEqual(of(saved), of(spec));
        }),
        { numRuns: 20 },
      );
    });

    it(`${schedule.label}: alone in a chain or a sequence it is itself`, () => {
      fc.assert(
        fc.property(specOf(schedule), baseLr, (spec, base) => {
          const of = (each: ScheduleSpec) =>
            learningRates({ schedule: each, baseLr: base, steps: STEPS }).lr;
          assert.deepEqual(of({ id: 'chained_scheduler', schedulers: [spec] }), of(spec));
          const sequence = { id: 'sequential_lr', schedulers: [spec], milestones: [] };
          assert.deepEqual(of(sequence), of(spec));
        }),
        { numRuns: 20 },
      );
    });
  }

  it('the cosine schedules never go below eta_min', () => {
    const eta = fc.double({ min: 0, max: 0.001, noNaN: true });
    const period = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(eta, period, baseLr, (eta_min, T, base) => {
        for (const schedule of [
          { id: 'cosine_annealing_lr', params: { T_max: T, eta_min } },
          { id: 'cosine_annealing_warm_restarts', params: { T_0: T, eta_min } },
        ]) {
          const { lr } = learningRates({ schedule, baseLr: base, steps: 200 });
          assert.ok(lr.every((rate) => rate >= eta_min - 1e-15 && rate <= base + 1e-12));
        }
      }),
    );
  });

  it('CosineAnnealingLR equals its closed form until T_max', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), baseLr, (T_max, base) => {
        const schedule = { id: 'cosine_annealing_lr', params: { T_max } };
        learningRates({ schedule, baseLr: base, steps: T_max + 1 }).lr.forEach((rate, t) => {
          const closed = (base * (1 + Math.cos((Math.PI * t) / T_max))) / 2;
          assertClose(rate, closed, { relative: 1e-9, absolute: 1e-15 });
        });
      }),
    );
  });

  it('ReduceLROnPlateau never raises the rate and stays above min_lr', () => {
    const metrics = fc.array(fc.double(), { minLength: STEPS, maxLength: STEPS });
    fc.assert(
      fc.property(metrics, fc.nat(5), fc.constantFrom('min', 'max'), (values, patience, mode) => {
        const { lr } = learningRates({
          schedule: 'reduce_lr_on_plateau',
          params: { mode, patience, min_lr: 0.004 },
          baseLr: 0.1,
          steps: STEPS,
          metrics: values,
        });
        lr.forEach((rate, i) => {
          assert.ok(rate >= 0.004 && (i === 0 || rate <= lr[i - 1]!));
        });
      }),
    );
  });

  it('OneCycleLR rises to max_lr, then falls to the last rate; momentum mirrors it', () => {
    const total = fc.integer({ min: 20, max: 200 });
    fc.assert(
      fc.property(total, fc.double({ min: 0.2, max: 0.8, noNaN: true }), (steps, pct_start) => {
        const params = { max_lr: 0.5, total_steps: steps, pct_start };
        const { lr, momentum } = learningRates({
          schedule: 'one_cycle_lr',
          params,
          baseLr: 0.1,
          steps,
        });
        assertClose(lr[0]!, 0.02);
        assertClose(lr[steps - 1]!, 0.5 / 25 / 1e4);
        assert.ok(lr.every((rate) => rate <= 0.5 + 1e-12));
        assert.ok(momentum!.every((value) => value >= 0.85 - 1e-12 && value <= 0.95 + 1e-12));
      }),
    );
  });
});

describe('learningRates', () => {
  const step: ScheduleSpec = { id: 'step_lr', params: { step_size: 2, gamma: 0.5 } };
  const refuses = (request: LearningRatesRequest, parameter: string, message: string) => {
    assert.throws(
      () => learningRates(request),
      (error) => {
        assert.ok(error instanceof EngineError);
        assert.deepEqual([error.parameter, error.message], [parameter, message]);
        return true;
      },
    );
  };

  it('takes an id, a qualified name, or data', () => {
    const expected = [1, 1, 0.5, 0.5, 0.25];
    const params = { step_size: 2, gamma: 0.5 };
    for (const schedule of ['step_lr', 'torch.optim.lr_scheduler.StepLR', { id: 'step_lr' }]) {
      assert.deepEqual([...learningRates({ schedule, params, baseLr: 1, steps: 5 }).lr], expected);
    }
    assert.deepEqual([...learningRates({ schedule: step, baseLr: 1, steps: 5 }).lr], expected);
    assert.equal(learningRates({ schedule: step, baseLr: 1, steps: 0 }).lr.length, 0);
  });

  it('takes functions where Python takes them', () => {
    const lambda: ScheduleSpec = {
      id: 'lambda_lr',
      callbacks: { lr_lambda: (epoch) => 1 / (1 + epoch) },
    };
    assert.deepEqual(
      [...learningRates({ schedule: lambda, baseLr: 1, steps: 4 }).lr],
      [1, 1 / 2, 1 / 3, 1 / 4],
    );
    const cyclic: ScheduleSpec = {
      id: 'cyclic_lr',
      params: { base_lr: 0, max_lr: 1, step_size_up: 1, cycle_momentum: false },
      callbacks: { scale_fn: (cycle) => 1 / cycle },
    };
    assert.deepEqual(
      [...learningRates({ schedule: cyclic, baseLr: 1, steps: 6 }).lr],
      [0, 1, 0, 0.5, 0, 1 / 3],
    );
  });

  it('says what is wrong', () => {
    refuses(
      { schedule: step, baseLr: -1, steps: 3 },
      'lr',
      'lr must be a finite number that is not negative, got -1',
    );
    refuses(
      { schedule: step, baseLr: 1, steps: 1.5 },
      'steps',
      'steps must be a whole number ≥ 0, got 1.5',
    );
    refuses({ schedule: 'cosine', baseLr: 1, steps: 3 }, 'schedule', 'there is no schedule cosine');
    refuses(
      { schedule: 'step_lr', baseLr: 1, steps: 3 },
      'step_size',
      'step_size must be given: it has no default',
    );
    refuses(
      { schedule: 'cosine_annealing_lr', params: { T_max: 0 }, baseLr: 1, steps: 3 },
      'T_max',
      'T_max must be a positive integer, got 0',
    );
    refuses(
      { schedule: 'multi_step_lr', params: { milestones: [1, 2.5] }, baseLr: 1, steps: 3 },
      'milestones',
      'milestones must be a list of integers, got (1, 2.5)',
    );
    refuses(
      { schedule: 'one_cycle_lr', params: { max_lr: 1, total_steps: 3 }, baseLr: 1, steps: 5 },
      'total_steps',
      'total_steps must cover every step: step 4 of 3',
    );
    refuses(
      {
        schedule: 'one_cycle_lr',
        params: { max_lr: 1, total_steps: 9 },
        baseLr: 1,
        steps: 3,
        momentum: null,
      },
      'cycle_momentum',
      'cycle_momentum must be false for an optimizer without momentum or beta1, got true',
    );
    refuses(
      { schedule: 'reduce_lr_on_plateau', baseLr: 1, steps: 3, metrics: [1] },
      'metrics',
      'metrics must have a value for each step but the last, got 1 for 3 steps',
    );
  });

  it('refuses parts, milestones and functions that a schedule has no use for', () => {
    for (const [schedule, parameter] of [
      [{ ...step, schedulers: [step] }, 'schedulers'],
      [{ ...step, milestones: [1] }, 'milestones'],
      [{ ...step, callbacks: { lr_lambda: () => 1 } }, 'lr_lambda'],
      [{ id: 'reduce_lr_on_plateau', callbacks: { mode: () => 1 } }, 'mode'],
      [{ id: 'chained_scheduler', schedulers: [step], milestones: [1] }, 'milestones'],
      [{ id: 'chained_scheduler', schedulers: [step], params: { gamma: 1 } }, 'gamma'],
      [{ id: 'sequential_lr', schedulers: [step, step], milestones: [0.5] }, 'milestones'],
      [{ id: 'sequential_lr', schedulers: [step] }, 'milestones'],
    ] as const) {
      assert.throws(
        () => createSchedule(schedule, 1),
        (error) => error instanceof EngineError && error.parameter === parameter,
      );
    }
    assert.throws(() => {
      createSchedule('reduce_lr_on_plateau', 1).step();
    }, EngineError);
  });

  it('refuses a composition that is nested too deep', () => {
    let deep: ScheduleSpec = step;
    for (let i = 0; i < MAX_DEPTH; i++) deep = { id: 'chained_scheduler', schedulers: [deep] };
    assert.equal(createSchedule(deep, 1).lr, 1);
    assert.throws(
      () => createSchedule({ id: 'chained_scheduler', schedulers: [deep] }, 1),
      EngineError,
    );
  });

  it('gives the momentum only where the schedule drives it', () => {
    const params = { max_lr: 1, total_steps: 50 };
    const of = (cycle_momentum: boolean) =>
      learningRates({
        schedule: 'one_cycle_lr',
        params: { ...params, cycle_momentum },
        baseLr: 1,
        steps: 9,
      });
    assert.equal(of(true).momentum?.length, 9);
    assert.equal('momentum' in of(false), false);
  });
});
