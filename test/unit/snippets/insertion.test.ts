import assert from 'node:assert/strict';
import { PythonSource } from '../../../src/python/index.js';
import {
  fillIn,
  fitterAt,
  insertionPoint,
  placeOf,
  refusalAt,
  roomFor,
} from '../../../src/snippets/index.js';
import { applied, names, snippet } from '../support/fitted.js';

const HIGH = snippet('setup/matmulPrecision');
const HIGH_LINE = 'torch.set_float32_matmul_precision("high")';

/** What the editor makes of a file with a cursor at each bar, or the refusal. */
function insertedAt(code: string, wanted = HIGH, above = ''): string {
  const parts = code.split('|');
  const file = parts.join('');
  const cursors = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('').length);
  const source = PythonSource.parse(above + file);
  const start = above.length;
  const points = cursors.map((at) =>
    insertionPoint(wanted, source, start, { from: start + at, to: start + at }),
  );
  const places = points.map((point) => placeOf(source, start, point));
  const fitted = places.map((place) => fitterAt(place, names)(wanted));
  const refusal = refusalAt(wanted, places, fitted);
  if (refusal !== undefined) return refusal;
  const newline = file.includes('\r\n') ? '\r\n' : '\n';
  const { edits, at } = roomFor(points, fitted[0]?.imports ?? [], newline);
  const moved = (one: number): number => one - start;
  const room = applied(
    file,
    edits
      .toReversed()
      .map(({ from, to, insert }) => ({ from: moved(from), to: moved(to), insert })),
  );
  const text = fillIn(fitted[0]?.text ?? '').replaceAll('\t', '    ');
  const writes = at.map(moved).map((from) => {
    const line = room.slice(room.lastIndexOf('\n', from - 1) + 1, from);
    const margin = /^\s*/.exec(line)?.[0] ?? '';
    return { from, to: from, insert: text.replaceAll('\n', newline + margin) };
  });
  return applied(room, writes);
}

describe('a snippet goes', () => {
  const cases: [string, string, string][] = [
    [
      'onto a blank line of a function, indented as its block',
      'import torch\n\n\ndef f():\n    x = 1\n|\n    return x\n',
      `import torch\n\n\ndef f():\n    x = 1\n    ${HIGH_LINE}\n    return x\n`,
    ],
    [
      'onto the first line of a function',
      'import torch\n\n\ndef f(\n    a,\n        b):\n|\n    return a\n',
      `import torch\n\n\ndef f(\n    a,\n        b):\n    ${HIGH_LINE}\n    return a\n`,
    ],
    [
      'into a function that has nothing else yet',
      'import torch\n\n\ndef f():\n|',
      `import torch\n\n\ndef f():\n    ${HIGH_LINE}`,
    ],
    [
      'out of a function where the line is not indented, and nothing of it is below',
      'import torch\n\n\ndef f():\n    return 1\n|\n',
      `import torch\n\n\ndef f():\n    return 1\n\n\n${HIGH_LINE}\n`,
    ],
    [
      'back to the block where the line is indented too far',
      'import torch\n\nx = 1\n      |\ny = 2\n',
      `import torch\n\nx = 1\n${HIGH_LINE}\ny = 2\n`,
    ],
    [
      'into the part of a condition that is above its else',
      'import torch\n\nif x:\n    y = 1\n|\nelse:\n    y = 2\n',
      `import torch\n\nif x:\n    y = 1\n    ${HIGH_LINE}\nelse:\n    y = 2\n`,
    ],
    [
      'below a comment of a function that is not indented',
      'import torch\n\n\ndef f():\n    x = 1\n# no|te\n    return x\n',
      `import torch\n\n\ndef f():\n    x = 1\n# note\n    ${HIGH_LINE}\n    return x\n`,
    ],
    [
      'below a string over several lines',
      'import torch\n\nx = """a\n|\nb"""\ny = 2\n',
      `import torch\n\nx = """a\n\nb"""\n${HIGH_LINE}\ny = 2\n`,
    ],
    [
      'below brackets whose blank line it cannot be on',
      'import torch\n\nx = [\n    |\n]\ny = 2\n',
      `import torch\n\nx = [\n    \n]\n${HIGH_LINE}\ny = 2\n`,
    ],
    [
      'below a definition and not between it and its decorator',
      'import torch\n\n\n@torch.no_grad()\n|\ndef f():\n    return 1\n\n\nf()\n',
      `import torch\n\n\n@torch.no_grad()\n\ndef f():\n    return 1\n\n\n${HIGH_LINE}\n\n\nf()\n`,
    ],
    [
      'below a condition of one line',
      'import torch\n\nif| x: y = 1\nz = 2\n',
      `import torch\n\nif x: y = 1\n${HIGH_LINE}\nz = 2\n`,
    ],
    [
      'below the loop whose last line it is put behind',
      'import torch\n\nfor x in y:\n    print(x)\n|    print(y)\nz = 2\n',
      `import torch\n\nfor x in y:\n    print(x)\n    print(y)\n    ${HIGH_LINE}\nz = 2\n`,
    ],
    [
      'into a file with the line ends of Windows',
      'import torch\r\n\r\n\r\ndef f():\r\n    x = 1\r\n|\r\n    return x\r\n',
      `import torch\r\n\r\n\r\ndef f():\r\n    x = 1\r\n    ${HIGH_LINE}\r\n    return x\r\n`,
    ],
    [
      'to two cursors at their own depth, its import once',
      'x = 1\n|\n\n\ndef f():\n    y = 2\n    |\n',
      `import torch\n\nx = 1\n${HIGH_LINE}\n\n\ndef f():\n    y = 2\n    ${HIGH_LINE}\n`,
    ],
    [
      'only once below a statement that two cursors are in',
      'import torch\n\nx = f(|a, |b)\ny = 2\n',
      `import torch\n\nx = f(a, b)\n${HIGH_LINE}\ny = 2\n`,
    ],
    [
      'to the end of the line where the last import is',
      'import os|\nx = 1\n',
      `import os\n\nimport torch\n\n${HIGH_LINE}\nx = 1\n`,
    ],
  ];
  for (const [title, code, expected] of cases) {
    it(title, () => {
      assert.equal(insertedAt(code), expected);
    });
  }

  it('into a cell, whatever is in the one above', () => {
    assert.equal(
      insertedAt('|\n', HIGH, 'import torch\nfor x in y:\n    print(x)\n'),
      `${HIGH_LINE}\n`,
    );
  });
  it('into brackets where it is an expression, and below a string or a comment', () => {
    const dropout = snippet('layers/dropout');
    const file = 'from torch import nn\n\nx = [\n    |\n]\n';
    assert.equal(insertedAt(file, dropout), file.replace('|', 'nn.Dropout(0.1)'));
    for (const line of ['x = "a|b"', 'x = 1  # a|b'])
      assert.equal(
        insertedAt(`from torch import nn\n\n${line}\n`, dropout),
        `from torch import nn\n\n${line.replace('|', '')}\nnn.Dropout(0.1)\n`,
      );
  });
});

describe('a snippet is refused', () => {
  it('in the body of a class, wherever the cursor is on its lines', () => {
    for (const body of [
      '    size = 1|\n',
      '    size = 1\n    |\n',
      '    size = 1\n|\n    b = 2\n',
      '|\n',
    ]) {
      const code = `import torch\n\n\nclass Net:\n${body}`;
      assert.match(insertedAt(code), /would run as part of the class Net/, code);
    }
  });
  it('in none of its methods', () => {
    const code = 'import torch\n\n\nclass Net:\n    def f(self):\n        return 1|\n';
    assert.match(insertedAt(code), /return 1\n {8}torch/);
  });
  it('at several cursors where it would need several names', () => {
    const code =
      'from torch import nn\n\n\ndef f(a: nn.Module):\n    |x = 1\n\n\ndef g(b: nn.Module):\n    |x = 2\n';
    assert.match(
      insertedAt(code, snippet('optimizers/adamw')),
      /other names at each of the 2 cursors/,
    );
  });
});
