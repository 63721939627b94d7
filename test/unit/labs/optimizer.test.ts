import assert from 'node:assert/strict';
import { parseHTML } from 'linkedom/worker';
import * as v from 'valibot';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import type { ParamValue } from '../../../src/engine/params.js';
import { themes } from '../../../src/labs/figure/theme.js';
import { allLabs } from '../../../src/labs/index.js';
import { describeLoss, describePaths } from '../../../src/labs/optimizer/describe.js';
import { optimizerLab } from '../../../src/labs/optimizer/lab.js';
import { raceOf, sortRace } from '../../../src/labs/optimizer/race.js';
import { fullName, shortNames } from '../../../src/labs/optimizer/runnerNames.js';
import { runsOf } from '../../../src/labs/optimizer/run.js';
import {
  createRunner,
  initialState,
  MAX_RUNNERS,
  optimizerSchema,
  type OptimizerState,
} from '../../../src/labs/optimizer/state.js';
import { estimatedMs } from '../../../src/labs/optimizer/work.js';
import { toSchedule } from '../../../src/labs/optimizer/toSchedule.js';
import { node } from '../../../src/labs/schedule/node.js';
import { scheduleSchema } from '../../../src/labs/schedule/state.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';
import { anotherValue } from '../support/anotherValue.js';

const IMPORTS = 'import torch\nfrom torch import optim\n';
const isOfLab = (name: string): boolean => allLabs.some((lab) => lab.recognises(name));
const asIs = (name: string): string => name;

/** What the first optimizer of the code comes to. */
function opened(code: string): ReturnType<typeof optimizerLab.fromCode> {
  const calls = callsIn(PythonSource.parse(IMPORTS + code), isOfLab);
  const call = calls.find(({ name }) => optimizerLab.recognises(name));
  assert.ok(call, `no optimizer in ${code}`);
  return optimizerLab.fromCode(call, calls);
}

function racing(...runners: [string, Record<string, ParamValue>][]): OptimizerState {
  return {
    ...initialState,
    runners: runners.map(([id, params], colour) => createRunner(id, colour, params)),
    selected: 0,
  };
}

describe('an optimizer in the code becomes a run', () => {
  it('alone on a narrow bowl, over the steps that it takes to arrive', () => {
    const { state, notes } = opened('optim.Adam(net.parameters(), lr=1e-2, betas=(0.8, 0.99))');
    assert.deepEqual(state.runners.map(fullName), ['Adam(lr=0.01, betas=(0.8, 0.99))']);
    assert.deepEqual([state.selected, state.surface.id, notes], [0, 'bowl', []]);
    const [run] = runsOf(state);
    assert.ok(run!.stepsToTarget! <= state.steps && run!.stepsToTarget! > state.steps / 3);
    assert.ok(v.is(optimizerSchema, state));
  });
  const USUAL = [1e-5, 3e-4, 1e-3, 0.01, 0.1, 1];
  for (const { id, label, forms } of optimizers) {
    if (!forms.some(({ name }) => name.startsWith('torch.optim.'))) continue;
    it(`${label} arrives at every usual rate, without leaving the plot`, () => {
      const rates = id === 'lbfgs' ? [0.1, 0.5, 1] : USUAL;
      for (const code of ['', ...rates.map((lr) => `, lr=${lr}`)]) {
        const { state } = opened(`${forms[0]!.name}(params${code})`);
        const [run] = runsOf(state);
        assert.equal(state.runners[0]!.id, id);
        assert.ok(run!.stepsToTarget !== undefined && run!.leftAt === undefined, code);
        assert.ok(run!.turns < state.steps / 4, `${run!.turns} turns, ${code}`);
        assert.ok(v.is(optimizerSchema, state));
      }
    });
  }
  it('with the usual momentum too', () => {
    for (const lr of [0.01, 0.05, 0.1]) {
      const { state } = opened(`optim.SGD(p, lr=${lr}, momentum=0.9, weight_decay=5e-4)`);
      const [run] = runsOf(state);
      assert.ok(run!.stepsToTarget! < 100 && run!.turns < 10, `${lr}`);
    }
  });
  it('and says that the picture is no judge of the rate', () => {
    const { state } = opened('optim.SGD(p, lr=0.1)');
    assert.equal(
      optimizerLab.figures(state)[0]!.reading.at(-1),
      'The bowl is scaled to lr=0.1: it shows the way of the steps, not which rate suits a model.',
    );
  });
  it('a rate of 0 stays where it is', () => {
    const { state, notes } = opened('optim.SGD(p, lr=0.0)');
    assert.deepEqual(notes, []);
    assert.match(optimizerLab.figures(state)[0]!.reading.join(' '), /^SGD ends 4\.47 from/);
  });
  it('what is not known is drawn with a placeholder, and its text is kept', () => {
    const { state, notes } = opened('optim.AdamW(params, lr=args.lr, fused=True, **options)');
    assert.deepEqual(notes, [
      '`**options` is not known before the code runs; drawn without it.',
      '`lr=args.lr` is not known before the code runs; drawn with 0.001 as a placeholder.',
    ]);
    assert.deepEqual(state.runners[0]!.params, {});
    assert.equal(
      optimizerLab.toCode(state, asIs),
      'torch.optim.AdamW(params, lr=args.lr, fused=True, **options)',
    );
  });
  it('of settings that PyTorch refuses together one is left out, and said', () => {
    const { state, notes } = opened('optim.SGD(params, lr=0.1, nesterov=True)');
    assert.match(notes.join(), /^nesterov needs a momentum above 0.*: drawn without `nesterov`\.$/);
    assert.deepEqual(state.runners[0]!.params, { lr: 0.1 });
  });
  it('but none is called refused where one of them is not known', () => {
    const { notes } = opened('optim.SGD(params, lr=0.1, momentum=args.m, nesterov=True)');
    assert.deepEqual(notes, [
      '`momentum=args.m` is not known before the code runs; drawn with 0.0 as a placeholder.',
      'Drawn without `nesterov`.',
    ]);
  });
  it('no setting throws, whatever PyTorch says of it', () => {
    for (const code of [
      'SGD(p, lr=-1)',
      'SGD(p, lr="a")',
      'SGD(p, lr=None, momentum=-1)',
      'SGD(p, lr=1e400)',
      'SGD(p, 0.1, 0.9, 0.5, 0, True)',
      'Adam(p, betas=(1.0, 0.9))',
      'Adam(p, betas=0.9)',
      'Adam(p, betas=())',
      'Adam(p, eps=-1, weight_decay=-1, amsgrad=3)',
      'Adam(p, lr=1e300)',
      'Adam(p, lr=1e-300)',
      'Adam([], [], [], [])',
      'Adagrad(p, lr_decay=-1)',
      'Rprop(p, etas=(2, 0.5), step_sizes=(1, 0))',
      'LBFGS(p, max_iter=0, history_size=-2)',
      'RMSprop(p, alpha=2, centered=None)',
      'Adam()',
    ]) {
      const { state } = opened(`optim.${code}`);
      assert.ok(v.is(optimizerSchema, state), code);
      assert.ok(optimizerLab.figures(state).length > 0, code);
    }
  });
  it('a text that is too long to be kept is said', () => {
    const { state, notes } = opened(`optim.Adam([${'w, '.repeat(900)}], lr=0.1)`);
    assert.deepEqual(notes, [
      '`params` is too long to be kept: write it in again after a replacement.',
    ]);
    assert.ok(v.is(optimizerSchema, state));
  });
  it('broken code still opens', () => {
    assert.equal(opened('optim.Adam(').state.runners[0]!.id, 'adam');
  });
  it('its schedulers come along, the later of two of one name', () => {
    const { state, notes } = opened(
      'opt = optim.SGD(params, lr=0.05)\n' +
        's = optim.lr_scheduler.StepLR(opt, 30)\n' +
        's = optim.lr_scheduler.CosineAnnealingLR(opt, T_max=50)\n' +
        'other = optim.lr_scheduler.StepLR(optim.SGD(params), 3)',
    );
    const [runner] = state.runners;
    assert.deepEqual(
      runner!.schedulers.map(({ id, params }) => [id, params]),
      [['cosine_annealing_lr', { T_max: 50 }]],
    );
    assert.equal(state.steps, 50 * runner!.every);
    assert.match(notes.join(), /CosineAnnealingLR: stepped every \d+ steps here/);
    const { lr } = runsOf(state)[0]!.path;
    assert.equal(lr[0], 0.05);
    assert.equal(lr[runner!.every - 1], 0.05);
    assert.ok(lr[runner!.every]! < 0.05 && lr.at(-1)! < 1e-3);
  });
  it('not where it cannot be told which of two schedulers steps it', () => {
    const two =
      'opt = optim.SGD(params, lr=0.05)\n' +
      'a = optim.lr_scheduler.StepLR(opt, 30)\n' +
      'b = optim.lr_scheduler.ExponentialLR(opt, 0.9)\n';
    const drawn = (code: string): string =>
      opened(two + code)
        .state.runners[0]!.schedulers.map(({ id }) => id)
        .join();
    assert.equal(drawn(''), '');
    assert.equal(drawn('if x:\n  a.step()\nelse:\n  b.step()'), '');
    assert.equal(drawn('b.step()'), 'exponential_lr');
    assert.equal(drawn('a.step()\nb.step()'), 'step_lr,exponential_lr');
  });
  it('a scheduler that steps after every batch does so here', () => {
    const { state } = opened(
      'opt = optim.Adam(params, lr=0.01)\n' +
        's = optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=200)',
    );
    assert.deepEqual([state.runners[0]!.every, state.steps], [1, 200]);
    assert.equal(runsOf(state)[0]!.problem, undefined);
  });
});

describe('a runner becomes a call and the call the same runner', () => {
  for (const { id, label, forms, params } of optimizers) {
    if (forms.length === 0) continue;
    it(label, () => {
      const changed = Object.fromEntries(
        Object.entries(params)
          .filter(([name]) => forms[0]!.signature.includes(name))
          .map(([name, spec]) => [name, anotherValue(spec)]),
      );
      if (id === 'sgd') changed['dampening'] = 0;
      const runner = createRunner(id, 0, changed);
      const code = optimizerLab.toCode({ ...initialState, runners: [runner], selected: 0 }, asIs);
      const again = opened(code);
      assert.deepEqual([again.state.runners[0], again.notes], [runner, []], code);
    });
  }
});

describe('a state that is not one of the Optimizer Lab is refused', () => {
  const [first] = initialState.runners;
  const runner = (change: object): object => ({
    ...initialState,
    selected: 0,
    runners: [{ ...first!, ...change }],
  });
  const bad: [string, unknown][] = [
    ['an unknown optimizer', runner({ id: 'constructor' })],
    ['a qualified name for an id', runner({ id: 'torch.optim.SGD' })],
    ['a parameter that it does not have', runner({ params: { speed: 1 } })],
    ['parameters that do not go together', runner({ params: { nesterov: true } })],
    ['NaN', runner({ params: { lr: NaN } })],
    ['an unknown schedule', runner({ schedulers: [{ ...node('step_lr'), id: 'x' }] })],
    ['hidden characters in code', runner({ written: { params: 'a\u202eb' } })],
    ['two runners of one color', { ...initialState, runners: [first, first] }],
    ['no runners', { ...initialState, runners: [] }],
    ['a selection beyond the end', { ...initialState, selected: 4 }],
    ['an unknown surface', { ...initialState, surface: { id: 'sea', params: {} } }],
    ['too many steps', { ...initialState, steps: 5001 }],
    ['half a step', { ...initialState, steps: 0.5 }],
    ['an infinite start', { ...initialState, start: [Infinity, 0] }],
    ['a negative noise', { ...initialState, noise: -1 }],
    ['a clipping of another kind', { ...initialState, clip: { by: 'all', limit: 1 } }],
  ];
  for (const [title, state] of bad) {
    it(title, () => {
      assert.equal(v.is(optimizerSchema, state), false);
    });
  }
});

describe('what an optimizer is called', () => {
  it('only what tells it from the others', () => {
    assert.deepEqual(shortNames(initialState.runners), [
      'SGD lr=0.09',
      'SGD lr=0.02 momentum=0.9',
      'RMSprop',
      'Adam',
    ]);
  });
  it('a number where nothing does', () => {
    const { runners } = racing(['adam', { lr: 0.1 }], ['adam', { lr: 0.1 }]);
    assert.deepEqual(shortNames(runners), ['Adam', 'Adam (2)']);
  });
});

describe('an opened optimizer joins the race', () => {
  const adagrad = opened('optim.Adagrad(p, lr=0.5)').state;
  it('under the conditions that are shown, with a color of its own', () => {
    const joined = optimizerLab.join({ ...initialState, steps: 77 }, adagrad);
    assert.deepEqual([joined.steps, joined.runners.length, joined.selected], [77, 5, 4]);
    assert.ok(v.is(optimizerSchema, joined));
  });
  it('is selected if it runs already, and takes over what was written', () => {
    const joined = optimizerLab.join(initialState, opened('optim.Adam(net, lr=0.3)').state);
    assert.deepEqual([joined.runners.length, joined.selected], [4, 3]);
    assert.equal(optimizerLab.toCode(joined, asIs), 'torch.optim.Adam(net, lr=0.3)');
  });
  it('takes the place of the selected one if there is no room', () => {
    const runners = Array.from({ length: MAX_RUNNERS }, (_, i) =>
      createRunner('sgd', i, { lr: 0.001 * (i + 1) }),
    );
    const joined = optimizerLab.join({ ...initialState, runners, selected: 2 }, adagrad);
    assert.deepEqual([joined.runners.length, joined.runners[2]!.id], [MAX_RUNNERS, 'adagrad']);
    assert.ok(v.is(optimizerSchema, joined));
  });
});

describe('the readings follow the numbers', () => {
  it('of a run that diverges: where it leaves, and when its numbers end', () => {
    const state = { ...racing(['sgd', { lr: 0.2 }]), steps: 1000 };
    const [run] = runsOf(state);
    assert.equal(
      describePaths(state, [run!])[0],
      `SGD leaves the plot at step ${run!.leftAt}; diverges: from step ${run!.divergedAt} on its numbers are no longer finite.`,
    );
    assert.ok(run!.leftAt! < 5 && run!.divergedAt! > 100);
    assert.match(describeLoss(state, [run!]).join(' '), /^SGD diverges: its lowest loss is 48/);
  });
  it('of runs that arrive: in which order', () => {
    const state = racing(['sgd', { lr: 0.04 }], ['adam', { lr: 0.3 }], ['sgd', { lr: 1e-5 }]);
    const [first, late] = describeLoss({ ...state, steps: 300 }, runsOf({ ...state, steps: 300 }));
    assert.match(
      first!,
      /^Adam is the first within 0.001 of the minimum, at step \d+, then SGD lr=0.04 at \d+\.$/,
    );
    assert.match(late!, /^Not within 0.001 of the minimum in 300 steps: SGD lr=1e-5 \(best loss/);
  });
  it('of a schedule that ends: that the run stops, and why', () => {
    const state = racing(['sgd', { lr: 0.01 }]);
    const schedulers = [node('one_cycle_lr', { max_lr: 0.05, total_steps: 30 })];
    const runners = [{ ...state.runners[0]!, schedulers }];
    const [reading] = describePaths({ ...state, runners }, runsOf({ ...state, runners }));
    assert.match(reading!, /It stops after 31 steps: total_steps must cover every step/);
  });
});

describe('the race table', () => {
  const state = racing(['sgd', { lr: 0.3 }], ['adam', { lr: 0.3 }], ['sgd', { lr: 0.09 }]);
  const race = raceOf({ ...state, steps: 2000 });
  const order = (by: Parameters<typeof sortRace>[1], descending: boolean): string[] =>
    sortRace(race, by, descending).map(({ name }) => name);
  it('sorts by a column, and puts last what has no value there', () => {
    assert.deepEqual(order('stepsToTarget', false), ['SGD lr=0.09', 'Adam', 'SGD lr=0.3']);
    assert.deepEqual(order('stepsToTarget', true), ['Adam', 'SGD lr=0.09', 'SGD lr=0.3']);
    assert.deepEqual(order('divergedAt', true)[0], 'SGD lr=0.3');
    assert.deepEqual(order('lastLoss', false).at(-1), 'SGD lr=0.3');
    assert.deepEqual(order('name', false), ['Adam', 'SGD lr=0.09', 'SGD lr=0.3']);
  });
});

describe('the pictures', () => {
  const ten = {
    ...initialState,
    steps: 5000,
    noise: 20,
    runners: [
      'sgd',
      'adam',
      'adamw',
      'rmsprop',
      'adagrad',
      'nadam',
      'radam',
      'asgd',
      'rprop',
      'lion',
    ].map((id, colour) => createRunner(id, colour, { lr: 0.01 })),
  };
  const drawn = (state: OptimizerState, width: number, height: number): string[] =>
    optimizerLab.figures(state).map(({ draw }) => {
      const { document } = parseHTML('<html><body></body></html>');
      return draw({ document, width, height, theme: themes.dark }).svg.outerHTML;
    });
  it('of ten optimizers over 5,000 noisy steps stay below a megabyte', () => {
    for (const svg of drawn(ten, 800, 480)) assert.ok(svg.length < 1e6, `${svg.length}`);
  });
  it('fit into a hover, which is cut at 100,000 characters', () => {
    for (const lr of [1e-3, 0.3]) {
      const { state } = opened(`optim.Adam(p, lr=${lr})`);
      const [svg] = drawn(state, 380, 142);
      assert.ok(svg!.length * (4 / 3) < 90_000, `${svg!.length}`);
    }
  });
  it('hold no NaN, whatever the numbers run into', () => {
    const wild = racing(['sgd', { lr: 1e6 }], ['lbfgs', { lr: 1e3 }], ['rprop', { lr: 1e5 }]);
    for (const id of ['saddle', 'goldstein_price', 'bowl', 'logistic_regression']) {
      for (const svg of drawn(
        { ...wild, surface: { id, params: {} }, start: [1e6, -1e6] },
        480,
        300,
      )) {
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      }
    }
  });
});

describe('the work ahead', () => {
  it('is small for a plain surface, large for data, and none for what is known', () => {
    const state = { ...racing(['sgd', { lr: 0.011 }]), steps: 5000 };
    const many = { ...state, surface: { id: 'linear_regression', params: { samples: 4000 } } };
    assert.ok(estimatedMs(state) < 16 && estimatedMs(many) > 200);
    assert.ok(estimatedMs(state) > 0);
    runsOf(state);
    assert.equal(estimatedMs({ ...state }), 0);
  });
});

describe('the Schedule Lab is opened on', () => {
  for (const [title, schedulers, every] of [
    ['a constant rate', [], 1],
    ['a schedule of its own', [node('step_lr', { step_size: 3 })], 4],
  ] as const) {
    it(title, () => {
      const runner = { ...initialState.runners[1]!, schedulers, every };
      const state = toSchedule(initialState, runner);
      assert.ok(v.is(scheduleSchema, state));
      assert.equal(state.curves[0]!.optimizer.lr, 0.02);
      assert.equal(state.stepsPerEpoch, every);
    });
  }
});
