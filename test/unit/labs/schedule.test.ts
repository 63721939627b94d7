import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Param, ParamValue } from '../../../src/engine/params.js';
import { schedules } from '../../../src/engine/schedules/index.js';
import type { Opened } from '../../../src/labs/lab.js';
import { usualSpelling } from '../../../src/libraries/spelling.js';
import { scheduleLab } from '../../../src/labs/schedule/lab.js';
import {
  defaultNode,
  node,
  pythonParams,
  sequence,
  type ScheduleNode,
} from '../../../src/labs/schedule/node.js';
import { baseLrOf, ratesOf } from '../../../src/labs/schedule/rates.js';
import { stretched } from '../../../src/labs/schedule/span.js';
import {
  curveOf,
  initialState,
  MAX_CURVES,
  scheduleSchema,
  stateOf,
  type Curve,
  type ScheduleState,
} from '../../../src/labs/schedule/state.js';
import { warmedUp } from '../../../src/labs/schedule/warmUp.js';
import { curveLabel } from '../../../src/labs/schedule/label.js';
import { definitionsOf } from '../../../src/labs/schedule/transformersScript.js';
import { callsIn, PythonSource, uncalled, type Call } from '../../../src/python/index.js';

const IMPORTS = `import torch, transformers
from torch import optim
from torch.optim import lr_scheduler, swa_utils
`;

/** What the last, outermost scheduler of the code comes to, among all calls of the file. */
function opened(code: string): Opened<ScheduleState> {
  const text = IMPORTS + code;
  const calls = callsIn(PythonSource.parse(text), scheduleLab.recognises);
  const call = calls.reduce((last, one) => (one.to > last.to ? one : last), calls[0]!);
  assert.ok(calls.length > 0, `no call in ${code}`);
  const result = scheduleLab.fromCode(call, calls);
  assert.ok(v.is(scheduleSchema, result.state), code);
  return result;
}

function curveFrom(code: string): Curve {
  return opened(code).state.curves[0]!;
}

function replaced(state: ScheduleState, change: Partial<Curve>): ScheduleState {
  return { ...state, curves: [{ ...state.curves[0]!, ...change }] };
}

const SGD = 'opt = optim.SGD(model.parameters(), lr=0.2, momentum=0.8)\n';

describe('a scheduler becomes a curve', () => {
  it('with the rate and the momentum of its optimizer', () => {
    const { curves, steps, axis } = opened(`${SGD}lr_scheduler.StepLR(opt, 10)`).state;
    const [curve] = curves;
    assert.deepEqual(curve?.optimizer, {
      id: 'sgd',
      lr: 0.2,
      params: { momentum: 0.8 },
      text: 'opt',
      parameters: 'model.parameters()',
    });
    assert.deepEqual(curve.schedulers, [node('step_lr', { step_size: 10 })]);
    assert.deepEqual([steps, axis, curve.every], [40, 'steps', 'epoch']);
  });
  it('with the default rate of an optimizer that names none', () => {
    assert.equal(curveFrom('o = optim.Adam(p)\nlr_scheduler.StepLR(o, 10)').optimizer.lr, 1e-3);
  });
  it('with a placeholder where the optimizer cannot be followed, and says so', () => {
    const { state, notes } = opened('lr_scheduler.StepLR(optimizer, 10)');
    assert.equal(state.curves[0]?.optimizer.lr, 0.1);
    assert.deepEqual(notes, [
      'The learning rate of `optimizer` is not known before the code runs; drawn with 0.1 as a placeholder.',
    ]);
  });
  it('with a placeholder for what is known only when the code runs, which stays as it is written', () => {
    const code = 'lr_scheduler.CosineAnnealingLR(opt, T_max=len(loader) * epochs)';
    const { state, notes } = opened(SGD + code);
    assert.deepEqual(notes, [
      '`T_max=len(loader) * epochs` is not known before the code runs; drawn with 50 as a placeholder.',
    ]);
    assert.equal(state.steps, 50);
    assert.equal(scheduleLab.toCode(state, usualSpelling), code);
  });
  it('with the names of its parts, and their arguments where the names lead', () => {
    const code = `${SGD}warmup = lr_scheduler.LinearLR(opt, 0.1, total_iters=5)
cosine = lr_scheduler.CosineAnnealingLR(opt, T_max=95)
lr_scheduler.SequentialLR(opt, [warmup, cosine], milestones=[5])`;
    const { state, notes } = opened(code);
    assert.deepEqual(notes, []);
    assert.deepEqual([state.steps, state.curves[0]?.schedulers.length], [100, 1]);
    const own = state.curves[0]?.schedulers[0];
    assert.deepEqual(own?.schedulers, [
      { ...node('linear_lr', { start_factor: 0.1, total_iters: 5 }), name: 'warmup' },
      { ...node('cosine_annealing_lr', { T_max: 95 }), name: 'cosine' },
    ]);
    assert.equal(
      scheduleLab.toCode(state, usualSpelling),
      'lr_scheduler.SequentialLR(opt, [warmup, cosine], milestones=[5])',
    );
  });
  it('in steps of batches for OneCycleLR, with the epochs that it names', () => {
    const { state } = opened(
      `${SGD}lr_scheduler.OneCycleLR(opt, 0.1, epochs=4, steps_per_epoch=25)`,
    );
    const { steps, stepsPerEpoch, axis, curves } = state;
    assert.deepEqual([steps, stepsPerEpoch, axis, curves[0]?.every], [100, 25, 'steps', 'batch']);
  });
  it('together with what else steps its optimizer', () => {
    const code = `${SGD}a = lr_scheduler.ExponentialLR(opt, 0.9)
b = lr_scheduler.StepLR(opt, 10)
for epoch in range(30):
    a.step()
    b.step()`;
    const { state, notes } = opened(code);
    assert.deepEqual(
      state.curves[0]?.schedulers.map(({ id }) => id),
      ['exponential_lr', 'step_lr'],
    );
    assert.equal(state.curves[0].own, 1);
    assert.deepEqual(notes, ['ExponentialLR steps the same optimizer; drawn together.']);
    assert.equal(
      scheduleLab.toCode(state, usualSpelling),
      'lr_scheduler.StepLR(opt, step_size=10)',
    );
  });
  it('together with them also where the call was read by itself', () => {
    const source = `${IMPORTS}${SGD}a = lr_scheduler.ExponentialLR(opt, 0.9)\nb = lr_scheduler.StepLR(opt, 10)\na.step()\nb.step()`;
    const read = (): Call[] => callsIn(PythonSource.parse(source), scheduleLab.recognises);
    const { state } = scheduleLab.fromCode(read()[1]!, read());
    assert.deepEqual([state.curves[0]?.schedulers.length, state.curves[0]?.own], [2, 1]);
  });
  it('over the whole of a long run, or as much of it as can be drawn', () => {
    const code = (steps: string): string =>
      `transformers.get_linear_schedule_with_warmup(opt, 2000, ${steps})`;
    assert.equal(opened(SGD + code('500_000')).state.steps, 500_000);
    const { state, notes } = opened(SGD + code('10 ** 12'));
    assert.deepEqual(
      [state.steps, notes],
      [1_000_000, ['Only the first 1,000,000 steps are drawn.']],
    );
  });
  it('alone where the other schedulers belong to another optimizer, a composition or the same name', () => {
    for (const code of [
      `other = optim.SGD(q, 0.1)\n${SGD}a = lr_scheduler.StepLR(other, 3)\nb = lr_scheduler.StepLR(opt, 10)`,
      `${SGD}s = lr_scheduler.ExponentialLR(opt, 0.9)\ns = lr_scheduler.StepLR(opt, 10)`,
      `${SGD}p = lr_scheduler.ExponentialLR(opt, 0.9)\nlr_scheduler.ChainedScheduler([p])`,
    ]) {
      assert.equal(opened(code).state.curves[0]?.schedulers.length, 1, code);
    }
  });
  it('with its lambda, computed without Python', () => {
    const { state, notes } = opened(
      `${SGD}lr_scheduler.LambdaLR(opt, lambda e: min(1, (e + 1) / 10) * 0.5 ** (e // 30))`,
    );
    assert.deepEqual(notes, []);
    const { lr } = ratesOf(state.curves[0]!, state);
    assert.ok(Math.abs(lr[0]! - 0.02) < 1e-15 && Math.abs(lr[65]! - 0.05) < 1e-15);
  });

  const notes: [string, string[]][] = [
    [
      'lr_scheduler.LambdaLR(opt, lr_lambda=warm_up)',
      ['`lr_lambda=warm_up` is not known before the code runs.'],
    ],
    [
      'lr_scheduler.LambdaLR(opt, lambda e: gamma ** e)',
      ['`lr_lambda=lambda e: gamma ** e` is not known before the code runs, since `gamma` is not.'],
    ],
    [
      'lr_scheduler.LambdaLR(opt, [lambda e: 0.9 ** e, warm_up])',
      ['`lr_lambda` has a function for each parameter group; the first one is drawn.'],
    ],
    [
      'lr_scheduler.StepLR()',
      [
        '`step_size` must be given; drawn with 30 as a placeholder.',
        '`optimizer` must be given; drawn with 0.1 as a placeholder for its rate.',
      ],
    ],
    [
      'lr_scheduler.StepLR(opt, **config)',
      [
        '`**config` is not known before the code runs; drawn without it, with `step_size=30` as a placeholder.',
      ],
    ],
    [
      'lr_scheduler.StepLR(optim.SGD(p, lr=args.lr), 3)',
      [
        'The optimizer’s `lr=args.lr` is not known before the code runs; drawn with 0.001 as a placeholder.',
      ],
    ],
    [
      'lr_scheduler.StepLR(optim.SGD(p, **config), 3)',
      [
        'The optimizer’s rate may be in `**config`, which is not known before the code runs; drawn with 0.001 as a placeholder.',
      ],
    ],
    [
      'lr_scheduler.StepLR(optim.SGD([{"params": a, "lr": 0.5}, {"params": b}], 0.1), 3)',
      ['The optimizer has 2 parameter groups; the rate of the first is drawn.'],
    ],
    [
      'lr_scheduler.OneCycleLR(optim.SGD(p, args.lr), 0.1, total_steps=len(loader))',
      [
        '`total_steps=len(loader)` is not known before the code runs; drawn with 1000 as a placeholder.',
      ],
    ],
    [
      'lr_scheduler.SequentialLR(opt, parts, milestones=[5])',
      ['`schedulers=parts` is not known before the code runs.'],
    ],
    [
      'lr_scheduler.SequentialLR(opt, [a, lr_scheduler.StepLR(opt, 5)], milestones=[m])',
      ['`a` is not known before the code runs.'],
    ],
    [
      'lr_scheduler.SequentialLR(opt, [lr_scheduler.LinearLR(opt, total_iters=7), lr_scheduler.StepLR(opt, 5)], [m])',
      ['`milestones=[m]` is not known before the code runs; drawn with [7] as a placeholder.'],
    ],
    [
      'lr_scheduler.StepLR(opt, 5, last_epoch=start - 1)',
      ['`last_epoch=start - 1` is not drawn: the picture begins at step 0.'],
    ],
    ['lr_scheduler.StepLR(opt, 5, verbose=True)', ['There is no parameter `verbose`.']],
    [
      'lr_scheduler.StepLR(opt, -5)',
      ['step_size must be a positive integer to be drawn, got -5; drawn with 30 as a placeholder.'],
    ],
    ['lr_scheduler.StepLR(opt, 5', []],
    [
      'lr_scheduler.ChainedScheduler([])',
      [
        '`schedulers` must be given; drawn as a constant rate.',
        '`optimizer` must be given; drawn with 0.1 as a placeholder for its rate.',
      ],
    ],
  ];
  for (const [code, said] of notes) {
    it(`says of ${code} what is missing`, () => {
      assert.deepEqual(opened(SGD + code).notes, said);
    });
  }
});

describe('what is not known before the code runs', () => {
  it('has no picture where nothing can stand for it', () => {
    for (const code of [
      'lr_scheduler.LambdaLR(opt, warm_up)',
      'lr_scheduler.MultiplicativeLR(opt, lambda e: config.gamma)',
      'lr_scheduler.SequentialLR(opt, parts, [5])',
      'lr_scheduler.LambdaLR(opt, **config)',
    ]) {
      const { state, notes } = opened(SGD + code);
      assert.deepEqual(scheduleLab.figures(state), [], code);
      assert.match(notes.join(' '), /not known before the code runs/, code);
      assert.doesNotThrow(() => scheduleLab.toScript(state));
      assert.equal(
        scheduleLab.toCode(state, usualSpelling).includes('warm_up'),
        code.includes('warm_up'),
      );
    }
  });
  it('stands in the labels as it is written', () => {
    const { state } = opened(
      `${SGD}lr_scheduler.OneCycleLR(opt, max_lr=1e-5, epochs=args.epochs, steps_per_epoch=len(loader))`,
    );
    const [reading = ''] = scheduleLab.figures(state)[0]!.reading;
    assert.match(
      reading,
      /^OneCycleLR\(max_lr=1e-5, epochs=args\.epochs, steps_per_epoch=len\(loader\)\): begins at/,
    );
    assert.doesNotMatch(reading, /refuses|Watch out/);
  });
  it('brings no warning with it', () => {
    const { state } = opened(
      `${SGD}transformers.get_linear_schedule_with_warmup(opt, 2000, len(loader) * epochs)`,
    );
    const readings = scheduleLab.figures(state)[0]!.reading.join(' ');
    assert.doesNotMatch(readings, /Watch out/);
  });
  it('is no reason to call a call refused', () => {
    for (const code of [
      'lr_scheduler.OneCycleLR(opt, 0.1, **config)',
      'lr_scheduler.OneCycleLR(opt, 0.1, total_steps=total)',
      'lr_scheduler.OneCycleLR(opt, 0.1, epochs=9, steps_per_epoch=n)',
    ]) {
      const [rates] = scheduleLab.figures(opened(SGD + code).state);
      assert.doesNotMatch(rates!.reading.join(' '), /refuses/, code);
    }
    const [rates] = scheduleLab.figures(opened(`${SGD}lr_scheduler.OneCycleLR(opt, 0.1)`).state);
    assert.match(rates!.reading.join(' '), /PyTorch refuses it, total_steps/);
  });
  it('is an example where a scheduler is only named', () => {
    const named = scheduleLab.fromCode(uncalled('torch.optim.lr_scheduler.OneCycleLR'), []);
    assert.deepEqual(named.notes, [
      'Drawn as an example, with `max_lr=0.1`, `total_steps=1000` and `lr=0.1`.',
    ]);
    assert.ok(ratesOf(named.state.curves[0]!, named.state).lr.length > 0);
  });
});

describe('whole numbers', () => {
  it('are never rounded', () => {
    const { state } = opened(`${SGD}lr_scheduler.CosineAnnealingLR(opt, T_max=37145)`);
    const [rates] = scheduleLab.figures(state);
    assert.match(rates!.reading.join(' '), /T_max=37145\).* by step 18,573,/);
    assert.doesNotMatch(rates!.reading.join(' '), /37150|37,150/);
  });
});

describe('a curve becomes code', () => {
  /** A value that the parameter allows and that is not its default. */
  function offDefault(spec: Param): ParamValue {
    switch (spec.kind) {
      case 'choice':
        return spec.options.at(-1) ?? null;
      case 'flag':
        return !spec.default;
      case 'list':
        return [3, 7];
      case 'number':
      case 'optional': {
        const tried = [spec.max, (spec.min + spec.max) / 2, 7, spec.min].map((value) =>
          'integer' in spec ? Math.round(value) : value,
        );
        return tried.find((value) => value !== spec.default && spec.allowed.test(value)) ?? 1;
      }
      default:
        return null;
    }
  }

  for (const schedule of schedules) {
    it(`${schedule.label}: as a call and as statements, and back again`, () => {
      const plain = defaultNode(schedule.id);
      const params = Object.fromEntries(
        Object.entries(pythonParams(schedule)).map(([name, spec]) => [name, offDefault(spec)]),
      );
      for (const own of schedule.composite ? [plain] : [plain, { ...plain, params }]) {
        const curve: Curve = { ...curveOf(own), written: 'setup' };
        const code = scheduleLab.toCode(stateOf([curve]), usualSpelling);
        const calls = callsIn(PythonSource.parse(IMPORTS + code), scheduleLab.recognises);
        const again = scheduleLab.fromCode(calls.at(-1)!, calls);
        const parts = own.schedulers.map((part, i) => ({
          ...part,
          name: i > 0 ? 'exponential' : schedule.id === 'sequential_lr' ? 'warmup' : 'linear',
        }));
        const expected = [{ ...own, schedulers: parts }];
        assert.deepEqual(again.state.curves[0]?.schedulers, expected, code);
        assert.deepEqual(again.notes, [], code);
        assert.deepEqual(
          { ...again.state.curves[0].optimizer, text: 'optimizer' },
          curve.optimizer,
          code,
        );

        const call = scheduleLab.toCode(stateOf([{ ...curve, written: 'call' }]), usualSpelling);
        const once = callsIn(PythonSource.parse(IMPORTS + call), scheduleLab.recognises)[0]!;
        const { state, notes } = scheduleLab.fromCode(once, []);
        assert.deepEqual(state.curves[0]?.schedulers, [own], call);
        assert.ok(notes.length <= 1, notes.join());
        assert.equal(scheduleLab.toCode(state, usualSpelling), call);
      }
    });
  }

  it('a chain is written part by part', () => {
    const parts = [
      node('linear_lr', { start_factor: 0.1, total_iters: 5 }),
      node('cosine_annealing_lr', { T_max: 95 }),
    ];
    assert.equal(
      scheduleLab.toCode(stateOf([curveOf(sequence(parts, [5]))]), usualSpelling),
      `warmup = lr_scheduler.LinearLR(optimizer, start_factor=0.1)
cosine_annealing = lr_scheduler.CosineAnnealingLR(optimizer, T_max=95)
scheduler = lr_scheduler.SequentialLR(optimizer, [warmup, cosine_annealing], milestones=[5])`,
    );
  });
  it('what is changed in the panel is written anew, the rest stays', () => {
    const { state } = opened(
      `${SGD}lr_scheduler.CosineAnnealingLR(opt, T_max=EPOCHS * 2, eta_min=LOW)`,
    );
    const own = state.curves[0]!.schedulers[0]!;
    const longer = replaced(state, { schedulers: [stretched(own, 70)] });
    assert.equal(
      scheduleLab.toCode(longer, usualSpelling),
      'lr_scheduler.CosineAnnealingLR(opt, T_max=70, eta_min=LOW)',
    );
  });
  it('the optimizer stands in it with the rate that the batch size makes', () => {
    const curve: Curve = {
      ...curveOf(node('step_lr', { step_size: 3 })),
      written: 'setup',
      batch: { rule: 'linear', base: 256, size: 1024 },
    };
    assert.match(
      scheduleLab.toCode(stateOf([curve]), usualSpelling),
      /^optimizer = optim\.SGD\(model\.parameters\(\), lr=0\.4, momentum=0\.9\)\n/,
    );
  });
  it('every schedule of the Transformers library is written out for scripts', () => {
    const names = [...schedules].flatMap(({ forms }) => forms.map(({ name }) => name));
    const own = names.filter((name) => name.startsWith('transformers.'));
    assert.ok(own.length >= 10);
    assert.equal(
      definitionsOf(own.map((name) => name.slice('transformers.'.length))).length,
      own.length,
    );
  });
});

describe('a batch size scales the rate', () => {
  const rules: [Curve['batch']['rule'], number][] = [
    ['none', 0.1],
    ['linear', 0.4],
    ['sqrt', 0.2],
  ];
  for (const [rule, lr] of rules) {
    it(`${rule}: 0.1 at 256 is ${lr} at 1024`, () => {
      const curve = { ...curveOf(defaultNode('step_lr')), batch: { rule, base: 256, size: 1024 } };
      assert.equal(baseLrOf(curve), lr);
    });
  }
});

describe('a warm-up is put in front', () => {
  const of = (...schedulers: ScheduleNode[]): string | undefined => {
    const warm = warmedUp({ schedulers, own: schedulers.length - 1 }, 100);
    return warm && curveLabel({ ...curveOf(warm.schedulers[0]!), ...warm }, []);
  };
  const RISE = 'LinearLR(start_factor=0.01)';
  it('of a schedule, which is made as much shorter', () => {
    assert.equal(
      of(node('cosine_annealing_lr', { T_max: 100 })),
      `${RISE} → CosineAnnealingLR(T_max=95)`,
    );
  });
  it('of a sequence, whose milestones come as much later', () => {
    const parts = [node('constant_lr'), node('exponential_lr', { gamma: 0.9 })];
    const warm = warmedUp({ schedulers: [sequence(parts, [20])], own: 0 }, 100);
    assert.deepEqual(warm?.schedulers[0]?.milestones, [5, 25]);
  });
  it('beside a plateau, which can be part of nothing', () => {
    assert.equal(of(node('reduce_lr_on_plateau')), `${RISE} · ReduceLROnPlateau`);
  });
  it('as one part more of a chain', () => {
    const chain = { ...node('chained_scheduler'), schedulers: [node('constant_lr')] };
    assert.equal(of(chain), `${RISE} · ConstantLR`);
  });
  it('not of what warms up by itself', () => {
    assert.equal(of(defaultNode('one_cycle_lr')), undefined);
    assert.equal(of(defaultNode('linear_schedule_with_warmup')), undefined);
    assert.equal(of(defaultNode('sequential_lr')), undefined);
  });
});

describe('the reading warns', () => {
  const cosine = (T_max: number): Curve => curveOf(node('cosine_annealing_lr', { T_max }));
  const cases: [string, ScheduleState, RegExp][] = [
    [
      'of a cosine that climbs again',
      stateOf([cosine(50)], { steps: 100 }),
      /after epoch 50 CosineAnnealingLR climbs again, up to 0\.0999.*: it is made for 50 of its 100 steps/,
    ],
    [
      'of a run that ends too early',
      stateOf([cosine(90)], { steps: 45 }),
      /the run ends after 45 of the 90 steps that CosineAnnealingLR is made for, with the rate still at 0\.05/,
    ],
    [
      'of a warm-up that is longer than the run',
      stateOf([curveOf(node('linear_lr', { total_iters: 50 }))], { steps: 20 }),
      /the rate is still rising when the run ends/,
    ],
    [
      'of a rate that is 0 before the end',
      stateOf([curveOf(node('polynomial_lr', { total_iters: 30 }))], { steps: 60 }),
      /from epoch 30 on the rate is 0: the last 50 % of the run change nothing/,
    ],
    [
      'of total_steps that are exceeded',
      stateOf([curveOf(node('one_cycle_lr', { max_lr: 0.1, total_steps: 50 }))], { steps: 80 }),
      /stops after epoch 50, where PyTorch raises: total_steps must cover every step/,
    ],
    [
      'of what PyTorch refuses at once',
      stateOf([curveOf(node('one_cycle_lr', { max_lr: 0.1 }))]),
      /PyTorch refuses it, total_steps, or epochs and steps_per_epoch, must be given/,
    ],
    [
      'of a part that does nothing',
      stateOf([
        {
          ...curveOf(node('exponential_lr', { gamma: 0.9 })),
          schedulers: [
            node('exponential_lr', { gamma: 0.9 }),
            node('cosine_annealing_warm_restarts', { T_0: 10 }),
          ],
        },
      ]),
      /ExponentialLR\(gamma=0\.9\) changes nothing/,
    ],
    [
      'of a cycle that steps once an epoch',
      stateOf(
        [{ ...curveOf(node('one_cycle_lr', { max_lr: 0.1, total_steps: 50 })), every: 'epoch' }],
        { steps: 500, stepsPerEpoch: 10 },
      ),
      /OneCycleLR is made to step after every batch, here it steps once an epoch/,
    ],
    [
      'of epochs that are taken for batches',
      stateOf([{ ...cosine(50), every: 'batch' }], { steps: 500, stepsPerEpoch: 10 }),
      /CosineAnnealingLR speaks of 50 steps, the number of epochs, but steps after every batch/,
    ],
    [
      'of a metric that never stalls',
      stateOf([curveOf(defaultNode('reduce_lr_on_plateau'))], {
        metric: { kind: 'levelling', seed: 0, until: 100, noise: 0 },
      }),
      /the rate is never lowered/,
    ],
  ];
  for (const [title, state, text] of cases) {
    it(title, () => {
      const [rates] = scheduleLab.figures(state);
      assert.match(rates?.reading.join(' ') ?? '', text);
    });
  }
  it('of nothing where all is well', () => {
    const state = stateOf([cosine(90)], { steps: 90 });
    assert.deepEqual(scheduleLab.figures(state)[0]?.reading, [
      'CosineAnnealingLR(T_max=90): begins at its peak 0.1, is down to half of it by epoch 45, ends at 3.046e-5; 0.05056 on average.',
    ]);
  });
});

describe('figures', () => {
  it('the momentum is drawn where a schedule drives it, the metric where one follows it', () => {
    const ids = (id: string): string[] =>
      scheduleLab
        .figures(
          stateOf([
            curveOf({
              ...defaultNode(id),
              params: {
                ...defaultNode(id).params,
                ...(id === 'one_cycle_lr' && { total_steps: 100 }),
              },
            }),
          ]),
        )
        .map((figure) => figure.id);
    assert.deepEqual(ids('step_lr'), ['rates']);
    assert.deepEqual(ids('one_cycle_lr'), ['rates', 'momentum']);
    assert.deepEqual(ids('reduce_lr_on_plateau'), ['rates', 'metric']);
  });
  it('an epoch’s rate holds for all its batches', () => {
    const curve = curveOf(node('exponential_lr', { gamma: 0.5 }));
    const state = stateOf([curve], { steps: 30, stepsPerEpoch: 10, axis: 'steps' });
    const { crosshair } = scheduleLab.figures(state)[0]!;
    const at = (step: number): number | undefined => crosshair?.readAt(step)[0]?.value;
    assert.deepEqual([at(0), at(9), at(10), at(29)], [0.1, 0.1, 0.05, 0.025]);
    const epochs = scheduleLab.figures({ ...state, axis: 'epochs' })[0]!;
    assert.deepEqual(epochs.crosshair?.domain, [0, 2.9]);
    assert.equal(epochs.crosshair.readAt(1.9)[0]?.value, 0.05);
  });
});

describe('a state that is not one is refused', () => {
  const good = initialState;
  const curve = good.curves[0]!;
  const withNode = (changed: unknown): unknown => ({
    ...good,
    curves: [{ ...curve, schedulers: [changed] }],
  });
  const deep = (depth: number): unknown =>
    depth === 0
      ? node('step_lr', { step_size: 1 })
      : { ...node('chained_scheduler'), schedulers: [deep(depth - 1)] };
  const bad: [string, unknown][] = [
    ['nothing', null],
    ['an unknown schedule', withNode(node('constructor'))],
    [
      'a qualified name for an id',
      withNode({ ...defaultNode('step_lr'), id: 'torch.optim.lr_scheduler.StepLR' }),
    ],
    ['a required parameter that is missing', withNode(node('step_lr'))],
    ['an unknown parameter', withNode(node('step_lr', { step_size: 1, toString: 1 }))],
    [
      'a parameter that PyTorch lacks',
      withNode({ ...defaultNode('lambda_lr'), params: { rate: 1 } }),
    ],
    ['NaN', withNode(node('exponential_lr', { gamma: NaN }))],
    [
      'a function of another schedule',
      withNode({ ...defaultNode('step_lr'), functions: { f: 'lambda e: 1' } }),
    ],
    [
      'parts of what has none',
      withNode({ ...defaultNode('step_lr'), schedulers: [defaultNode('step_lr')] }),
    ],
    ['a composition of nothing', withNode(node('chained_scheduler'))],
    ['milestones that do not fit', withNode({ ...defaultNode('sequential_lr'), milestones: [] })],
    ['too deep a composition', withNode(deep(9))],
    [
      'code with a hidden character',
      withNode({ ...defaultNode('step_lr'), texts: { gamma: '1\u202e' } }),
    ],
    [
      'an optimizer that PyTorch lacks',
      { ...good, curves: [{ ...curve, optimizer: { ...curve.optimizer, id: 'ema_momentum' } }] },
    ],
    [
      'a negative rate',
      { ...good, curves: [{ ...curve, optimizer: { ...curve.optimizer, lr: -1 } }] },
    ],
    ['two curves of one color', { ...good, curves: [curve, curve] }],
    [
      'too many curves',
      {
        ...good,
        curves: Array.from({ length: MAX_CURVES + 1 }, (_, colour) => ({ ...curve, colour })),
      },
    ],
    ['a selection beyond the end', { ...good, selected: 2 }],
    ['an endless run', { ...good, steps: Infinity }],
    ['a huge run', { ...good, steps: 1e9 }],
    ['a finder that goes backwards', { ...good, finder: { ...good.finder, from: 1, to: 0.1 } }],
  ];
  for (const [title, state] of bad) {
    it(title, () => {
      assert.equal(v.is(scheduleSchema, state), false);
    });
  }
  it('but a composition of compositions is one', () => {
    assert.ok(v.is(scheduleSchema, withNode(deep(3))));
  });
});

describe('a scheduler that is opened joins what is shown', () => {
  it('it is added and selected, and the run is long enough for both', () => {
    const joined = scheduleLab.join(
      stateOf([curveOf(node('step_lr', { step_size: 3 }))], { steps: 12 }),
      opened(`${SGD}lr_scheduler.CosineAnnealingLR(opt, 80)`).state,
    );
    assert.deepEqual([joined.curves.length, joined.selected, joined.steps], [2, 1, 80]);
    assert.ok(v.is(scheduleSchema, joined));
  });
  it('it is selected if it is there already', () => {
    const { state } = opened(`${SGD}lr_scheduler.CosineAnnealingLR(opt, 80)`);
    const joined = scheduleLab.join(stateOf([...initialState.curves, ...state.curves]), state);
    assert.deepEqual([joined.curves.length, joined.selected], [3, 2]);
  });
  it('it takes the place of the selected one if there is no room', () => {
    const full = stateOf(
      Array.from({ length: MAX_CURVES }, (_, i) => curveOf(node('step_lr', { step_size: i + 2 }))),
      { selected: 3 },
    );
    const joined = scheduleLab.join(full, opened('lr_scheduler.ExponentialLR(o, 0.5)').state);
    assert.equal(joined.curves[3]?.schedulers[0]?.id, 'exponential_lr');
    assert.ok(v.is(scheduleSchema, joined));
  });
});
