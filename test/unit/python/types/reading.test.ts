import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Names } from '../../../../src/content/index.js';
import { keywordAt, PythonSource, symbolAt } from '../../../../src/python/index.js';
import { nameData, readSymbols } from '../../../../tools/content/symbols.js';

const names = new Names(nameData(readSymbols(join('content', 'signatures')), []));
const IMPORTS = 'import torch\nfrom torch import nn, Tensor\nimport torch.nn.functional as F\n';

/** The qualified name at the `|` in the code, below the usual imports. */
function at(code: string): string | undefined {
  const text = IMPORTS + code;
  const offset = text.lastIndexOf('|');
  assert.ok(offset >= 0);
  const source = PythonSource.parse(text.slice(0, offset) + text.slice(offset + 1));
  return symbolAt(source, offset, names)?.name;
}

const NET = `class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.conv = nn.Conv2d(3, 8, 3)
    self.fc = nn.Linear(8, 2)
  def forward(self, x):
    x = self.conv(x)
    x = F.relu(x)
    x = x.mean((2, 3))
    return self.fc(x)
`;
const TENSOR_METHODS = 'torch.Tensor.view';

/** What each expression is: `tensor`, or the name at the end of the last line. */
function test(cases: readonly (readonly [string, string, string | undefined])[]): void {
  for (const [title, code, name] of cases) {
    it(title, () => {
      assert.equal(at(code), name);
    });
  }
}

function testTensors(cases: readonly (readonly [string, string])[]): void {
  test(cases.map(([title, code]) => [title, code, TENSOR_METHODS]));
}

function testUnknown(cases: readonly (readonly [string, string])[]): void {
  test(cases.map(([title, code]) => [title, code, undefined]));
}

describe('a name that is bound again keeps its type', () => {
  test([
    ['by to', 'm = nn.Linear(1, 2)\nm = m.to(d)\n|m', 'torch.nn.Linear'],
    ['by cuda', 'm = nn.Linear(1, 2)\nm = m.cuda()\nm.ev|al()', 'torch.nn.Module.eval'],
    ['in a chain', 'm = nn.Linear(1, 2)\nm = m.to(d).train()\n|m', 'torch.nn.Linear'],
    ['for itself', `${NET}m = Net()\nm = m.to(d).eval().requires_grad_(False)\nm.f|c`, 'torch.nn.Linear'], // prettier-ignore
    ['in a branch', 'm = nn.ReLU()\nif gpu:\n  m = m.cuda()\n|m', 'torch.nn.ReLU'],
    ['in a function', 'm = nn.ReLU()\nm = m.cuda()\ndef f(): return |m', 'torch.nn.ReLU'],
    ['by compile', 'm = nn.ReLU()\nm = torch.compile(m)\n|m', 'torch.nn.ReLU'],
    ['by a copy', 'import copy\nm = copy.deepcopy(nn.ReLU())\n|m', 'torch.nn.ReLU'],
    ['in a wrapper', `${NET}m = nn.DataParallel(Net())\nm.module.f|c`, 'torch.nn.Linear'],
    [
      'in a wrapper by its own name',
      `from torch.nn.parallel import DistributedDataParallel as DDP\n${NET}m = Net()\nm = DDP(m, device_ids=[0])\nm.module.f|c`,
      'torch.nn.Linear',
    ],
    [
      'out of a wrapper that may be there',
      `${NET}m = Net()\nif many: m = nn.DataParallel(m)\nm = m.module if hasattr(m, 'module') else m\nm.f|c`,
      'torch.nn.Linear',
    ],
    ['to something else', 'm = nn.ReLU()\nm = nn.GELU()\n|m', 'torch.nn.GELU'],
    ['to something else further up', 'm = nn.ReLU()\n|m\nm = nn.GELU()', 'torch.nn.ReLU'],
    [
      'of the class it is then',
      'm = nn.Conv2d(1, 2, 3) if c else nn.Linear(1, 2)\nm = m.to(d)\n|m',
      undefined,
    ],
  ]);
  testTensors([
    ['to', 'x = torch.ones(2)\nx = x.to(d)\nx.vi|ew(-1)'],
    ['a sum in a loop', 'x = torch.ones(2)\nfor i in y:\n  x = x + noise\n  x.vi|ew(-1)'],
    ['a sum after a loop', 'x = torch.ones(2)\nfor i in y:\n  x = x + noise\nx.vi|ew(-1)'],
    ['a parameter', 'def f(x):\n  x = F.relu(x)\n  x = x.flatten(1)\n  x.vi|ew(-1)'],
    ['a parameter in a branch', 'def f(x):\n  x = F.relu(x)\n  if a:\n    x.vi|ew(-1)'],
    ['in a comprehension', 'def f(x):\n  x = F.relu(x)\n  return [x.vi|ew(-1) for i in y]'],
    ['an item', 'def f(xs):\n  for x in xs:\n    x = F.relu(x)\n    x.vi|ew(-1)'],
    ['a deleted one', 'x = load()\ndel x\nx = torch.ones(2)\nx.vi|ew(-1)'],
  ]);
  testUnknown([
    ['what may be another', 'def f(x):\n  if a:\n    x = F.relu(x)\n  x.vi|ew(-1)'],
    ['what a loop may bind again', 'x = torch.ones(2)\nfor i in y:\n  x.vi|ew(-1)\n  x = load()'],
    ['what a branch may bind again', 'x = torch.ones(2)\nif a:\n  x = load()\nx.vi|ew(-1)'],
    ['what a try may bind again', 'x = torch.ones(2)\ntry:\n  x = load()\nfinally:\n  x.vi|ew(-1)'],
    ['what a function reads later', 'def f(x):\n  x = F.relu(x)\n  def g(): return x.vi|ew(-1)\n  x = load()'], // prettier-ignore
    ['what another function binds', 'x = torch.ones(2)\ndef f():\n  global x\n  x = load()\nx.vi|ew(-1)'], // prettier-ignore
    ['the variable of a loop after it', 'x = load()\nfor x in [torch.ones(2)]: pass\nx.vi|ew(-1)'],
    ['a walrus that may not run', 'x = load()\nif a and (x := torch.ones(2)): pass\nx.vi|ew(-1)'],
    ['an array', 'def f(x: Tensor):\n  x = x.numpy()\n  x.vi|ew(-1)'],
    ['what another package makes of it', 'import accelerate\nm = nn.ReLU()\nm = accelerate.Accelerator().prepare(m)\n|m'], // prettier-ignore
    ['a script of it', 'm = nn.ReLU()\nm = torch.jit.trace(m, x)\n|m'],
  ]);
});

describe('a module gives what its forward gives', () => {
  testTensors([
    ['of an own class', `${NET}y = Net()(x)\ny.vi|ew(-1)`],
    ['by a name', `${NET}net = Net().to(d)\ny = net(x)\ny.vi|ew(-1)`],
    ['as declared', 'class N(nn.Module):\n  def forward(self, x) -> Tensor: ...\nN()(x).vi|ew(-1)'],
    ['as declared in quotes', 'class N(nn.Module):\n  def forward(self, x) -> "Tensor": ...\nN()(x).vi|ew(-1)'], // prettier-ignore
    ['in parts', 'class N(nn.Module):\n  def forward(self, x):\n    return F.relu(x), 3\ny, n = N()(x)\ny.vi|ew(-1)'], // prettier-ignore
    ['of a base', `${NET}class B(Net): pass\nB()(x).vi|ew(-1)`],
    ['through super', `${NET}class B(Net):\n  def forward(self, x):\n    y = super().forward(x)\n    y.vi|ew(-1)`], // prettier-ignore
    ['in a wrapper', `${NET}net = nn.DataParallel(Net())\nnet(x).vi|ew(-1)`],
    ['compiled', `${NET}net = torch.compile(Net())\nnet(x).vi|ew(-1)`],
    ['of a layer', 'nn.Linear(1, 2)(x).vi|ew(-1)'],
    ['of a pool', 'nn.MaxPool2d(2)(x).vi|ew(-1)'],
    ['of a Sequential', 'nn.Sequential(nn.Linear(1, 2), nn.ReLU())(x).vi|ew(-1)'],
    ['of an LSTM', 'lstm = nn.LSTM(1, 2)\nout, (h, c) = lstm(x)\nc.vi|ew(-1)'],
    ['of a GRU', 'out, h = nn.GRU(1, 2)(x)\nh.vi|ew(-1)'],
    ['of attention', 'out, w = nn.MultiheadAttention(4, 2)(q, k, v)\nout.vi|ew(-1)'],
    ['of a function', 'def f(x): return F.relu(x)\nf(x).vi|ew(-1)'],
    ['of a function with branches', 'def f(x):\n  if x is None: return None\n  return F.relu(x)\nf(x).vi|ew(-1)'], // prettier-ignore
    ['of a function that calls itself', 'def f(x, n):\n  if n == 0: return torch.ones(2)\n  return f(x, n - 1) + 1\nf(x, 3).vi|ew(-1)'], // prettier-ignore
    ['of a lambda', 'f = lambda x: F.relu(x)\nf(x).vi|ew(-1)'],
    [
      'of a generator',
      'def f():\n  for i in range(3): yield torch.ones(i)\nfor x in f(): x.vi|ew(-1)',
    ],
    ['of a decorated function', '@torch.no_grad()\ndef f(x): return F.relu(x)\nf(x).vi|ew(-1)'],
    ['of a class method', 'class A:\n  @classmethod\n  def make(cls): return torch.ones(2)\nA.make().vi|ew(-1)'], // prettier-ignore
  ]);
  test([
    ['of a class method that makes one', `${NET}  @classmethod\n  def make(cls): return cls()\nNet.make().f|c`, 'torch.nn.Linear'], // prettier-ignore
    ['of a method that gives itself', `${NET}  def freeze(self): return self\nclass B(Net):\n  def __init__(self): self.act = nn.GELU()\nB().freeze().a|ct`, 'torch.nn.GELU'], // prettier-ignore
    ['of a property', `${NET}  @property\n  def last(self): return self.fc\nNet().last.we|ight`, 'torch.nn.Linear.weight'], // prettier-ignore
  ]);
  testUnknown([
    [
      'of an unknown result',
      'class N(nn.Module):\n  def forward(self, x): return x\nN()(x).vi|ew(-1)',
    ],
    ['of one unknown result', 'def f(x):\n  if a: return x\n  return F.relu(x)\nf(x).vi|ew(-1)'],
    ['of what is left to others', 'def f(x): raise NotImplementedError\nf(x).vi|ew(-1)'],
    ['of an async function', 'async def f(x): return F.relu(x)\nf(x).vi|ew(-1)'],
    ['of an unknown decorator', '@wrap\ndef f(x): return F.relu(x)\nf(x).vi|ew(-1)'],
    ['of a context', 'from contextlib import contextmanager\n@contextmanager\ndef f(): yield torch.ones(2)\nf().vi|ew(-1)'], // prettier-ignore
    ['of a pool with indices', 'nn.MaxPool2d(2, return_indices=True)(x).vi|ew(-1)'],
    ['of a Sequential that ends in the dark', 'nn.Sequential(nn.Linear(1, 2), act())(x).vi|ew(-1)'],
    ['of a class that is no module', 'class N:\n  def forward(self, x): return F.relu(x)\nN()(x).vi|ew(-1)'], // prettier-ignore
    ['that calls itself without an end', 'def f(x): return f(x)\nf(x).vi|ew(-1)'],
    ['that grows without an end', 'def f(x): return [f(x)]\nf(x)[0].vi|ew(-1)'],
  ]);
});

describe('what is unpacked is known', () => {
  testTensors([
    ['from chunk', 'q, k, v = torch.ones(3).chunk(3, -1)\nk.vi|ew(-1)'],
    ['from topk', 'values, indices = torch.ones(3).topk(5)\nindices.vi|ew(-1)'],
    ['by its name', 'torch.ones(3).topk(5).indices.vi|ew(-1)'],
    ['from max with a dimension', 'torch.ones(3).max(1)[1].vi|ew(-1)'],
    ['from max of all', 'torch.ones(3).max().vi|ew(-1)'],
    ['from max with a keyword', 'v, i = torch.max(x, dim=1)\ni.vi|ew(-1)'],
    ['before a star', 'a, *b = torch.ones(3).chunk(3)\na.vi|ew(-1)'],
    ['behind a star', '*a, b = torch.ones(3), 3, torch.ones(2)\nb.vi|ew(-1)'],
    ['in a star', 'a, *b = torch.ones(3).chunk(3)\nb[0].vi|ew(-1)'],
    ['from the end', 'x = (3, torch.ones(2))\n*a, b = x\nb.vi|ew(-1)'],
    [
      'in a class',
      'class A:\n  def __init__(self): self.a, self.b = 3, torch.ones(2)\nA().b.vi|ew(-1)',
    ],
    ['of one value', 'class A:\n  def __init__(self): self.a, self.b = torch.ones(2).chunk(2)\nA().b.vi|ew(-1)'], // prettier-ignore
    ['with the size of another', 'B, T, C = torch.ones(2).shape\n(torch.ones(B) * T).vi|ew(-1)'],
  ]);
  testUnknown([
    ['a size', 'B, T, C = torch.ones(2).shape\nB.vi|ew(-1)'],
    ['a size of one dimension', 'torch.ones(2).size(0).vi|ew(-1)'],
    ['a number', 'torch.ones(2).sum().item().vi|ew(-1)'],
    ['what may be values and indices or not', 'torch.max(x, y).vi|ew(-1)'],
    ['the wrong part', 'a, b = 3, torch.ones(2)\na.vi|ew(-1)'],
    ['behind a star', '*a, b = torch.ones(3), 3\nb.vi|ew(-1)'],
  ]);
});

describe('what a loop gives is known', () => {
  const DATA = 'from torch.utils.data import DataLoader, TensorDataset\n';
  testTensors([
    ['of parameters', `${NET}for p in Net().parameters(): p.vi|ew(-1)`],
    ['of named parameters', `${NET}for n, p in Net().named_parameters(): p.vi|ew(-1)`],
    ['of a state', `${NET}for n, p in Net().state_dict().items(): p.vi|ew(-1)`],
    [
      'of a loader',
      `${DATA}for x, y in DataLoader(TensorDataset(a, b), batch_size=3): y.vi|ew(-1)`,
    ],
    ['of a named loader', `${DATA}l = DataLoader(TensorDataset(a, b))\nfor i, (x, y) in enumerate(l): y.vi|ew(-1)`], // prettier-ignore
    ['of an own dataset', `${DATA}class D:\n  def __getitem__(self, i): return torch.ones(2), i\nfor x, y in DataLoader(D()): x.vi|ew(-1)`], // prettier-ignore
    ['of two', 'for a, b in zip(torch.ones(2), [1, 2]): a.vi|ew(-1)'],
    ['of a list', 'for a in [torch.ones(2), torch.zeros(3)]: a.vi|ew(-1)'],
    [
      'of a list that grows',
      'xs = []\nfor i in y:\n  xs.append(F.relu(i))\nfor x in xs: x.vi|ew(-1)',
    ],
    ['of a comprehension', 'for x in [F.relu(i) for i in y]: x.vi|ew(-1)'],
    ['of a dict', 'for k, x in {"a": torch.ones(2)}.items(): x.vi|ew(-1)'],
    ['through layers', 'layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])\ndef f(x):\n  x = F.relu(x)\n  for l in layers:\n    x = l(x)\n  x.vi|ew(-1)'], // prettier-ignore
  ]);
  test([
    ['of modules', `${NET}for m in Net().modules(): m.ev|al()`, 'torch.nn.Module.eval'],
    ['of children', `${NET}for n, m in Net().named_children(): m.ev|al()`, 'torch.nn.Module.eval'],
    ['of a ModuleList', 'for l in nn.ModuleList([nn.ReLU(), nn.ReLU()]): |l(x)', undefined],
    ['of a ModuleList of one', 'for l in nn.ModuleList([nn.ReLU()]): |l(x)', 'torch.nn.ReLU'],
    ['of a ModuleList that grows', 'ls = nn.ModuleList()\nfor i in y: ls.append(nn.Linear(i, 2))\nfor l in ls: |l(x)', 'torch.nn.Linear'], // prettier-ignore
  ]);
  testUnknown([
    ['of an unknown dataset', `${DATA}for x, y in DataLoader(data): y.vi|ew(-1)`],
    ['of a loader with a function', `${DATA}for x, y in DataLoader(TensorDataset(a, b), collate_fn=f): y.vi|ew(-1)`], // prettier-ignore
    ['of names', `${NET}for n, p in Net().named_parameters(): n.vi|ew(-1)`],
    ['of numbers', 'for i in range(3): i.vi|ew(-1)'],
    [
      'of a list that grows in the dark',
      'xs = []\nfor i in y:\n  xs.append(i)\nfor x in xs: x.vi|ew(-1)',
    ],
  ]);
});

describe('an item is known', () => {
  test([
    ['of a Sequential', 'net = nn.Sequential(nn.Linear(1, 2), nn.ReLU())\nnet[0].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    [
      'from the end',
      'nn.Sequential(nn.ReLU(), nn.Linear(1, 2))[-1].we|ight',
      'torch.nn.Linear.weight',
    ],
    ['of a Sequential by name', 'from collections import OrderedDict\nnet = nn.Sequential(OrderedDict([("fc", nn.Linear(1, 2))]))\nnet.f|c', 'torch.nn.Linear'], // prettier-ignore
    ['of a Sequential of a list', 'nn.Sequential(*[nn.Linear(2, 2) for _ in range(3)])[1].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    ['of a Sequential of a list that grows', 'ls = []\nfor i in y:\n  ls += [nn.Linear(i, 2)]\nnn.Sequential(*ls)[1].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    ['of a slice', 'nn.Sequential(nn.ReLU(), nn.Linear(1, 2))[:1].ev|al()', 'torch.nn.Module.eval'],
    ['of a ModuleDict', 'd = nn.ModuleDict({"a": nn.Linear(1, 2), "b": nn.ReLU()})\nd["a"].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    [
      'of a dict',
      'd = {"a": nn.Linear(1, 2), "b": nn.ReLU()}\nd["a"].we|ight',
      'torch.nn.Linear.weight',
    ],
    ['of a dict of classes', 'acts = {"relu": nn.ReLU, "gelu": nn.GELU}\nacts["gelu"]|', undefined],
    ['of a list', 'ls = [nn.Linear(1, 2), nn.ReLU()]\nls[0].we|ight', 'torch.nn.Linear.weight'],
    ['of a layer of itself', 'class N(nn.Module):\n  def __init__(self): self.ls = nn.ModuleList([nn.Linear(1, 2)])\n  def forward(self, x): return self.ls[0].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    [
      'of a sum of lists',
      'ls = [nn.ReLU()] + [nn.Linear(1, 2)]\nls[1].we|ight',
      'torch.nn.Linear.weight',
    ],
    ['of an unknown index', 'ls = nn.ModuleList([nn.Linear(1, 2), nn.Linear(2, 3)])\nfor i in range(2): ls[i].we|ight', 'torch.nn.Linear.weight'], // prettier-ignore
    ['of a Sequential in the dark', 'nn.Sequential(a, b)[0].ev|al()', 'torch.nn.Module.eval'],
  ]);
  testUnknown([
    ['of a list that is sorted', 'ls = [nn.Linear(1, 2), nn.ReLU()]\nls.reverse()\nls[0].we|ight'],
    ['of a list that is set', 'ls = [nn.Linear(1, 2), nn.ReLU()]\nls[0] = load()\nls[0].we|ight'],
    ['of a dict that is set', 'd = {"a": nn.Linear(1, 2)}\nd["a"] = load()\nd["a"].we|ight'],
    ['of an unknown place', 'ls = [nn.Linear(1, 2), nn.ReLU()]\nls[i].we|ight'],
    ['beyond the end', 'ls = [nn.Linear(1, 2)]\nls[3].we|ight'],
  ]);
});

describe('types as they are written', () => {
  testTensors([
    ['in quotes', 'def f(x: "torch.Tensor"): x.vi|ew(-1)'],
    ['or None', 'def f(x: Tensor | None): x.vi|ew(-1)'],
    ['optional', 'from typing import Optional\ndef f(x: Optional[Tensor] = None): x.vi|ew(-1)'],
    ['of a field', 'from dataclasses import dataclass\n@dataclass\nclass A:\n  x: Tensor\n  n: int = 3\nA(y).x.vi|ew(-1)'], // prettier-ignore
    [
      'of an attribute',
      'class A:\n  def __init__(self, x):\n    self.x: Tensor = x\nA(y).x.vi|ew(-1)',
    ],
    ['in a dict', 'def f(x: dict[str, Tensor]): x["a"].vi|ew(-1)'],
    ['cast', 'from typing import cast\ncast(Tensor, x).vi|ew(-1)'],
  ]);
  test([
    ['of an own class', `${NET}def f(net: "Net"): net.f|c`, 'torch.nn.Linear'],
    [
      'of an own optimizer',
      'class My(torch.optim.Adam): pass\nMy(p).st|ep()',
      'torch.optim.Optimizer.step',
    ],
    ['of what super is', `${NET}super(Net, net).ev|al()`, undefined],
  ]);
  testUnknown([
    ['a number', 'def f(x: int): x.vi|ew(-1)'],
    ['a type of another package', 'import numpy as np\ndef f(x: np.ndarray): x.vi|ew(-1)'],
    ['one of two', 'def f(x: Tensor | Foo): x.vi|ew(-1)'],
  ]);
});

describe('a partial call', () => {
  const CODE = `from functools import partial\nnorm_layer = partial(nn.LayerNorm, eps=1e-6)\n`;
  test([
    ['is called as what it calls', `${CODE}no|rm_layer(64)`, 'torch.nn.LayerNorm'],
    ['makes what that makes', `${CODE}n = norm_layer(64)\n|n(x)`, 'torch.nn.LayerNorm'],
    ['of a function', 'import functools\nf = functools.partial(F.relu, inplace=True)\nf(x).vi|ew(-1)', 'torch.Tensor.view'], // prettier-ignore
    ['of anything else', 'from functools import partial\nf = partial(g, 1)\n|f(x)', undefined],
  ]);
  it('has the arguments of both', () => {
    const text = `${IMPORTS}${CODE}norm_layer(64)`;
    const symbol = symbolAt(PythonSource.parse(text), text.lastIndexOf('norm_layer') + 2, names);
    const { positional, keywords } = symbol?.call?.arguments ?? {};
    assert.deepEqual(
      positional?.map((one) => one.text),
      ['64'],
    );
    assert.equal(keywords?.get('eps')?.text, '1e-6');
  });
  it('explains the keywords of what it calls', () => {
    const text = IMPORTS + CODE;
    const found = keywordAt(PythonSource.parse(text), text.indexOf('eps') + 1, names);
    assert.deepEqual([found?.call.name, found?.parameter], ['torch.nn.LayerNorm', 'eps']);
    assert.deepEqual(found?.call.arguments.positional, []);
  });
});

describe('a member of an unknown object', () => {
  test([
    ['that only tensors have', 'def f(x): x.masked_fi|ll_(m, 0)', 'torch.Tensor.masked_fill_'],
    ['of what is made of it', 'def f(x): (x[0].a + 1).unsqu|eeze(1)', 'torch.Tensor.unsqueeze'],
    ['of a loss', 'def f(model, x): loss = model(x)\nloss.back|ward()', 'torch.Tensor.backward'],
  ]);
  testUnknown([
    ['that figures have', 'def f(fig): fig.lay|out'],
    ['that contexts have', 'def f(ctx): ctx.str|ide'],
    ['that nodes have', 'def f(node): node.no|rm'],
    ['that models have', 'def f(model): model.get_dev|ice()'],
    ['that modules have', 'def f(model): model.requires_gr|ad_(False)'],
    ['of what another package made', 'import other\nx = other.load()\nx.masked_fi|ll_(m, 0)'],
    ['of what is imported', 'from other import x\nx.masked_fi|ll_(m, 0)'],
    ['of what a neighbor made', 'from .other import load\nload().masked_fi|ll_(m, 0)'],
    ['of another type', 'def f(x: Other): x.masked_fi|ll_(m, 0)'],
    ['of a string', '"a".masked_fi|ll_(m, 0)'],
    ['of an attribute from another package', 'import other\nclass A:\n  def __init__(self): self.x = other.x()\n  def f(self): self.x.masked_fi|ll_(m, 0)'], // prettier-ignore
  ]);
});
