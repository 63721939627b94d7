import assert from 'node:assert/strict';
import {
  bindArguments,
  callsIn,
  PythonSource,
  type Arguments,
  type Value,
} from '../../../../src/python/index.js';

function argumentsOf(code: string): Arguments {
  const [call] = callsIn(PythonSource.parse(`from m import f\nf(${code})`), () => true);
  assert.ok(call);
  return call.arguments;
}

/** The value of the only argument, or `?` where it cannot be read. */
function read(code: string): unknown {
  const [value] = argumentsOf(code).positional;
  return value?.kind === 'literal' ? value.value : '?';
}

describe('literals', () => {
  const readable: [string, unknown][] = [
    ['0.3', 0.3],
    ['.5', 0.5],
    ['1.', 1],
    ['1.e-3', 1e-3],
    ['-1.', -1],
    ['1e-3', 1e-3],
    ['1_000', 1000],
    ['0xff', 255],
    ['0b101', 5],
    ['0o17', 15],
    ['-2', -2],
    ['+2', 2],
    ['- -2', 2],
    ['(3)', 3],
    ['1 / 4', 0.25],
    ['2 ** -3', 0.125],
    ['7 // 2', 3],
    ['-7 % 3', 2],
    ['2 * (3 + 4) - 1', 13],
    ['True', true],
    ['None', null],
    ['"tanh"', 'tanh'],
    ["'tanh'", 'tanh'],
    ["'''tanh'''", 'tanh'],
    ["r'tanh'", 'tanh'],
    ['10 ** 400', Infinity],
    ['1 << 4', 16],
    ['"a" + "b"', 'ab'],
    ['"a" "b"', 'ab'],
    ["'a' f'b'", 'ab'],
    [String.raw`"\n\t\\\x41\u00e9\101\q"`, '\n\t\\A\u00e9A\\q'],
    [String.raw`r"\n"`, String.raw`\n`],
    ['float("inf")', Infinity],
    ['-float("Infinity")', -Infinity],
    ['float("-1e-3")', -1e-3],
    ['int(2.7)', 2],
    ['int(0.1 * 300)', 30],
    ['max(1, 2)', 2],
    ['round(2.5)', 2],
    ['len([1, 2])', 2],
    ['[1, 2][1]', 2],
    ['[1, 2][-1]', 2],
    ['{"lr": 0.1}["lr"]', 0.1],
    ['dict(lr=0.1)["lr"]', 0.1],
    ['not True', false],
  ];
  for (const [code, value] of readable) {
    it(code, () => {
      assert.deepEqual(read(code), value);
    });
  }
  for (const code of [
    'x',
    '1 / 0',
    '1j',
    'f"{x}"',
    'b"x"',
    '-"a"',
    '(1, 2)',
    '[1]',
    'g()',
    'x.y',
    String.raw`"\N{BULLET}"`,
    String.raw`"\U00110000"`,
    '"a" b"b"',
    'float("x")',
    'int(float("inf"))',
    '0 ** -1',
    '[1][3]',
    'max()',
    'abs("a")',
    '1 << 0.5',
    '(-8) ** 0.5',
  ]) {
    it(`${code} cannot be read`, () => {
      assert.equal(read(code), '?');
    });
  }
});

/** What the argument of `f(…)`, the last line, comes to: calls by name, sequences as arrays. */
function readAfter(code: string): unknown {
  const calls = callsIn(PythonSource.parse(`from m import f\n${code}`), (name) => name === 'm.f');
  const [value] = calls.at(-1)?.arguments.positional ?? [];
  return value && plain(value);
}

function plain(value: Value): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'sequence':
      return value.items.map(plain);
    case 'dict':
      return new Map(value.entries.map(([key, item]) => [plain(key), plain(item)]));
    case 'call':
      return value.call.name;
    case 'attribute':
      return `${value.object.name}().${value.name}`;
    case 'unreadable':
      return '?';
  }
}

describe('an argument comes to', () => {
  const cases: [string, string, unknown][] = [
    ['a list', 'f([1, -2, "a"])', [1, -2, 'a']],
    ['a tuple', 'f((0.9, 0.999))', [0.9, 0.999]],
    ['a set', 'f({1, 2})', [1, 2]],
    ['a list of lists', 'f([[1], [2, x]])', [[1], [2, '?']]],
    ['a dict', 'f({"a": 1, "b": [2]})', new Map<string, unknown>([['a', 1], ['b', [2]]])], // prettier-ignore
    ['no dict with an unknown **', 'f({"a": 1, **k})', '?'],
    ['no list with an unknown *', 'f([1, *k])', '?'],
    ['a dict in a dict', 'k = {"a": 1}\nf({"b": 2, **k})', new Map([['b', 2], ['a', 1]])], // prettier-ignore
    ['a list in a list', 'k = (1, 2)\nf([*k, 3, *[4]])', [1, 2, 3, 4]],
    ['a repeated list', 'f([0, 1] * 2)', [0, 1, 0, 1]],
    ['lists joined', 'f([1] + [2])', [1, 2]],
    ['a range', 'f(range(3))', [0, 1, 2]],
    ['a list of a range', 'f(list(range(30, 90, 30)))', [30, 60]],
    ['no endless range', 'f(range(10**9))', '?'],
    ['no endless list', 'f([[0] * 5000] * 5000)', '?'],
    ['a tensor', 'import torch\nf(torch.tensor([[1.0, 2.0]]))', [[1, 2]]],
    ['an array', 'import numpy as np\nf(np.array([0, 1], dtype=np.int64))', [0, 1]],
    ['math.pi', 'import math\nf(math.pi / 2)', Math.PI / 2],
    ['an imported constant', 'from numpy import inf\nf(-inf)', -Infinity],
    ['math.sqrt', 'import math\nf(1 / math.sqrt(4))', 0.5],
    ['a call', 'from torch.optim import SGD\nf(SGD(p, lr=0.1))', 'torch.optim.SGD'],
    ['an attribute of an object', 'from torch.nn import Linear\nl = Linear(3, 4)\nf(l.weight.data)', 'torch.nn.Linear().weight'], // prettier-ignore
    ['an attribute of a part of self', 'from torch.nn import Linear\nclass A:\n  def g(self):\n    self.l = Linear(3, 4)\n    f(self.l.weight)', 'torch.nn.Linear().weight'], // prettier-ignore
    ['no call of an own function', 'def g(): pass\nf(g())', '?'],
    ['no own range', 'def range(n): return 3\nf(range(3))', '?'],
    ['a name bound once', 'lr = 1e-3\nf(lr * 10)', 0.01],
    ['a name for a name', 'a = 2\nb = a + 1\nf(b)', 3],
    ['a name of the module', 'lr = 0.1\ndef g():\n  f(lr)', 0.1],
    ['a name of the function', 'lr = 0.1\ndef g():\n  lr = 0.2\n  f(lr)', 0.2],
    ['unpacked names', 'lr, epochs = 0.1, 20\nf(epochs)', 20],
    ['unpacked names in brackets', '(lr, epochs) = [0.1, 20]\nf(epochs)', 20],
    ['a name for a call', 'from torch.optim import SGD\nopt = SGD(p)\nf(opt)', 'torch.optim.SGD'],
    ['a name for a list', 'steps = [30, 80]\nf(steps)', [30, 80]],
    ['an item of a named dict', 'c = {"lr": 0.1}\nf(c["lr"])', 0.1],
    ['an attribute of self', 'class A:\n  def g(self):\n    self.lr = 0.1\n  def h(self): f(self.lr)', 0.1], // prettier-ignore
    ['an attribute of the class', 'class A:\n  lr = 0.1\n  def h(self): f(self.lr)', 0.1],
    ['nothing for an attribute set twice', 'class A:\n  lr = 0.1\n  def h(self):\n    self.lr = 1\n    f(self.lr)', '?'], // prettier-ignore
    ['nothing for a list that grows', 'steps = []\nsteps.append(3)\nf(steps)', '?'],
    ['nothing for a list that changes', 'steps = [1]\nsteps[0] = 3\nf(steps)', '?'],
    ['nothing for a dict that changes', 'c = {"a": {}}\ndef g(): c["a"]["b"] += 3\nf(c)', '?'],
    ['a list that is only read', 'steps = [1]\nx[steps[0]] = 3\ny = steps[0]\nf(steps)', [1]],
    ['the latest of two bindings', 'lr = 1\nlr = 2\nf(lr)', 2],
    ['nothing for two bindings in a function', 'lr = 1\ndef g():\n  f(lr)\nlr = 2', '?'],
    ['nothing for an augmented name', 'lr = 1\nlr *= 2\nf(lr)', '?'],
    ['nothing for a name in both branches', 'if x:\n  lr = 1\nelse:\n  lr = 2\nf(lr)', '?'],
    ['nothing for a parameter', 'lr = 1\ndef g(lr):\n  f(lr)', '?'],
    ['nothing for a loop variable', 'for lr in [1]:\n  f(lr)', '?'],
    ['nothing for a name of another function', 'def g():\n  lr = 1\nf(lr)', '?'],
    ['what stands behind a starred target', '*a, b = 1, 2\nf(b)', 2],
    ['nothing for a name that is itself', 'a = b\nb = a\nf(a)', '?'],
    ['nothing for a sum without end', `f(${'1+'.repeat(20_000)}1)`, '?'],
    [
      'nothing for names that double without end',
      `a0 = [1]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1} = a${i} + a${i}\n`).join('')}f(a60)`,
      '?',
    ],
  ];
  for (const [title, code, value] of cases) {
    it(title, () => {
      assert.deepEqual(readAfter(code), value);
    });
  }

  it('calls within calls, each with its own arguments', () => {
    const source = PythonSource.parse(
      [
        'from torch import optim',
        'opt = optim.AdamW(net.parameters(), lr=1e-3)',
        'warm = optim.lr_scheduler.LinearLR(opt, 0.1)',
        's = optim.lr_scheduler.SequentialLR(opt, [warm], milestones=[5])',
      ].join('\n'),
    );
    const call = callsIn(source, (name) => name.endsWith('SequentialLR'))[0];
    const [optimizer, schedulers] = call?.arguments.positional ?? [];
    assert.equal(optimizer?.text, 'opt');
    assert.ok(optimizer.kind === 'call');
    assert.equal(optimizer.call.name, 'torch.optim.AdamW');
    assert.equal(optimizer.call.arguments.keywords.get('lr')?.text, '1e-3');
    assert.ok(schedulers?.kind === 'sequence');
    assert.deepEqual(schedulers.items.map(plain), ['torch.optim.lr_scheduler.LinearLR']);
    const [warm] = schedulers.items;
    assert.ok(warm?.kind === 'call');
    assert.deepEqual(warm.call.arguments.positional.map(plain), ['torch.optim.AdamW', 0.1]);
  });
});

describe('arguments are bound as Python binds them', () => {
  const bind = (signature: string, code: string): [Record<string, string>, readonly string[]] => {
    const { values, problems } = bindArguments(signature, argumentsOf(code));
    return [Object.fromEntries([...values].map(([name, { text }]) => [name, text])), problems];
  };
  it('by position and by keyword', () => {
    assert.deepEqual(bind('input, slope=0.01, inplace=False', 'x, inplace=True'), [
      { input: 'x', inplace: 'True' },
      [],
    ]);
  });
  it('past comments and line breaks', () => {
    assert.deepEqual(bind('a, b', '\n  1,  # one\n  b=2,\n'), [{ a: '1', b: '2' }, []]);
  });
  it('nothing by position after *', () => {
    assert.deepEqual(bind("input, *, approximate='none'", 'x, "tanh"'), [
      { input: 'x' },
      ['there is no parameter for `"tanh"`'],
    ]);
  });
  it('an unknown keyword is named', () => {
    assert.deepEqual(bind('a', 'b=1'), [{}, ['there is no parameter `b`']]);
  });
  it('a parameter given twice is named', () => {
    assert.deepEqual(bind('a', '1, a=2'), [{ a: '1' }, ['`a` is given twice']]);
  });
  it('what is not given has its default', () => {
    const { defaults } = bindArguments(
      '(params, lr=0.001, betas=(0.9, 0.999), *, foreach: bool | None = None)',
      argumentsOf('p, lr=1'),
    );
    assert.deepEqual(
      [...defaults].map(([name, value]) => [name, plain(value), value.text]),
      [
        ['betas', [0.9, 0.999], '(0.9, 0.999)'],
        ['foreach', null, 'None'],
      ],
    );
  });
  it('nothing by keyword before /', () => {
    assert.deepEqual(bind('input, /, dim', 'input=x, dim=1'), [
      { dim: '1' },
      ['there is no parameter `input`'],
    ]);
  });
  it('anything where the function takes *args and **kwargs', () => {
    assert.deepEqual(bind('*args, inplace=False, **options', '1, 2, a=3, inplace=True'), [
      { inplace: 'True' },
      [],
    ]);
  });
  it('what a star hides is said, and what is written behind it belongs to no parameter', () => {
    const { values, problems } = bindArguments('a, b', argumentsOf('*args, 3, **options'));
    assert.deepEqual(problems, ['`*args` cannot be read here', '`**options` cannot be read here']);
    assert.deepEqual([...values], []);
  });
  it('an unfinished call gives what is there', () => {
    const [call] = callsIn(PythonSource.parse('from m import f\nf(0.3'), () => true);
    assert.equal(call?.arguments.positional[0]?.text, '0.3');
  });
});
