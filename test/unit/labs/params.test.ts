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
      });
    });
  }
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
      assumed: ['With the defaults `steps=7` and `rate=0.5`.'],
    });
  });
  it('is not refused, since a caller may give another', () => {
    assert.deepEqual(readWith('def g(steps=-7):', 'o, steps').notes, [
      '`step_size=steps` is not known before the code runs: drawn with the default 30.',
    ]);
  });
  it('is said to be open where a spread may give it', () => {
    assert.deepEqual(readWith('if 1:', 'o, **options').notes, [
      '`**options` cannot be read here.',
      '`step_size` may come from `**options`: drawn with 30.',
    ]);
  });
});

describe('an argument that is no parameter', () => {
  const adam = optimizers.get('adam');
  const [form] = adam.forms;
  const notes = (args: string): readonly string[] =>
    read(form!.name, form!.signature, `${form!.name}(${args})`, adam.params).notes;
  const cases: [string, string][] = [
    [
      'p, betas=(0.9, b2)',
      '`betas=(0.9, b2)` is not known before the code runs: drawn with the default (0.9, 0.999).',
    ],
    [
      'p, betas=(0.9, 1)',
      'betas[1] must be at least 0 and below 1, got 1: drawn with the default (0.9, 0.999).',
    ],
    [
      "p, betas=('a', 0.9)",
      "betas[0] must be at least 0 and below 1, got 'a': drawn with the default (0.9, 0.999).",
    ],
    [
      'p, betas=((0.9, 0.9), 0.9)',
      'betas[0] must be at least 0 and below 1, got (0.9, 0.9): drawn with the default (0.9, 0.999).',
    ],
    ['p, lr=None', 'lr must be at least 0, got None: drawn with the default 0.001.'],
    ['p, amsgrad=1', 'amsgrad must be True or False, got 1: drawn with the default False.'],
  ];
  for (const [args, note] of cases) {
    it(`Adam(${args})`, () => {
      assert.deepEqual(notes(args), [note]);
    });
  }
});
