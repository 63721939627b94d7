import assert from 'node:assert/strict';
import {
  callsIn,
  keywordAt,
  occurrencesIn,
  PythonSource,
  symbolAt,
} from '../../../../src/python/index.js';
import { handKnowledge } from '../../support/knowledge.js';

const IMPORTS = 'import torch\nfrom torch import nn, Tensor\nimport torch.nn.functional as F\n';

/** The qualified name at the `|` in the code, below the usual imports. */
function at(code: string, imports = IMPORTS): string | undefined {
  const text = imports + code;
  const offset = text.lastIndexOf('|');
  assert.ok(offset >= 0);
  const source = PythonSource.parse(text.slice(0, offset) + text.slice(offset + 1));
  return symbolAt(source, offset, handKnowledge)?.name;
}

/** A module with a method around the body. */
function inModule(body: string): string {
  return [
    'class Net(nn.Module):',
    '  def __init__(self, width):',
    '    super().__init__()',
    '    self.act = nn.GELU("tanh")',
    '    self.fc: nn.Module = nn.Linear(width, 10)',
    '    self.a, self.b = nn.ReLU(), nn.GELU()',
    '    self.twice = nn.ReLU()',
    '    self.twice = nn.GELU()',
    '  def forward(self, x: Tensor):',
    ...body.split('\n').map((line) => `    ${line}`),
  ].join('\n');
}

describe('an object is known by what made it', () => {
  const cases: [string, string, string][] = [
    ['an activation of a module', inModule('return self.a|ct(x)'), 'torch.nn.GELU'],
    ['an annotated layer', inModule('return self.f|c(x)'), 'torch.nn.Linear'],
    ['an optimizer', 'opt = torch.optim.AdamW(p)\no|pt.step()', 'torch.optim.AdamW'],
    ['its method', 'opt = torch.optim.AdamW(p)\nopt.st|ep()', 'torch.optim.Optimizer.step'],
    [
      'the method of one of two optimizers',
      'if a: opt = torch.optim.AdamW(p)\nelse: opt = torch.optim.SGD(p)\nopt.zero_|grad()',
      'torch.optim.Optimizer.zero_grad',
    ],
    ['a module behind `to`', 'm = nn.Linear(1, 2).to(device)\nm|(x)', 'torch.nn.Linear'],
    ['a module behind `eval`', 'nn.Linear(1, 2).eval().t|o(d)', 'torch.nn.Module.to'],
    ['a data loader', 'from torch.utils.data import DataLoader\nl = DataLoader(d)\nfor b in |l: pass', 'torch.utils.data.DataLoader'], // prettier-ignore
    ['what `with` names', 'with torch.no_grad() as g:\n  |g', 'torch.no_grad'],
    ['a walrus', 'if (m := nn.ReLU()):\n  |m', 'torch.nn.ReLU'],
    ['one of two', 'm = nn.ReLU() if a else None\n|m', 'torch.nn.ReLU'],
    ['None first', 'm = None\nm = nn.ReLU()\n|m', 'torch.nn.ReLU'],
    ['an item of a tuple', 'a, b = nn.ReLU(), nn.GELU()\n|b(x)', 'torch.nn.GELU'],
    [
      'an item of a returned tuple',
      'm = torch.max(x, 1)\nv, i = m\ni.vi|ew(-1)',
      'torch.Tensor.view',
    ],
    ['another name for a class', 'Act = nn.ReLU\nA|ct()', 'torch.nn.ReLU'],
    ['what another name for a class makes', 'Act = nn.ReLU\na = Act()\n|a(x)', 'torch.nn.ReLU'],
    ['an own module', `${inModule('pass')}\nm = Net(3)\nm.ev|al()`, 'torch.nn.Module.eval'],
    ['an attribute of an own module', `${inModule('pass')}\nNet(3).a|ct`, 'torch.nn.GELU'],
    ['self', inModule('self.par|ameters()'), 'torch.nn.Module.parameters'],
    ['super', inModule('super().__in|it__()'), 'torch.nn.Module.__init__'],
    ['super as it was', inModule('super(Net, self).__in|it__()'), 'torch.nn.Module.__init__'],
    [
      'an own class of an own class',
      `${inModule('pass')}\nclass Deep(Net):\n  def forward(self, x): return self.a|ct(x)`,
      'torch.nn.GELU',
    ],
    [
      'an item of a container',
      'for m in nn.Sequential(a, b):\n  m.ev|al()',
      'torch.nn.Module.eval',
    ],
    ['an item with its number', 'for i, m in enumerate(nn.Sequential(a)):\n  m.ev|al()', 'torch.nn.Module.eval'], // prettier-ignore
    ['an annotated parameter', 'def f(m: nn.Module):\n  m.ev|al()', 'torch.nn.Module.eval'],
    ['an annotated name', 'm: nn.Module\nm.ev|al()', 'torch.nn.Module.eval'],
    ['an annotation in quotes', 'def f(m: "nn.Module"):\n  m.ev|al()', 'torch.nn.Module.eval'],
    ['a method without its object', 'nn.Linear.ev|al', 'torch.nn.Module.eval'],
  ];
  for (const [title, code, name] of cases) {
    it(title, () => {
      assert.equal(at(code), name);
    });
  }

  it('with the arguments of that call', () => {
    const code = `${IMPORTS}${inModule('return self.act(x)')}`;
    const source = PythonSource.parse(code);
    const symbol = symbolAt(source, code.indexOf('act(x)') + 1, handKnowledge);
    assert.equal(symbol?.call?.arguments.positional[0]?.text, '"tanh"');
    assert.equal(code.slice(symbol.from, symbol.to), 'act');
  });
});

describe('a tensor is known', () => {
  const tensors: [string, string][] = [
    ['from a function', 'x = torch.randn(3)\nx.vi|ew(-1)'],
    ['from itself', 'x = torch.randn(3)\nx = F.relu(x)\nx.vi|ew(-1)'],
    ['from its own method', 'x = torch.randn(3)\nx = x.relu()\nx.vi|ew(-1)'],
    ['in a chain', 'torch.randn(3).unsqueeze(0).relu().vi|ew(-1)'],
    ['from an operator', 'x = torch.randn(3)\n(x @ y).relu().vi|ew(-1)'],
    ['from a comparison', 'x = torch.randn(3)\n(x > 0).vi|ew(-1)'],
    ['from an index', 'x = torch.randn(3)\nx[0, 1:].vi|ew(-1)'],
    ['after an augmented assignment', 'x = torch.randn(3)\nx += 1\nx.vi|ew(-1)'],
    ['when it starts as a number', 'x = 0\nx = x + torch.randn(3)\nx.vi|ew(-1)'],
    ['as an attribute', 'x = torch.randn(3)\nx.data.vi|ew(-1)'],
    ['from a layer', 'y = nn.Linear(1, 2)(x)\ny.vi|ew(-1)'],
    ['from a layer of a module', inModule('y = self.act(x)\ny.vi|ew(-1)')],
    ['from a loss', 'crit = nn.CrossEntropyLoss()\nloss = crit(a, b)\nloss.vi|ew(-1)'],
    ['as a parameter', 'def f(x: torch.Tensor):\n  x.vi|ew(-1)'],
    ['by a comment', 'x = load()  # type: Tensor\nx.vi|ew(-1)'],
    ['by a comment with another one', 'x = None  # type: Optional[torch.Tensor]  # set later\nx.vi|ew(-1)'], // prettier-ignore
    ['as a parameter with a comment', 'def f(x,  # type: Tensor\n      y=None):\n  x.vi|ew(-1)'],
    ['as a last parameter with a comment', 'def f(y, x=None  # type: Tensor\n      ):\n  x.vi|ew(-1)'], // prettier-ignore
    [
      'as an attribute with a comment',
      inModule('self.w = load()  # type: Tensor\nself.w.vi|ew(-1)'),
    ],
    ['as an optional parameter', 'def f(x: Optional[Tensor] = None):\n  x.vi|ew(-1)'],
    ['as a parameter or None', 'def f(x: "Tensor | None" = None):\n  x.vi|ew(-1)'],
    ['in a list', 'def f(xs: list[Tensor]):\n  for x in xs:\n    x.vi|ew(-1)'],
    ['in a comprehension', 'def f(xs: list[Tensor]):\n  return [x.vi|ew(-1) for x in xs]'],
    ['in a generator', 'def f(xs: list[Tensor]):\n  return sum(x.vi|ew(-1) for x in xs)'],
    ['from an own function', 'def f() -> Tensor: ...\nf().vi|ew(-1)'],
    ['among several results', 'out, (h, c) = nn.LSTM(1, 2)(x)\nc.vi|ew(-1)'],
    ['by number among results', 'torch.max(x, 1)[0].vi|ew(-1)'],
    ['as a part', 'a, b = torch.randn(2, 3).split(1)\na.vi|ew(-1)'],
    ['as a parameter of a module', 'for p in nn.Linear(1, 2).parameters():\n  p.vi|ew(-1)'],
    ['as an own parameter', inModule('self.w = nn.Parameter(x)\nself.w.vi|ew(-1)')],
    ['from what only tensors can', 'y = load()\ny.unsqueeze(0).vi|ew(-1)'],
    ['in an f-string', 'x = torch.randn(3)\nf"{x.vi|ew(-1)}"'],
    ['in a lambda', 'x = torch.randn(3)\nf = lambda: x.vi|ew(-1)'],
    ['in an async function', 'async def f(x: Tensor):\n  async with a: x.vi|ew(-1)'],
    ['of the module in a function', 'x = torch.randn(3)\ndef f(): return x.vi|ew(-1)'],
  ];
  for (const [title, code] of tensors) {
    it(title, () => {
      assert.equal(at(code), 'torch.Tensor.view');
    });
  }
  it('by a method that nothing else has', () => {
    assert.equal(at('loss.back|ward()'), 'torch.Tensor.backward');
    assert.equal(at('a.b[0].unsq|ueeze(1)'), 'torch.Tensor.unsqueeze');
  });
});

describe('names that mean the same', () => {
  const cases: [string, string, string][] = [
    ['a re-export', 'from torch.nn.modules.activation import ReLU\nRe|LU()', 'torch.nn.ReLU'],
    [
      'a re-export in a chain',
      'import torch\ntorch.nn.modules.activation.Re|LU()',
      'torch.nn.ReLU',
    ],
    ['a star import', 'from torch.nn import *\nRe|LU()', 'torch.nn.ReLU'],
    ['a module in an import', 'import torch.n|n as nn', 'torch.nn'],
    ['a module before `import`', 'from torch.n|n import ReLU', 'torch.nn'],
    ['the alias in an import', 'import torch.nn as n|et', 'torch.nn'],
    ['a decorator', 'import torch\n@torch.no_g|rad()\ndef f(): pass', 'torch.no_grad'],
    ['an annotation', 'import torch\ndef f(x: torch.Ten|sor): pass', 'torch.Tensor'],
    ['a pattern', 'import torch\nmatch d:\n  case torch.flo|at32: pass', 'torch.float32'],
    [
      'the known one of two imports',
      'try:\n  from mine import autocast\nexcept ImportError:\n  from torch.amp import autocast\nauto|cast()',
      'torch.amp.autocast',
    ],
    [
      'the first of two known imports',
      'try:\n  from torch.amp import autocast\nexcept ImportError:\n  from torch.cuda.amp import autocast\nauto|cast()',
      'torch.amp.autocast',
    ],
    ['an import or None', 'try:\n  import torch\nexcept ImportError:\n  torch = None\ntorch.re|lu(x)', 'torch.relu'], // prettier-ignore
    [
      'an import for the type checker',
      'if TYPE_CHECKING:\n  from torch import Tensor\ndef f(x: "Tensor"): x.vi|ew(1)',
      'torch.Tensor.view',
    ],
    ['a global', 'def f():\n  global nn\n  from torch import nn\nf()\nnn.Re|LU()', 'torch.nn.ReLU'],
    [
      'a global inside',
      'from torch import nn\ndef f():\n  global nn\n  nn.Re|LU()',
      'torch.nn.ReLU',
    ],
  ];
  for (const [title, code, name] of cases) {
    it(title, () => {
      assert.equal(at(code, ''), name);
    });
  }
});

describe('what cannot be told is unknown', () => {
  const cases: [string, string][] = [
    ['a parameter without a type', 'def f(x):\n  x.vi|ew(-1)'],
    ['a comment that is no type', 'x = load()  # type: ignore\nx.vi|ew(-1)'],
    ['a comment on the next line', 'x = load()\n# type: Tensor\nx.vi|ew(-1)'],
    ['a name of two types', 'x = torch.randn(3)\nx = load()\nx.vi|ew(-1)'],
    ['an attribute of two types', inModule('self.twi|ce(x)')],
    ['a method of a string', '"a".spl|it()'],
    ['a shared method of an unknown object', 'load().vi|ew(-1)'],
    ['a tensor as a name', 'x = torch.randn(3)\n|x'],
    ['a result as a name', 'y = torch.randn(3).data\n|y'],
    ['an own method', 'class Net(nn.Module):\n  def eval(self): pass\nNet().ev|al()'],
    ['a module of unknown base', 'class Net(Base, nn.Module): pass\nNet().ev|al()'],
    [
      'self in a static method',
      'class N(nn.Module):\n  @staticmethod\n  def f(self): self.ev|al()',
    ],
    ['self of an inner function', inModule('def g(self): self.ev|al()')],
    ['a parameter named like a module', 'def f(n|n): pass'],
    ['a generator variable', 'f(nn.Re|LU() for nn in x)'],
    ['a global that another function rebinds', 'def f():\n  global nn\n  nn = 3\nnn.Re|LU()'],
    [
      'a nonlocal that another function rebinds',
      'def f():\n  from torch import nn\n  def g():\n    nonlocal nn\n    nn = 3\n  nn.Re|LU()',
    ],
    ['a name in `global`', 'def f():\n  global n|n'],
    ['backward of a wrapper', 'accelerator.back|ward(loss)'],
    ['an item of a list of anything', 'xs = []\nfor x in xs:\n  x.vi|ew(-1)'],
    ['what starred targets get', 'a, *b = nn.ReLU(), nn.ReLU()\n|b'],
    ['an async result', 'async def f() -> Tensor: ...\nf().vi|ew(-1)'],
    ['a list of itself', 'def f(x):\n  x = [x, x]\n  y = [x, x]\n  x = y\n  x.vi|ew(-1)'],
    ['names that lead to each other', 'a = b\nb = a\n|a'],
    ['classes that lead to each other', 'class A(B): pass\nclass B(A): pass\nA().ev|al()'],
  ];
  for (const [title, code] of cases) {
    it(title, () => {
      assert.equal(at(code), undefined);
    });
  }
  it('a method that only tensors have, in a file without torch', () => {
    assert.equal(at('loss.back|ward()', ''), undefined);
  });
});

describe('a keyword argument', () => {
  const keyword = (code: string): [string, string] | undefined => {
    const offset = code.indexOf('|');
    const found = keywordAt(PythonSource.parse(code.replace('|', '')), offset, handKnowledge);
    return found && [found.call.name, found.parameter];
  };
  it('is found with its call', () => {
    const code = 'from torch import optim\nopt = optim.AdamW(p, weight_|decay=0.1)';
    assert.deepEqual(keyword(code), ['torch.optim.AdamW', 'weight_decay']);
  });
  it('of a method is found', () => {
    const code = 'from torch import optim\nopt = optim.SGD(p)\nopt.zero_grad(|set_to_none=True)';
    assert.deepEqual(keyword(code), ['torch.optim.Optimizer.zero_grad', 'set_to_none']);
  });
  it('of a decorator is found', () => {
    const code = 'import torch\n@torch.compile(mode|="max-autotune")\ndef f(): pass';
    assert.deepEqual(keyword(code), ['torch.compile', 'mode']);
  });
  it('of an unknown call is not', () => {
    assert.equal(keyword('import torch\nf(we|ight_decay=0.1)'), undefined);
  });
  it('is not its value', () => {
    assert.equal(keyword('from torch import optim\noptim.AdamW(p, lr=r|ate)'), undefined);
  });
});

describe('the calls of a file', () => {
  it('are those of names, not of objects', () => {
    const code = `${IMPORTS}act = nn.GELU()\ny = act(x)\n@torch.compile(mode="m")\ndef f(): pass`;
    const calls = callsIn(PythonSource.parse(code), handKnowledge);
    assert.deepEqual(
      calls.map(({ name, from, to }) => [name, code.slice(from, to)]),
      [
        ['torch.nn.GELU', 'nn.GELU()'],
        ['torch.compile', 'torch.compile(mode="m")'],
      ],
    );
  });
});

describe('what Python gives every function and module', () => {
  it('is nothing of the packages', () => {
    assert.equal(at('torch.randn.call_co|unt'), undefined);
    assert.equal(at('x = torch.ones(2)\nx.view.__na|me__'), undefined);
    const tree = PythonSource.parse('import torch\ntorch.nn.__dict__.keys()');
    const names = occurrencesIn(tree, handKnowledge).map(({ name }) => name);
    assert.deepEqual(names, ['torch']);
  });
});

describe('iterating over an object of the file', () => {
  const counter = [
    'class Batches:',
    '  def __iter__(self):',
    '    return self',
    '  def __next__(self) -> Tensor:',
    '    return torch.stack(self.rows)',
  ].join('\n');

  it('that is its own iterator gives what it gives next', () => {
    assert.equal(at(`${counter}\nfor x in Batches():\n  x.re|lu()`), 'torch.Tensor.relu');
  });

  it('in a circle gives nothing', () => {
    const circle =
      'class A:\n  def __iter__(self): return B()\nclass B:\n  def __iter__(self): return A()\n';
    assert.equal(at(`${circle}for x in A():\n  x.backwar|d()`), undefined);
  });
});
