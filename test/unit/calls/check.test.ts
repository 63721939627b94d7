import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkCall, computeCall } from '../../../src/calls/index.js';
import { Names } from '../../../src/content/index.js';
import { callsIn, PythonSource, type Call } from '../../../src/python/index.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';

const table = readSymbols(join('content', 'signatures'));
const names = new Names(nameData(table, []));
const signatureOf = (name: string): string | undefined => table.symbols.get(name)?.signature;
const IMPORTS =
  'import torch\nfrom torch import nn, optim\nfrom torch.optim.lr_scheduler import *\n';

function lastCall(source: string): Call {
  const text = `${IMPORTS}${source}\n`;
  const start = text.lastIndexOf('\n', text.length - 2) + 1;
  const call = callsIn(PythonSource.parse(text), names).find(({ from }) => from >= start);
  assert.ok(call, source);
  return call;
}

const said = (source: string): string[] =>
  checkCall(lastCall(source), signatureOf).map(({ sentence }) => sentence);

describe('a refused call is told apart', () => {
  const sentences: [string, string[]][] = [
    [
      'nn.Conv2d(3, 8, 3, biass=False)',
      ['`biass` is not a parameter of `Conv2d`; did you mean `bias`?'],
    ],
    [
      'nn.Conv2d(3, 8, 3, strides=2)',
      ['`strides` is not a parameter of `Conv2d`; did you mean `stride`?'],
    ],
    [
      'nn.LayerNorm(8, epsilon=1e-5)',
      ['`epsilon` is not a parameter of `LayerNorm`; did you mean `eps`?'],
    ],
    [
      'optim.Adam(model.parameters(), learning_rate=0.1)',
      ['`learning_rate` is not a parameter of `Adam`; did you mean `lr`?'],
    ],
    ['nn.Softmax(axes=1)', ['`axes` is not a parameter of `Softmax`, which takes `dim`']],
    ['nn.Sigmoid(True)', ['`Sigmoid` takes no arguments by position; remove `True`']],
    [
      'nn.GroupNorm(2, 8, 1e-5, True, None, None, False)',
      ['`GroupNorm` takes at most 6 arguments by position; give `False` by name, e.g. `bias=…`'],
    ],
    ['nn.Linear(10)', ['`out_features` must be given']],
    [
      'nn.Linear(450, 56 / 2)',
      ['`out_features` must be a whole number, not negative, got `56 / 2`'],
    ],
    [
      'optim.SGD(w, lr=0.1, nesterov=True)',
      ['`nesterov=True` needs `momentum` above 0, e.g. `momentum=0.9`'],
    ],
    [
      'nn.Conv2d(3, 8.0, 3, biass=1, padding_mode="reflection")',
      [
        '`biass` is not a parameter of `Conv2d`; did you mean `bias`?',
        '`out_channels` must be a whole number, not negative, got `8.0`',
        "`padding_mode` must be 'zeros', 'reflect', 'replicate' or 'circular', got `\"reflection\"`",
      ],
    ],
  ];
  for (const [source, expected] of sentences) {
    it(source, () => {
      assert.deepEqual(said(source), expected);
    });
  }

  it('an argument given by position and by name', () => {
    const [problem, ...others] = checkCall(lastCall('nn.Linear(3, 4, in_features=5)'), signatureOf);
    assert.deepEqual([problem?.kind, problem?.parameter, others], ['doubled', 'in_features', []]);
  });
});

describe('what the code does not show is not judged', () => {
  for (const source of [
    'nn.Linear(*sizes)',
    'nn.Linear(**config)',
    'nn.Linear(width, height)',
    'nn.Linear(*sizes, 3, 4, 5)',
    'nn.Conv2d(n, 9, 3, groups=3)',
    'nn.Conv2d(3, 8, 3, groups=groups)',
    'nn.GroupNorm(groups, 8)',
    'optim.SGD(w, 0.1, momentum, nesterov=True)',
    'optim.SGD(w, 0.1, nesterov=True, **options)',
    'OneCycleLR(opt, 0.1, epochs=args.epochs, steps_per_epoch=len(loader))',
    'OneCycleLR(opt, 0.1, **steps)',
    'OneCycleLR(opt, [0.1, 0.2], 100)',
    'nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]))',
    'weights = torch.tensor([1.0, 2.0])\nnn.CrossEntropyLoss(weight=weights)',
    'nn.CrossEntropyLoss(weight=weights.to(device))',
    'def f(width=-3):\n    nn.Linear(width, 4)',
    'torch.cat([a, b], axis=3, nothing=2)',
  ]) {
    it(source, () => {
      assert.deepEqual(said(source), []);
    });
  }
});

describe('the hover of a call', () => {
  const notes = (source: string): readonly string[] =>
    computeCall(lastCall(source), signatureOf)?.notes ?? [];

  it('says every problem, of classes without figures too', () => {
    assert.deepEqual(notes('nn.HuberLoss(delt=1, delta="1")'), [
      'PyTorch refuses this: `delt` is not a parameter of `HuberLoss`; did you mean `delta`?',
      'PyTorch refuses this: `delta` must be a number, got `"1"`.',
    ]);
  });

  it('keeps what the rest of the call comes to', () => {
    const found = computeCall(lastCall('nn.Linear(784, 10, biass=False)'), signatureOf);
    assert.match(found?.facts.join() ?? '', /7,850/);
  });

  it('survives what the engine refuses', () => {
    assert.deepEqual(notes('optim.SGD(w, lr=0.1, nesterov=True)'), [
      'PyTorch refuses this: `nesterov=True` needs `momentum` above 0, e.g. `momentum=0.9`.',
    ]);
  });

  it('refuses nothing that PyTorch takes', () => {
    for (const source of ['nn.Linear(True, 3)', 'optim.SGD(w, momentum=1.5)', 'nn.LSTM(True, 3)']) {
      assert.deepEqual(notes(source), [], source);
    }
  });
});
