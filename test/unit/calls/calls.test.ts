import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  computeCall,
  computes,
  layerOf,
  nestedNames,
  Refusal,
  type Computed,
  type Layer,
  type Shape,
} from '../../../src/calls/index.js';
import { Length } from '../../../src/calls/shapes/length.js';
import { Names } from '../../../src/content/index.js';
import { callsIn, PythonSource, type Call } from '../../../src/python/index.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';
import { reference } from '../support/reference.js';

interface Case {
  readonly source: string;
  readonly parameters?: number;
  readonly input?: Shape;
  readonly output?: Shape;
  readonly refuses?: string;
  readonly statePerParameter?: number;
  readonly std?: number;
}

const table = readSymbols(join('content', 'signatures'));
const names = new Names(nameData(table, []));
const { cases, versions } = reference<Case>('calls');
const IMPORTS = 'import torch\nfrom torch import nn, optim\nfrom collections import OrderedDict\n';

const signatureOf = (name: string): string | undefined => table.symbols.get(name)?.signature;

function read(source: string): Call {
  const [call] = callsIn(PythonSource.parse(`${IMPORTS}${source}\n`), names);
  assert.ok(call, source);
  return call;
}

function computed(source: string): Computed {
  const found = computeCall(read(source), signatureOf);
  assert.ok(found, source);
  return found;
}

function layer(source: string): Layer {
  const found = layerOf(read(source), source, signatureOf);
  assert.ok(found, source);
  return found;
}

describe('what a call comes to is what PyTorch makes of it', () => {
  const layers = cases.filter(({ parameters }) => parameters !== undefined);
  const refused = cases.filter(({ refuses }) => refuses !== undefined);

  it('in more than 300 layers, as many learned numbers', () => {
    assert.match(versions['torch'] ?? '', /^2\.13/);
    assert.ok(layers.length > 300);
    for (const { source, parameters, input } of layers) {
      const lengths = input?.map((length) => Length.of(length));
      assert.equal(layer(source).parameters(lengths), parameters, source);
      const { notes } = computed(source);
      assert.deepEqual(notes, [], source);
    }
  });

  it('and the same output sizes', () => {
    const withOutput = layers.filter(({ output }) => output !== undefined);
    assert.ok(withOutput.length > 250);
    for (const { source, input, output } of withOutput) {
      assert.deepEqual(layer(source).output(input ?? []), output, `${source} of ${input?.join()}`);
    }
  });

  it('refuses what PyTorch refuses', () => {
    assert.ok(refused.length > 25);
    for (const { source, input } of refused) {
      if (input) assert.throws(() => layer(source).output(input), Refusal, source);
      else assert.match(computed(source).notes.join(), /^PyTorch refuses this: /, source);
    }
  });

  it('optimizers keep as much state', () => {
    const optimizers = cases.filter(({ statePerParameter }) => statePerParameter !== undefined);
    assert.ok(optimizers.length > 15);
    for (const { source, statePerParameter = NaN } of optimizers) {
      const bytes = /\*\*(\d+)\*\* bytes a parameter/.exec(computed(source).facts.join());
      assert.equal(Number(bytes?.[1]), 4 * statePerParameter, source);
    }
  });

  it('initializers spread as far', () => {
    const initializers = cases.filter(({ std }) => std !== undefined);
    assert.ok(initializers.length > 15);
    for (const { source, std = NaN } of initializers) {
      const [fact = ''] = computed(source).facts;
      const bold = Number(/\*\*([\d.]+)\*\*/.exec(fact)?.[1]);
      const own = fact.endsWith('deviation 0') ? 0 : bold;
      // Four standard errors of 512 × 512 draws and three shown digits; a constant's
      // computed spread is float32's rounding.
      assert.ok(Math.abs(own - std) <= 0.011 * std + 1e-6, `${source}: ${own}, ${std}`);
    }
  });
});

describe('what the hover says of a call', () => {
  const facts: [string, RegExp[]][] = [
    [
      'nn.Linear(784, 10)',
      [/^\*\*7,850\*\* parameters, 31\.4 kB in float32/, /784\) → .*\*\*10\*\*/],
    ],
    [
      'nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)',
      [
        /\*\*9,408\*\* parameters/,
        /H, W: ⌊\(n \+ 2·3 − \(7 − 1\) − 1\) \/ 2⌋ \+ 1: 224 → \*\*112\*\*, 32 → \*\*16\*\*/,
      ],
    ],
    ['nn.Conv2d(3, 6, (3, 5))', [/H: .*222.*; W: .*220/]],
    ['nn.Conv2d(32, 32, 3, groups=32)', [/depthwise/]],
    ['nn.LSTM(16, 32, dropout=0.5)', [/`dropout` has no effect/]],
    ['nn.Dropout(0.5)', [/keeps 50 % of the elements .* \*\*2\*\*/]],
    ['optim.AdamW([w])', [/\*\*8\*\* bytes a parameter in float32, 16 with .* 16 GB/]],
    ['torch.utils.data.DataLoader(d, 64, num_workers=4)', [/\*\*8\*\* batches ready, 512 samples/]],
  ];
  for (const [source, patterns] of facts) {
    it(source, () => {
      const text = computed(source).facts.join('\n');
      for (const pattern of patterns) assert.match(text, pattern);
    });
  }

  it('gives a Sequential a table by layer, for an input that goes all the way', () => {
    const { facts, table, notes } = computed(
      'nn.Sequential(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 24 * 24, 10))',
    );
    assert.deepEqual(notes, []);
    assert.match(facts.join('\n'), /34,726/);
    assert.match(facts.join('\n'), /\(N, 1, 28, 28\) → \*\*\(N, 10\)\*\*/);
    assert.deepEqual(table?.split('\n').slice(2), [
      '| `Conv2d(1, 6, 5)` | (N, 6, 24, 24) | 156 |',
      '| `ReLU()` | (N, 6, 24, 24) | – |',
      '| `Flatten()` | (N, 3456) | – |',
      '| `Linear(6 * 24 * 24, 10)` | (N, 10) | 34,570 |',
    ]);
  });

  it('says which layer of a Sequential does not fit', () => {
    const { notes } = computed('nn.Sequential(nn.Linear(4, 3), nn.Linear(4, 3))');
    assert.deepEqual(notes, [
      'PyTorch refuses this: `Linear(4, 3)`: 4 features expected, 3 come in.',
    ]);
  });

  it('says what cannot be read, and computes what can', () => {
    const { facts, notes } = computed('nn.Conv2d(width, 8, 3, padding=1)');
    assert.deepEqual(notes, ['`width` is not known before the code runs.']);
    assert.match(facts.join('\n'), /224 → \*\*224\*\*/);
  });

  it('takes whatever is written for what it is', () => {
    for (const source of [
      'nn.Conv2d()',
      'nn.Conv2d("3", None, [], {})',
      'nn.Conv2d(*sizes)',
      'nn.Conv2d(3, 8, (3, 3, 3))',
      'nn.Linear(1e400, 3)',
      'nn.Sequential(1, "a", f)',
      'nn.Sequential(*layers)',
      'nn.TransformerEncoder(None, 2)',
      'optim.Adam()',
      'optim.SGD([w], momentum=m)',
      'nn.init.uniform_(w, 1, 0)',
    ]) {
      const { facts, notes } = computed(source);
      assert.ok(!/NaN|undefined|Infinity/.test([...facts, ...notes].join()), source);
    }
  });

  it('knows nothing of other calls', () => {
    assert.equal(computes('torch.cat'), false);
    assert.equal(computeCall(read('torch.cat([a, b])'), signatureOf), undefined);
  });

  it('needs the names of the calls inside', () => {
    const { arguments: given } = read('nn.Sequential(nn.ReLU(), nn.Sequential(nn.Linear(1, 2)))');
    assert.deepEqual(
      [...nestedNames(given)],
      ['torch.nn.ReLU', 'torch.nn.Sequential', 'torch.nn.Linear'],
    );
  });
});
