import assert from 'node:assert/strict';
import { callsIn, joinCells, PythonSource, symbolAt } from '../../../../src/python/index.js';

const KNOWN = new Set([
  'torch.nn.ReLU',
  'torch.nn.GELU',
  'torch.nn.LeakyReLU',
  'torch.nn.functional.relu',
  'torch.relu',
]);
const isKnown = (name: string): boolean => KNOWN.has(name);

/** The qualified name at the `|` in the code. */
function at(code: string): string | undefined {
  const offset = code.indexOf('|');
  return symbolAt(PythonSource.parse(code.replace('|', '')), offset, isKnown)?.name;
}

describe('a name is traced to its import', () => {
  const found: [string, string, string][] = [
    ['import torch', 'import torch\ntorch.nn.Re|LU()', 'torch.nn.ReLU'],
    ['import torch.nn as nn', 'import torch.nn as nn\nnn.Re|LU()', 'torch.nn.ReLU'],
    ['from torch import nn', 'from torch import nn\nnn.Re|LU()', 'torch.nn.ReLU'],
    [
      'import torch.nn.functional as F',
      'import torch.nn.functional as F\nF.re|lu(x)',
      'torch.nn.functional.relu',
    ],
    ['from torch.nn import GELU as G', 'from torch.nn import GELU as G\n|G()', 'torch.nn.GELU'],
    ['the module binding of a dotted import', 'import torch.nn\ntorch.re|lu(x)', 'torch.relu'],
    [
      'several names in parentheses',
      'from torch.nn import (\n  ReLU,\n  GELU as G,\n)\n|G()',
      'torch.nn.GELU',
    ],
    ['a star import', 'from torch.nn import *\nRe|LU()', 'torch.nn.ReLU'],
    [
      'an import inside the function',
      'def f():\n  from torch import nn\n  nn.Re|LU()',
      'torch.nn.ReLU',
    ],
    [
      'an import after its use in a function',
      'def f():\n  return nn.Re|LU()\nfrom torch import nn',
      'torch.nn.ReLU',
    ],
    [
      'an import in a class body, used there',
      'class A:\n  from torch import nn\n  act = nn.Re|LU()',
      'torch.nn.ReLU',
    ],
    [
      'the same import twice',
      'from torch import nn\nfrom torch import nn\nnn.Re|LU()',
      'torch.nn.ReLU',
    ],
    [
      'an import in a try block',
      'try:\n  from torch import nn\nexcept ImportError:\n  raise\nnn.Re|LU()',
      'torch.nn.ReLU',
    ],
    ['the name in the import itself', 'from torch.nn import Re|LU', 'torch.nn.ReLU'],
    ['the original name before an alias', 'from torch.nn import GE|LU as G', 'torch.nn.GELU'],
    ['an f-string', 'from torch import nn\nf"{nn.Re|LU()}"', 'torch.nn.ReLU'],
    ['a default argument', 'from torch import nn\ndef f(act=nn.Re|LU()): pass', 'torch.nn.ReLU'],
    ['a decorator', 'from torch import nn\n@nn.Re|LU\ndef f(): pass', 'torch.nn.ReLU'],
    ['a lambda', 'from torch import nn\nf = lambda x: nn.Re|LU()(x)', 'torch.nn.ReLU'],
    ['a name without a call', 'from torch import nn\nact = nn.Re|LU', 'torch.nn.ReLU'],
    ['an unfinished call', 'from torch import nn\nact = nn.Leaky|ReLU(0.3', 'torch.nn.LeakyReLU'],
    ['code after a syntax error', 'from torch import nn\nx = = 3\nnn.Re|LU()', 'torch.nn.ReLU'],
    ['Windows line ends', 'from torch import nn\r\nnn.Re|LU()\r\n', 'torch.nn.ReLU'],
    ['code after a number that ends in a point', 'from torch import nn\nx = y if a > 0. else nn.Re|LU()', 'torch.nn.ReLU'], // prettier-ignore
    ['the end of the name', 'from torch import nn\nnn.ReLU|()', 'torch.nn.ReLU'],
  ];
  for (const [title, code, name] of found) {
    it(title, () => {
      assert.equal(at(code), name);
    });
  }
});

describe('nothing is claimed about a name that means something else', () => {
  const unknown: [string, string][] = [
    ['no import', 'nn.Re|LU()'],
    ['another module of that name', 'import numpy as nn\nnn.Re|LU()'],
    ['a relative import', 'from .torch import nn\nnn.Re|LU()'],
    ['rebound by assignment', 'from torch import nn\nnn = mine()\nnn.Re|LU()'],
    ['imported from two places', 'from torch import nn\nfrom mine import nn\nnn.Re|LU()'],
    ['a parameter', 'from torch import nn\ndef f(nn):\n  nn.Re|LU()'],
    ['a keyword-only parameter', 'from torch import nn\ndef f(*, nn=None):\n  nn.Re|LU()'],
    ['a lambda parameter', 'from torch import nn\nf = lambda nn: nn.Re|LU()'],
    [
      'a local variable, even when assigned later',
      'from torch import nn\ndef f():\n  nn.Re|LU()\n  nn = 3',
    ],
    ['a loop variable', 'from torch import nn\nfor nn in x:\n  nn.Re|LU()'],
    ['a loop variable in a tuple', 'from torch import nn\nfor i, (nn, j) in x:\n  nn.Re|LU()'],
    ['a comprehension variable', 'from torch import nn\n[nn.Re|LU() for nn in x]'],
    ['a with target', 'from torch import nn\nwith a as nn:\n  nn.Re|LU()'],
    ['an except name', 'from torch import nn\ntry: pass\nexcept E as nn:\n  nn.Re|LU()'],
    ['a walrus', 'from torch import nn\nif (nn := x): nn.Re|LU()'],
    ['a match capture', 'from torch import nn\nmatch x:\n  case [nn]: nn.Re|LU()'],
    ['a class of that name', 'from torch.nn import ReLU\nclass ReLU: pass\nRe|LU()'],
    ['a function of that name', 'from torch.nn import ReLU\ndef ReLU(): pass\nRe|LU()'],
    ['an augmented assignment', 'from torch import nn\nnn += 1\nnn.Re|LU()'],
    ['a type alias', 'from torch import nn\ntype nn = int\nnn.Re|LU()'],
    [
      'a class attribute inside a method',
      'class A:\n  from torch import nn\n  def f(self): nn.Re|LU()',
    ],
    ['an attribute of another object', 'from torch import nn\nself.nn.Re|LU()'],
    ['the result of a call', 'from torch import nn\nmake().nn.Re|LU()'],
    ['a subscript', 'from torch import nn\nnn["a"].Re|LU()'],
    ['a string', 'from torch import nn\n"nn.Re|LU()"'],
    ['a comment', 'from torch import nn\n# nn.Re|LU()'],
    ['a keyword argument', 'from torch.nn import ReLU\nf(Re|LU=1)'],
    ['a longer chain', 'from torch import nn\nnn.ReLU.for|ward()'],
    ['an empty file', '|'],
  ];
  for (const [title, code] of unknown) {
    it(title, () => {
      assert.equal(at(code), undefined);
    });
  }
});

describe('calls', () => {
  it('come in the order of the text, with their ranges', () => {
    const text =
      'from torch import nn\nnn.Sequential(nn.ReLU(), nn.GELU("tanh"))\nrelu = nn.ReLU\n';
    const calls = callsIn(PythonSource.parse(text), isKnown);
    assert.deepEqual(
      calls.map(({ name, from, to }) => [name, text.slice(from, to)]),
      [
        ['torch.nn.ReLU', 'nn.ReLU()'],
        ['torch.nn.GELU', 'nn.GELU("tanh")'],
      ],
    );
  });

  it('know what they are assigned to, where that is one name', () => {
    const text =
      'from torch.nn import ReLU\na = ReLU()\nself.b = ReLU()\nc, d = ReLU()\ne = f = ReLU()\ng = [ReLU()]\nh += ReLU()\nReLU()\n';
    assert.deepEqual(
      callsIn(PythonSource.parse(text), isKnown).map(({ target }) => target),
      ['a', 'self.b', undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('survive a number that gets its decimals one by one', () => {
    let text = 'from torch import nn\nx = nn.ReLU() if a > 0 else nn.GELU()\n';
    let source = PythonSource.parse(text);
    const at = text.indexOf(' else');
    for (const [i, insert] of Array.from('.05').entries()) {
      text = text.slice(0, at + i) + insert + text.slice(at + i);
      source = source.edited([{ from: at + i, to: at + i, insert }], text);
      const names = callsIn(source, isKnown).map(({ name }) => name);
      assert.deepEqual(names, ['torch.nn.ReLU', 'torch.nn.GELU'], text);
    }
  });

  it('survive an edit as a fresh parse would see them', () => {
    const before = 'from torch import nn\nx = nn.ReLU()\ny = nn.GELU()\n';
    const edits = [
      { from: before.indexOf('ReLU'), to: before.indexOf('ReLU'), insert: 'Leaky' },
      { from: before.length, to: before.length, insert: 'z = nn.ReLU()\n' },
    ];
    const after = 'from torch import nn\nx = nn.LeakyReLU()\ny = nn.GELU()\nz = nn.ReLU()\n';
    const edited = PythonSource.parse(before).edited(edits, after);
    assert.deepEqual(
      callsIn(edited, isKnown).map(({ name }) => name),
      ['torch.nn.LeakyReLU', 'torch.nn.GELU', 'torch.nn.ReLU'],
    );
  });
});

describe('a notebook cell', () => {
  it('knows the imports of the cells above, past magics and shell lines', () => {
    const cells = [
      '%matplotlib inline\n!pip install torch\nfrom torch import nn',
      '%%bash\nfor nn in a',
      'y = nn.ReLU()',
    ];
    const { text, start } = joinCells(cells);
    const symbol = symbolAt(PythonSource.parse(text), start + 'y = nn.Re'.length, isKnown);
    assert.ok(symbol);
    assert.equal(symbol.name, 'torch.nn.ReLU');
    assert.equal(text.slice(symbol.from, symbol.to), 'ReLU');
  });
});
