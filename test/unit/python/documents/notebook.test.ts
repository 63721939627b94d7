import assert from 'node:assert/strict';
import {
  callsIn,
  joinCells,
  readCells,
  symbolAt,
  type Value,
} from '../../../../src/python/index.js';
import { createRandom } from '../../../../src/engine/random.js';
import { handKnowledge } from '../../support/knowledge.js';
import { mutated } from '../../support/mutations.js';

/** What a cell is read as. */
function read(cell: string): string {
  const { text, start } = joinCells([cell]);
  assert.equal(start, 0);
  assert.equal(text.length, cell.length);
  return text;
}

describe('what only a notebook understands', () => {
  const cases: [string, string, string][] = [
    ['a magic', '%matplotlib inline\nx = 1', '#matplotlib inline\nx = 1'],
    ['a cell magic around Python', '%%time\nx = 1', '#%time\nx = 1'],
    ['a cell in another language', '%%bash\nls -l', '######\n#####'],
    ['a shell line', 'if a:\n  !pip install x\n  b = 1', 'if a:\n  0#ip install x\n  b = 1'],
    ['a shell line of several lines', '!pip install \\\n  torch\r\nx = 1', '#pip install \\\n  #orch\r\nx = 1'], // prettier-ignore
    ['a question before', '?nn.ReLU\nx', '#nn.ReLU\nx'],
    ['a question behind', 'nn.ReLU??\nx', '#n.ReLU??\nx'],
    ['the result of a command', 'files = !ls *.py\nx', 'files = ...     \nx'],
    ['no remainder over two lines', 'x = (a\n  % b)', 'x = (a\n  % b)'],
    ['no magic in brackets', 'x = ("a"\n%b)', 'x = ("a"\n%b)'],
    ['no shell line in a string', 'x = """\n!a "b\n"""\n!c', 'x = """\n!a "b\n"""\n#c'],
    ['no magic behind a joint', 'x = a \\\n%b', 'x = a \\\n%b'],
    ['quotes in a shell line', "!echo don't (\n!ls\nx", "#echo don't (\n#ls\nx"],
    ['code that is timed', '%time x = f(1)', '0    ;x = f(1)'],
    ['code that is timed in a block', 'if a:\n  %timeit f(1)', 'if a:\n  0      ;f(1)'],
    ['code that is timed with options', '%timeit -n 10 -r3 -q f(1)', '0                   ;f(1)'],
    ['a loop that is timed', '%time for i in x: f(i)', '#time for i in x: f(i)'],
    ['a magic without code', '%time', '#time'],
    ['the result of what is timed', 'y = %time f(1)', 'y =       f(1)'],
    ['a cell that is timed', '%%timeit\nf(1)', '#%timeit\nf(1)'],
    ['a cell without output', '%%capture out\nf(1)', '#%capture out\nf(1)'],
    ['a cell of HTML', '%%html\n<b>"</b>', '######\n########'],
    ['a short command', 'x = !l\ny', 'x = _ \ny'],
    ['no plain Python', 'x = a != b\ny = "?"', 'x = a != b\ny = "?"'],
  ];
  for (const [title, cell, text] of cases) {
    it(title, () => {
      assert.equal(read(cell), text);
    });
  }
});

/** What `f(…)` is given in the last cell. */
function given(...cells: string[]): Value | undefined {
  const { source, start } = readCells(['from m import f, g, Net', ...cells]);
  const calls = callsIn(source, () => true);
  const call = calls.findLast(({ name, from }) => name === 'm.f' && from >= start);
  return call?.arguments.positional[0];
}

function plain(value: Value | undefined): unknown {
  if (value?.kind === 'call') return value.call.name;
  return value?.kind === 'literal' ? value.value : '?';
}

describe('a name in a notebook', () => {
  const cases: [string, string[], unknown][] = [
    ['is what the cell above binds', ['a = 1', 'f(a)'], 1],
    ['is what the latest cell above binds', ['a = 1', 'a = 2', 'f(a)'], 2],
    ['is what its own cell binds last', ['a = 1', 'a = 2\nf(a)'], 2],
    ['is not yet what its own cell binds below', ['a = 1', 'f(a)\na = 2'], 1],
    ['is unknown where the latest cell may bind it', ['a = 1', 'if x:\n  a = 2', 'f(a)'], '?'],
    ['is unknown where a loop changes it', ['a = 1', 'for i in x:\n  a += 1', 'f(a)'], '?'],
    [
      'is what a cell below that loop binds',
      ['a = 1', 'for i in x:\n  a += 1', 'a = 3', 'f(a)'],
      3,
    ],
    ['is unknown where the latest cell changes it', ['a = 1', 'a *= 2', 'f(a)'], '?'],
    ['is unknown where a function binds it', ['a = 1', 'def h():\n  global a\n  a = 2', 'a = 3', 'f(a)'], '?'], // prettier-ignore
    ['is unknown where it is deleted', ['a = 1', 'del a', 'f(a)'], '?'],
    ['may be made of what it was', ['a = 1', 'a = a + 1', 'a = a + 1', 'f(a)'], 3],
    ['is in a function what the latest cell binds', ['a = 1', 'a = 2', 'def h():\n  f(a)'], 2],
    ['is unknown in a function whose cell binds it twice', ['a = 1\ndef h():\n  f(a)\na = 2'], '?'],
    ['may be a timed call', ['%time a = Net()', 'f(a)'], 'm.Net'],
    ['may be the result of a timed call', ['a = %time Net()', 'f(a)'], 'm.Net'],
    ['is unknown as the result of a command', ['a = !ls', 'f(a)'], '?'],
    ['is known past a command in a block', ['if x:\n  !ls\na = 1', 'f(a)'], 1],
  ];
  for (const [title, cells, value] of cases) {
    it(title, () => {
      assert.equal(plain(given(...cells)), value);
    });
  }
});

describe('a name in a file', () => {
  const cases: [string, string, unknown][] = [
    ['is what the latest statement binds', 'a = 1\na = 2\nf(a)', 2],
    ['is in between what the one above binds', 'a = 1\nf(a)\na = 2', 1],
    ['is at a loop either', 'a = 1\nfor i in x:\n  f(a)\n  a = 2', '?'],
    ['is in a branch what the one above binds', 'a = 1\na = 2\nif x:\n  f(a)', 2],
    ['is in a branch what that binds', 'a = 1\nif x:\n  a = 2\n  f(a)', 2],
    ['is unknown behind a branch that binds it', 'a = 1\nif x:\n  a = 2\nf(a)', '?'],
    ['is in a function any of both', 'a = 1\na = 2\ndef h():\n  f(a)', '?'],
    ['is in a lambda any of both', 'a = 1\nh = lambda: f(a)\na = 2', '?'],
    ['is unknown behind a walrus', 'a = 1\nx and (a := 2)\nf(a)', '?'],
    ['is what the latest of one line binds', 'a = 1; a = 2; f(a)', 2],
    ['is unknown above all', 'f(a)\na = 1\na = 2', '?'],
  ];
  for (const [title, code, value] of cases) {
    it(title, () => {
      assert.equal(plain(given(code)), value);
    });
  }
});

describe('a broken cell', () => {
  const GOOD = 'from torch import nn\nlayer = nn.ReLU()';
  const knows = (...above: string[]): boolean => {
    const { source, start } = readCells([...above, GOOD]);
    const offset = start + GOOD.indexOf('ReLU');
    return symbolAt(source, offset, handKnowledge)?.name === 'torch.nn.ReLU';
  };
  for (const cell of [
    'x = f(',
    'x = """',
    'def f(x):',
    'x = "',
    '  x = 1',
    'x = [\n  (',
    'x = 1 + \\',
  ]) {
    it(`hides no other: ${JSON.stringify(cell)}`, () => {
      assert.ok(knows(cell));
    });
  }
  it('hides no other, whatever is in it', () => {
    const random = createRandom(3);
    for (let i = 0; i < 200; i++) {
      const cell = mutated(`%time x = nn.Linear(2, 3)\nif x:\n  !ls\n  y = """a"""\n`, random);
      // A star import or a function may bind any name.
      if (!/import \*|\bglobal\b/.test(cell)) assert.ok(knows(cell), JSON.stringify(cell));
    }
  });
  it('is read along after an edit', () => {
    const { source, start } = readCells(['x = f(', GOOD]);
    const insert = 'y = 2\n';
    const text = source.text.slice(0, start) + insert + source.text.slice(start);
    const edited = source.edited([{ from: start, to: start, insert }], text);
    assert.deepEqual(edited.starts, source.starts);
    assert.equal(symbolAt(edited, text.indexOf('ReLU'), handKnowledge)?.name, 'torch.nn.ReLU');
  });
});
