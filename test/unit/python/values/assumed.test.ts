import assert from 'node:assert/strict';
import {
  assumedIn,
  assumedNote,
  callsIn,
  Project,
  PythonSource,
  type Files,
  type Value,
} from '../../../../src/python/index.js';
import { names } from '../../support/fitted.js';

const IMPORTS = `
import argparse
from dataclasses import dataclass, field
from torch import nn
from m import f
`;

function valuesOf(code: string): readonly Value[] {
  const calls = callsIn(PythonSource.parse(IMPORTS + code), (name) => name === 'm.f');
  const call = calls.at(-1);
  assert.ok(call);
  return call.arguments.positional;
}

function plain(value: Value): unknown {
  if (value.kind === 'sequence') return value.items.map(plain);
  return value.kind === 'literal' ? value.value : value.kind === 'unreadable' ? '?' : value.kind;
}

const DATACLASS = `@dataclass
class Config:
    depth: int
    width: int = 64
    sizes: list = field(default_factory=list)
    rate: float = field(default=0.1)
`;

const PARSER = `parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('-b', '--batch-size', type=int, default='32')
parser.add_argument('--name', default='net')
parser.add_argument('--nesterov', action='store_true')
parser.add_argument('--plain', action='store_false', dest='fancy')
parser.add_argument('--steps', type=int)
parser.add_argument('--when', type=parse, default='now')
parser.add_argument('--twice', default=1)
parser.add_argument('--two', dest='twice', default=2)
`;

describe('a value that holds with a default', () => {
  const cases: [string, string, unknown, string[]][] = [
    ['a parameter', 'def g(width=64):\n  f(width)', 64, ['width=64']],
    ['a typed parameter', 'def g(width: int = 64):\n  f(width)', 64, ['width=64']],
    ['a parameter by keyword alone', 'def g(*, width=64):\n  f(width)', 64, ['width=64']],
    ['what is computed with it', 'def g(width=64):\n  half = width // 2\n  f(4 * half)', 128, ['width=64']], // prettier-ignore
    [
      'what it is bound to again',
      'def g(width=64):\n  width = 2 * width\n  f(width)',
      128,
      ['width=64'],
    ],
    ['with two of them', 'def g(a=1, b=2):\n  f(a + b)', 3, ['a=1', 'b=2']],
    [
      'a parameter of the function around',
      'def g(width=64):\n  def h():\n    f(width)',
      64,
      ['width=64'],
    ],
    [
      'a default that is a constant',
      'WIDTH = 8\ndef g(width=WIDTH):\n  f(width)',
      8,
      ['width=WIDTH'],
    ],
    ['a list with it', 'def g(width=64):\n  f([width, 2])', [64, 2], ['width=64']],
    ['an item beside it', 'def g(width=64):\n  c = [width, 2]\n  f(c[1])', 2, []],
    ['that item', 'def g(width=64):\n  c = dict(w=width)\n  f(c["w"])', 64, ['width=64']],
    ['a list as long as it', 'def g(depth=2):\n  f([8] * depth)', [8, 8], ['depth=2']],
    ['what a condition chose', 'def g(deep=True):\n  f(3 if deep else 2)', 3, ['deep=True']],
    ['a field of self', 'class N:\n  def __init__(self, width=64):\n    self.width = width\n  def h(self):\n    f(self.width)', 64, ['width=64']], // prettier-ignore
    [
      'a field of a dataclass',
      `${DATACLASS}def g(cfg: Config):\n  f(cfg.width)`,
      64,
      ['Config.width=64'],
    ],
    [
      'its field()',
      `${DATACLASS}def g(cfg: Config):\n  f(cfg.rate)`,
      0.1,
      ['Config.rate=field(default=0.1)'],
    ],
    ['its own field', `${DATACLASS}    def g(self):\n      f(self.width)`, 64, ['width=64']],
    ['a field of one that is kept', `${DATACLASS}class N:\n  def __init__(self, cfg: Config):\n    self.cfg = cfg\n    f(self.cfg.width)`, 64, ['Config.width=64']], // prettier-ignore
    ['a field that is made with the default', `${DATACLASS}cfg = Config(3)\nf(cfg.width)`, 64, ['Config.width=64']], // prettier-ignore
    ['an inherited field', `${DATACLASS}@dataclass\nclass Big(Config):\n    more: int = 3\ndef g(cfg: Big):\n  f(cfg.width)`, 64, ['Config.width=64']], // prettier-ignore
    ['a field of a plain class', 'class C:\n  width = 64\ndef g(cfg: C):\n  f(cfg.width)', 64, ['C.width=64']], // prettier-ignore
    ['a field that __init__ sets', 'class C:\n  def __init__(self, width=64):\n    self.width = width\ndef g(cfg: C):\n  f(cfg.width)', 64, ['width=64']], // prettier-ignore
    ['an option', `${PARSER}args = parser.parse_args()\nf(args.lr)`, 0.1, ['--lr=0.1']],
    ['an option as its type', `${PARSER}args = parser.parse_args()\nf(args.batch_size)`, 32, ["--batch-size='32'"]], // prettier-ignore
    ['an option without a type', `${PARSER}args = parser.parse_args()\nf(args.name)`, 'net', ["--name='net'"]], // prettier-ignore
    ['an option that stores true', `${PARSER}args = parser.parse_args()\nf(args.nesterov)`, false, ['--nesterov=False']], // prettier-ignore
    ['an option of another name', `${PARSER}args = parser.parse_args()\nf(args.fancy)`, true, ['--plain=True']], // prettier-ignore
    ['an option among known ones', `${PARSER}args, rest = parser.parse_known_args()\nf(args.lr)`, 0.1, ['--lr=0.1']], // prettier-ignore
    ['an option of a function', `def read():\n  ${PARSER.replaceAll('\n', '\n  ')}return parser.parse_args()\nargs = read()\nf(args.lr)`, 0.1, ['--lr=0.1']], // prettier-ignore
    ['an option of main', `${PARSER}def main():\n  args = parser.parse_args()\n  f(args.lr)`, 0.1, ['--lr=0.1']], // prettier-ignore
    ['what a call is given', 'def g(width=64):\n  f(nn.Linear(width, 3))', 'call', ['width=64']],
    ['an attribute of what was made with it', 'def g(width=64):\n  l = nn.Linear(width, 3)\n  f(l.weight)', 'attribute', ['width=64']], // prettier-ignore
    ['what a spread gives', 'def g(width=64):\n  f(*[width])', 64, ['width=64']],
  ];
  for (const [title, code, value, assumed] of cases) {
    it(title, () => {
      const values = valuesOf(code);
      assert.deepEqual(values.map(plain), [value]);
      assert.deepEqual(assumedIn(values), assumed);
    });
  }
});

describe('a value that no default gives', () => {
  const cases: [string, string, unknown][] = [
    ['a parameter without one', 'def g(width):\n  f(width)', '?'],
    ['None for what the function decides', 'def g(width=None):\n  f(width)', '?'],
    [
      'a parameter that a branch binds',
      'def g(width=64):\n  if x:\n    width = 3\n  f(width)',
      '?',
    ],
    ['a parameter that grows', 'def g(width=64):\n  width += 1\n  f(width)', '?'],
    ['a parameter that a loop binds', 'def g(width=64):\n  for width in x:\n    f(width)', '?'],
    ['a parameter that an inner function binds', 'def g(width=64):\n  def h():\n    nonlocal width\n    width = 3\n  f(width)', '?'], // prettier-ignore
    ['a list that grows', 'def g(sizes=[1]):\n  sizes.append(2)\n  f(sizes)', '?'],
    ['an unknown default', 'def g(width=WIDTH):\n  f(width)', '?'],
    ['a global that a function binds', 'lr = 1\ndef g():\n  global lr\n  lr = 2\nf(lr)', '?'],
    ['a field of self that is set twice', 'class N:\n  def __init__(self, width=64):\n    self.width = width\n  def h(self):\n    f(self.width)\n    self.width = 3', '?'], // prettier-ignore
    ['a field without a default', `${DATACLASS}def g(cfg: Config):\n  f(cfg.depth)`, '?'],
    ['a field of a factory', `${DATACLASS}def g(cfg: Config):\n  f(cfg.sizes)`, '?'],
    [
      'a field that is set',
      `${DATACLASS}def g(cfg: Config):\n  cfg.width = 3\n  f(cfg.width)`,
      '?',
    ],
    ['a field that is set after it was made', `${DATACLASS}    def __post_init__(self):\n      self.width = 3\ndef g(cfg: Config):\n  f(cfg.width)`, '?'], // prettier-ignore
    ['a field of an unknown object', `${DATACLASS}def g(cfg):\n  f(cfg.width)`, '?'],
    ['a field that a spread may give', `${DATACLASS}cfg = Config(**x)\nf(cfg.width)`, '?'],
    ['an option without a default', `${PARSER}args = parser.parse_args()\nf(args.steps)`, '?'],
    ['an option of an own type', `${PARSER}args = parser.parse_args()\nf(args.when)`, '?'],
    ['an option that is declared twice', `${PARSER}args = parser.parse_args()\nf(args.twice)`, '?'],
    ['an option that is set', `${PARSER}args = parser.parse_args()\nargs.lr = 3\nf(args.lr)`, '?'],
    [
      'an option that is given',
      `${PARSER}args = parser.parse_args(["--lr", "3"])\nf(args.lr)`,
      '?',
    ],
    ['an option with other defaults', `${PARSER}parser.set_defaults(lr=3)\nargs = parser.parse_args()\nf(args.lr)`, '?'], // prettier-ignore
    ['an option of unknown arguments', `${PARSER}def main(args):\n  f(args.lr)`, '?'],
    ['the rest of the options', `${PARSER}args, rest = parser.parse_known_args()\nf(rest.lr)`, '?'],
    ['what a field is made with', `${DATACLASS}cfg = Config(3, width=32)\nf(cfg.width)`, 32],
    ['what a field is made with by position', `${DATACLASS}cfg = Config(3, 32)\nf(cfg.width)`, 32],
    ['what __init__ is given', 'class C:\n  def __init__(self, width=64):\n    self.width = width\nc = C(32)\nf(c.width)', 32], // prettier-ignore
    ['a constant of the module', 'LR = 0.1\ndef g(x=1):\n  f(LR)', 0.1],
  ];
  for (const [title, code, value] of cases) {
    it(title, () => {
      const values = valuesOf(code);
      assert.deepEqual(values.map(plain), [value]);
      assert.deepEqual(assumedIn(values), []);
    });
  }
});

describe('the note about defaults', () => {
  const noteOf = (code: string): readonly string[] => assumedNote(valuesOf(code));
  it('names one', () => {
    assert.deepEqual(noteOf('def g(a=1):\n  f(a)'), ['With the default `a=1`.']);
  });
  it('names each once', () => {
    assert.deepEqual(noteOf('def g(a=1, b=2, c=3):\n  f(a, b, c, a * b)'), [
      'With the defaults `a=1`, `b=2` and `c=3`.',
    ]);
  });
  it('says nothing where nothing was assumed', () => {
    assert.deepEqual(noteOf('f(1)'), []);
  });
});

describe('a constant of another file', () => {
  const files: Files = {
    root: '',
    read: (path) => {
      const text = {
        'config.py':
          'import os\nWIDTH = 64\nSIZES = [8, WIDTH]\nif os.name:\n  DEPTH = 1\nelse:\n  DEPTH = 2\n',
        'all.py': 'from config import WIDTH as W\n',
      }[path];
      return Promise.resolve(text === undefined ? undefined : PythonSource.parse(text));
    },
  };
  const project = Project.of(names);

  for (const [title, code, value, note] of [
    [
      'that is imported',
      'from config import WIDTH\nf(2 * WIDTH)',
      128,
      ['From `config.py`: `WIDTH=64`.'],
    ],
    ['of a module', 'import config as c\nf(c.WIDTH)', 64, ['From `config.py`: `WIDTH=64`.']],
    ['that is passed on', 'from all import W\nf(W)', 64, ['From `config.py`: `WIDTH=64`.']],
    [
      'in a list of it',
      'import config\nf(config.SIZES[1])',
      64,
      ['From `config.py`: `SIZES=[8, WIDTH]`.'],
    ],
    ['that is set twice', 'import config\nf(config.DEPTH)', '?', []],
    ['that is set here', 'import config\nconfig.WIDTH = 3\nf(config.WIDTH)', '?', []],
    ['that is not there', 'from config import WIDE\nf(WIDE)', '?', []],
  ] as const) {
    it(title, async () => {
      const source = PythonSource.parse(`from m import f\n${code}\n`);
      const opened = await project.open('a.py', source, files);
      const [call] = callsIn(opened, (name) => name === 'm.f');
      const values = call?.arguments.positional ?? [];
      assert.deepEqual(values.map(plain), [value]);
      assert.deepEqual(assumedNote(values), note);
    });
  }
});
