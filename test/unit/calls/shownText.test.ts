import assert from 'node:assert/strict';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { computeCall, layerOf, Refusal, type Computed } from '../../../src/calls/index.js';
import { Names } from '../../../src/content/index.js';
import { callsIn, PythonSource, type Call } from '../../../src/python/index.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';

const table = readSymbols(join('content', 'signatures'));
const names = new Names(nameData(table, []));
const IMPORTS = 'import torch\nfrom torch import nn, optim\nfrom collections import OrderedDict\n';
const signatureOf = (name: string): string | undefined => table.symbols.get(name)?.signature;

/** The outermost call of the last line. */
function read(source: string): Call {
  const code = `${IMPORTS}${source}\n`;
  const start = code.trimEnd().lastIndexOf('\n') + 1;
  const call = callsIn(PythonSource.parse(code), names).find(({ from }) => from === start);
  assert.ok(call, source);
  return call;
}

function computed(source: string): Computed {
  const found = computeCall(read(source), signatureOf);
  assert.ok(found, source);
  return found;
}

function rows(source: string): string[] {
  return computed(source).table?.split('\n').slice(2) ?? [];
}

describe('a Sequential is shown for an input that goes through', () => {
  const shown: [string, string][] = [
    [
      'nn.Sequential(nn.Conv2d(3,8,3,padding=1), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8*60*80, 2))',
      '(N, 3, 120, 160) → **(N, 2)**; 120 × 160 is assumed, 128 × 150 and 100 × 192 fit too',
    ],
    [
      'nn.Sequential(nn.AdaptiveAvgPool2d(7), nn.Flatten(), nn.Linear(512*7*7, 16))',
      '(N, 512, H, W) → **(N, 16)**',
    ],
    ['nn.Sequential(nn.Linear(100, 50), nn.BatchNorm1d(20))', '(N, 20, 100) → **(N, 20, 50)**'],
    ['nn.Sequential(nn.Linear(n, 8), nn.ReLU(), nn.Linear(8, m))', '(N, n) → **(N, m)**'],
    [
      'nn.Sequential(nn.Embedding(9, 16), nn.LSTM(16, 8, batch_first=True))',
      '(N, L) → **(N, L, 8)**',
    ],
    [
      'nn.Sequential(nn.Conv1d(1, 16, 80, stride=4), nn.Flatten(), nn.Linear(16 * 3981, 10))',
      '(N, 1, 16000) → **(N, 10)**; length 16000 is assumed, other lengths fit too',
    ],
    [
      'nn.Sequential(nn.Sequential(nn.Linear(3, 4)), nn.Sequential(nn.Tanh(), nn.Linear(4, 2)))',
      '(N, 3) → **(N, 2)**',
    ],
    ['nn.Sequential(OrderedDict(a=nn.Linear(3, 4)))', '(N, 3) → **(N, 4)**'],
  ];
  for (const [source, fact] of shown) {
    it(source, () => {
      const { facts, notes } = computed(source);
      assert.deepEqual(notes, []);
      assert.ok(facts.includes(fact), facts.join('\n'));
    });
  }

  it('says why the usual input does not fit where another one does', () => {
    const { facts, notes } = computed('nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm1d(8))');
    assert.deepEqual(notes, []);
    assert.ok(
      facts.includes(
        'an input (N, C, H, W) does not fit: `BatchNorm1d(8)`: an input of 2 or 3 axes expected, 4 come in',
      ),
    );
  });
});

describe('a Sequential is refused only where no input goes through', () => {
  const refused: [string, string][] = [
    [
      'nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(30, 5))',
      '`Linear(30, 5)`: 30 features expected, 20 come in',
    ],
    [
      'nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(16, 8, 3))',
      '`Conv2d(16, 8, 3)`: 16 channels expected, 8 come in',
    ],
    [
      'nn.Sequential(nn.LSTM(4, 3), nn.Linear(3, 2))',
      '`Linear(3, 2)`: `LSTM(4, 3)` gives a tuple, which it does not take',
    ],
    [
      'nn.Sequential(nn.Conv2d(3, 64, 3), nn.AdaptiveAvgPool2d(7), nn.Flatten(), nn.Linear(25088, 16))',
      '`Linear(25088, 16)`: 25088 features expected, 3136 come in',
    ],
    [
      'nn.Sequential(block(3), nn.Linear(10, 20), nn.Linear(30, 5))',
      '`Linear(30, 5)`: 30 features expected, 20 come in',
    ],
    [
      'nn.Sequential(nn.Linear(4, 4), nn.Embedding(4, 4))',
      '`Embedding(4, 4)`: whole numbers expected, fractions come in',
    ],
    [
      'nn.Sequential(nn.MultiheadAttention(4, 2))',
      '`MultiheadAttention(4, 2)`: it needs query, key and value',
    ],
  ];
  for (const [source, reason] of refused) {
    it(source, () => {
      assert.deepEqual(computed(source).notes, [`PyTorch refuses this: ${reason}.`]);
    });
  }

  it('keeps the outputs up to the fault, and marks it', () => {
    assert.deepEqual(rows('nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(30, 5))'), [
      '| `Linear(10, 20)` | (N, 20) | 220 |',
      '| `ReLU()` | (N, 20) | – |',
      '| `Linear(30, 5)` | ✗ 30 features expected, 20 come in | 155 |',
    ]);
  });

  it('passes tuples on through an Identity', () => {
    assert.deepEqual(computed('nn.Sequential(nn.LSTM(4, 3), nn.Identity())').notes, []);
  });
});

describe('a layer of which nothing is known', () => {
  it('ends the column of outputs, and the rest of the table stays', () => {
    const source = 'nn.Sequential(nn.Linear(3, 8), Block(3), nn.Linear(8, 4))';
    assert.deepEqual(rows(source), [
      '| `Linear(3, 8)` | (N, 8) | 32 |',
      '| `Block(3)` |  |  |',
      '| `Linear(8, 4)` |  | 36 |',
    ]);
    assert.deepEqual(computed(source).facts, [
      'at least **68** parameters, 272 B in float32, without `Block(3)`',
      'for an input of (N, 3)',
    ]);
  });

  it('alone makes no table', () => {
    assert.equal(computed('nn.Sequential(Block(3), act, Head())').table, undefined);
    assert.equal(computed('nn.Sequential(*blocks)').table, undefined);
  });

  it('keeps its count in a ModuleList', () => {
    assert.deepEqual(rows('nn.ModuleList([nn.Linear(3, 4), Block()])'), [
      '| `Linear(3, 4)` | 16 |',
      '| `Block()` |  |',
    ]);
  });

  it('is counted once where it is the same object', () => {
    const source = 'one = nn.Linear(3, 3)\nnn.Sequential(one, nn.ReLU(), one)';
    assert.match(computed(source).facts.join(), /^\*\*12\*\* parameters/);
    assert.equal(rows(source).at(-1), '| `one` | (N, 3) | shared |');
  });
});

describe('what is not known', () => {
  const facts: [string, string[], string[]][] = [
    [
      'nn.Conv2d(in_ch, 64, 3, padding=1)',
      [
        '576·`in_ch` + 64 parameters',
        'H, W: ⌊(n + 2·1 − (3 − 1) − 1) / 1⌋ + 1: 224 → **224**, 32 → **32**',
      ],
      ['`in_ch` is not known before the code runs.'],
    ],
    [
      'nn.Conv2d(in_ch, out_ch, 3)',
      [
        '9·`in_ch`·`out_ch` + `out_ch` parameters',
        'H, W: ⌊(n − (3 − 1) − 1) / 1⌋ + 1: 224 → **222**, 32 → **30**',
      ],
      ['`in_ch` and `out_ch` are not known before the code runs.'],
    ],
    [
      'nn.Linear(2 * width, 10)',
      ['10·`(2 * width)` + 10 parameters', '(\\*, (2 · width)) → (\\*, **10**)'],
      [],
    ],
    ['nn.LazyLinear(10)', ['10·`in_features` + 10 parameters', '(\\*, any) → (\\*, **10**)'], []],
    ['nn.Conv2d(3, 8, 3, **kw)', [], ['`**kw` is not known before the code runs.']],
    [
      'nn.Conv2d(3, 8, kernel, stride)',
      [],
      ['`kernel` and `stride` are not known before the code runs.'],
    ],
    ['optim.Adam([w], **options)', [], ['`**options` is not known before the code runs.']],
    [
      'optim.Adam([w], lr=rate, weight_decay=decay)',
      [
        'state: **8** bytes a parameter in float32, 16 with the weight and its gradient: 16 GB for a billion',
      ],
      [],
    ],
  ];
  for (const [source, said, notes] of facts) {
    it(source, () => {
      assert.deepEqual(computed(source), { ...computed(source), facts: said, notes });
    });
  }

  it('keeps a default that the spread of positional arguments cannot give', () => {
    assert.match(computed('optim.Adagrad([w], *rest)').facts.join(), /\*\*4\*\* bytes/);
  });
});

describe('numbers', () => {
  const facts: [string, RegExp][] = [
    ['nn.Linear(784, 10, dtype=torch.bfloat16)', /^\*\*7,850\*\* parameters, 15\.7 kB in bfloat16/],
    ['nn.Linear(784, 10, dtype=torch.double)', /62\.8 kB in double/],
    ['nn.Linear(784, 10, dtype=kind)', /^\*\*7,850\*\* parameters\n/],
    [
      'nn.Sequential(nn.Linear(3, 4, dtype=torch.half), nn.ReLU())',
      /^\*\*16\*\* parameters, 32 B in half/,
    ],
    [
      'optim.LBFGS([w])',
      /grows to \*\*808\*\* bytes a parameter in float32 once the history is full, 816 with/,
    ],
    ['optim.LBFGS([w], history_size=10)', /grows to \*\*88\*\* bytes/],
    ['nn.Conv2d(8, 16, 3, groups=8)', /depthwise/],
    ['nn.Conv2d(8, 16, 3, groups=4)', /4 groups: each filter sees 2 channels/],
  ];
  for (const [source, pattern] of facts) {
    it(source, () => {
      assert.match(computed(source).facts.join('\n'), pattern);
    });
  }

  it('calls nothing depthwise that is not', () => {
    for (const source of ['nn.Conv2d(1, 8, 3, groups=1)', 'nn.Conv2d(8, 12, 3, groups=8)']) {
      assert.doesNotMatch(computed(source).facts.join(), /depthwise/, source);
    }
  });

  it('formulas give the lengths that they are shown for', () => {
    for (const source of [
      ...[1, 2, 3, 4, 5].flatMap((stride) =>
        [0, 1].map((padding) => `nn.MaxPool1d(3, ${stride}, ${padding}, ceil_mode=True)`),
      ),
      'nn.AvgPool1d(2, 3, ceil_mode=True)',
      'nn.MaxPool1d(3, 4, 1, dilation=2, ceil_mode=True)',
      'nn.Conv1d(1, 1, 3, stride=2, padding=1, dilation=2)',
      'nn.ConvTranspose1d(1, 1, 4, stride=3, padding=1, output_padding=1, dilation=2)',
      'nn.ZeroPad1d((1, -2))',
      'nn.Upsample(scale_factor=1.7, mode="linear")',
    ]) {
      const [, formula = ''] = /^L: (.*?): \d/.exec(computed(source).facts.at(-1) ?? '') ?? [];
      const layer = layerOf(read(source), source, signatureOf);
      let compared = 0;
      for (let n = 1; n <= 40; n++) {
        try {
          const [, , length] = layer?.output([1, 1, n]) ?? [];
          assert.equal(evaluate(formula, n), length, `${source} of ${n}: ${formula}`);
          compared++;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      assert.ok(compared > 30, source);
    }
  });
});

/** A formula of the kind `⌊(n − 1) / 2⌋ + 1` at n. */
function evaluate(formula: string, n: number): number {
  const code = formula
    .replaceAll('⌊', 'Math.floor(')
    .replaceAll('⌈', 'Math.ceil(')
    .replaceAll(/[⌋⌉]/g, ')')
    .replaceAll('min(', 'Math.min(')
    .replaceAll('·', '*')
    .replaceAll('−', '-');
  return Number(runInNewContext(code, { n, Math }));
}
