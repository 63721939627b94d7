import assert from 'node:assert/strict';
import { optimizers } from '../../../src/engine/optimizers/index.js';
import type { Param } from '../../../src/engine/params.js';
import { schedules } from '../../../src/engine/schedules/index.js';
import { bindArguments, callsIn, PythonSource } from '../../../src/python/index.js';
import { paramsFromCall } from '../../../src/labs/paramsFromCall.js';
import { paramsToCode } from '../../../src/labs/paramsToCode.js';
import { anotherValue } from '../support/anotherValue.js';

function read(name: string, signature: string, code: string, specs: Record<string, Param>) {
  const [call] = callsIn(PythonSource.parse(`import torch\n${code}`), (one) => one === name);
  assert.ok(call, code);
  return paramsFromCall(specs, bindArguments(signature, call.arguments));
}

describe('parameters become arguments and arguments parameters', () => {
  for (const { forms, params } of [...optimizers, ...schedules]) {
    const [form] = forms;
    if (!form?.name.startsWith('torch.')) continue;
    it(form.name, () => {
      const known = Object.fromEntries(
        Object.entries(params).filter(([name]) => form.signature.includes(`${name}=`)),
      );
      const changed = Object.fromEntries(
        Object.entries(known).map(([name, spec]) => [name, anotherValue(spec)]),
      );
      const code = `${form.name}(${paramsToCode(known, changed).join(', ')})`;
      assert.deepEqual(read(form.name, form.signature, code, known), {
        params: changed,
        notes: [],
        assumed: [],
        unknown: [],
      });
    });
  }
});

describe('an argument that is no parameter', () => {
  const adam = optimizers.get('adam');
  const [form] = adam.forms;
  const cases: [args: string, note: string, unknown?: string][] = [
    [
      'p, betas=(0.9, b2)',
      '`betas=(0.9, b2)` is not known before the code runs; drawn with (0.9, 0.999) as a placeholder.',
      'betas',
    ],
    [
      'p, lr=args.lr, eps=eps',
      '`lr=args.lr` and `eps=eps` are not known before the code runs; drawn with 0.001 and 1e-8 as placeholders.',
      'lr,eps',
    ],
    [
      'p, betas=(0.9, 1)',
      'betas[1] must be at least 0 and below 1 to be drawn, got 1; drawn with (0.9, 0.999) as a placeholder.',
    ],
    [
      "p, betas=('a', 0.9)",
      "betas[0] must be at least 0 and below 1 to be drawn, got 'a'; drawn with (0.9, 0.999) as a placeholder.",
    ],
    [
      'p, betas=((0.9, 0.9), 0.9)',
      'betas[0] must be at least 0 and below 1 to be drawn, got (0.9, 0.9); drawn with (0.9, 0.999) as a placeholder.',
    ],
    [
      'p, lr=None',
      'lr must be at least 0 to be drawn, got None; drawn with 0.001 as a placeholder.',
    ],
    [
      'p, amsgrad=1',
      'amsgrad must be True or False to be drawn, got 1; drawn with False as a placeholder.',
    ],
    ['p, **options', '`**options` is not known before the code runs; drawn without it.'],
  ];
  for (const [args, note, unknown = ''] of cases) {
    it(`Adam(${args})`, () => {
      const found = read(form!.name, form!.signature, `${form!.name}(${args})`, adam.params);
      assert.deepEqual([found.notes, found.unknown.join()], [[note], unknown]);
    });
  }
});

describe('an unknown argument is never taken for an absent one', () => {
  const NAME = 'torch.optim.lr_scheduler.OneCycleLR';
  const cycle = schedules.get(NAME);
  const found = (args: string) =>
    paramsFromCall(
      cycle.params,
      bindArguments(
        cycle.forms[0]!.signature,
        callsIn(PythonSource.parse(`import torch\n${NAME}(${args})`), (one) => one === NAME)[0]!
          .arguments,
      ),
      { placeholders: { epochs: 10, steps_per_epoch: 100 }, perGroup: new Set(['max_lr']) },
    );
  it('a placeholder of its own stands for it where the default would not do', () => {
    const { params, notes, unknown } = found('o, 0.1, epochs=args.epochs, steps_per_epoch=len(l)');
    assert.deepEqual(params, { max_lr: 0.1, epochs: 10, steps_per_epoch: 100 });
    assert.deepEqual(notes, [
      '`epochs=args.epochs` and `steps_per_epoch=len(l)` are not known before the code runs; drawn with 10 and 100 as placeholders.',
    ]);
    assert.deepEqual(unknown, ['epochs', 'steps_per_epoch']);
  });
  it('a spread may give what is missing', () => {
    const { notes, unknown } = found('o, **config');
    assert.deepEqual(notes, [
      '`**config` is not known before the code runs; drawn without it, with `max_lr=0.1` as a placeholder.',
    ]);
    assert.deepEqual(unknown, ['max_lr']);
  });
  it('what is missing for certain must be given', () => {
    const { notes, unknown } = found('o, total_steps=9');
    assert.deepEqual(notes, ['`max_lr` must be given; drawn with 0.1 as a placeholder.']);
    assert.deepEqual(unknown, []);
  });
  it('of the values for several groups the first is drawn', () => {
    const { params, notes } = found('o, max_lr=[0.2, 0.3], total_steps=9');
    assert.deepEqual(params, { max_lr: 0.2, total_steps: 9 });
    assert.deepEqual(notes, [
      '`max_lr` has a value for each parameter group; the first, 0.2, is drawn.',
    ]);
    assert.deepEqual(found('o, max_lr=[0.2], total_steps=9').notes, []);
  });
});

describe('an argument that holds with a default', () => {
  const { params } = schedules.get('step_lr');
  const signature = 'optimizer, step_size, gamma=0.1';
  const readWith = (before: string, args: string) =>
    read(
      'torch.optim.lr_scheduler.StepLR',
      signature,
      `${before}\n  torch.optim.lr_scheduler.StepLR(${args})`,
      params,
    );
  it('is drawn, and said once', () => {
    assert.deepEqual(readWith('def g(steps=7, rate=0.5):', 'o, steps, rate'), {
      params: { step_size: 7, gamma: 0.5 },
      notes: [],
      unknown: [],
      assumed: ['With the defaults `steps=7` and `rate=0.5`.'],
    });
  });
  it('is not refused, since a caller may give another', () => {
    assert.deepEqual(readWith('def g(steps=-7):', 'o, steps').notes, [
      '`step_size=steps` is not known before the code runs; drawn with 30 as a placeholder.',
    ]);
  });
  it('is said to be open where a spread may give it', () => {
    assert.deepEqual(readWith('if 1:', 'o, **options').notes, [
      '`**options` is not known before the code runs; drawn without it, with `step_size=30` as a placeholder.',
    ]);
  });
});
