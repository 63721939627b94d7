import assert from 'node:assert/strict';
import { callsIn, PythonSource, type Value } from '../../../../src/python/index.js';

function read(code: string): Value {
  const calls = callsIn(PythonSource.parse(`import math\nfrom m import f\n${code}`), () => true);
  const value = calls.findLast(({ name }) => name === 'm.f')?.arguments.positional[0];
  assert.ok(value);
  return value;
}

/** As Python prints it; `?` where it is not known. */
function printed(value: Value): string {
  switch (value.kind) {
    case 'literal':
      if (value.value === null) return 'None';
      if (typeof value.value === 'boolean') return value.value ? 'True' : 'False';
      if (typeof value.value === 'string') return `'${value.value}'`;
      return value.isFloat && Number.isInteger(value.value)
        ? `${value.value}.0`
        : String(value.value);
    case 'sequence':
      return `[${value.items.map(printed).join(', ')}]`;
    default:
      return '?';
  }
}

describe('an expression as Python prints it', () => {
  const cases: [string, string][] = [
    ['28', '28'],
    ['28.0', '28.0'],
    ['28.', '28.0'],
    ['1e3', '1000.0'],
    ['0xe', '14'],
    ['-28.0', '-28.0'],
    ['56 / 2', '28.0'],
    ['56 // 2', '28'],
    ['56 // 2.0', '28.0'],
    ['7 % 4', '3'],
    ['2 * 3.0', '6.0'],
    ['2 ** 3', '8'],
    ['4 ** -1', '0.25'],
    ['2 ** 3.0', '8.0'],
    ['int(56 / 2)', '28'],
    ['int("12")', '12'],
    ['int("1.5")', '?'],
    ['float(3)', '3.0'],
    ['math.sqrt(16)', '4.0'],
    ['math.ceil(2.5)', '3'],
    ['math.floor(2.5)', '2'],
    ['round(2.5)', '2'],
    ['round(2.25, 1)', '2.2'],
    ['abs(-2.0)', '2.0'],
    ['max(1, 2.0)', '2.0'],
    ['max([3, 4])', '4'],
    ['min(3, 4.0)', '3'],
    ['sum([1, 2])', '3'],
    ['bool([])', 'False'],
    ['bool(0.0)', 'False'],
    ['str(12)', "'12'"],
    ['str(1.5)', '?'],
    ['len("abc")', '3'],
    ['len({"a": 1, "b": 2})', '2'],
    ['len({"a": 1, "a": 2})', '1'],
    ['len({1, 2})', '?'],
    ['1 < 2', 'True'],
    ['2 <= 1.5', 'False'],
    ['"a" == "b"', 'False'],
    ['"a" != 1', 'True'],
    ['None == 0', 'False'],
    ['1 == True', '?'],
    ['"a" < "b"', '?'],
    ['1 < 2 < 3', '?'],
    ['3 is 3', '?'],
    ['None is None', 'True'],
    ['3 is not None', 'True'],
    ['x is None', '?'],
    ['2 in [1, 2]', 'True'],
    ['3 not in (1, 2)', 'True'],
    ['3 in [1, x]', '?'],
    ['1 in [1, x]', 'True'],
    ['"lr" in {"lr": 0.1}', 'True'],
    ['"b" in "abc"', 'True'],
    ['not 0', 'True'],
    ['not (1 and 0)', 'True'],
    ['not 1 and 0', '?'],
    ['0 or 3', '3'],
    ['"a" or x', "'a'"],
    ['None and x', 'None'],
    ['2 and 3', '3'],
    ['x or 3', '?'],
    ['x and 0', '?'],
    ['1 if 2 > 1 else 0', '1'],
    ['1 if [] else 0', '0'],
    ['1 if x else 0', '?'],
    ['x if False else 0', '0'],
    ['[1, 2, 3][1:]', '[2, 3]'],
    ['[1, 2, 3][:-1]', '[1, 2]'],
    ['[1, 2, 3][::-1]', '[3, 2, 1]'],
    ['[1, 2, 3][-2:9]', '[2, 3]'],
    ['[1, 2, 3, 4][1:4:2]', '[2, 4]'],
    ['[1, 2][5:]', '[]'],
    ['[1, 2][::0]', '?'],
    ['[1, 2][x:]', '?'],
    ['[1, 2][:, 1]', '?'],
    ['[1, 2][0, 1]', '?'],
    ['f"a{1 + 1}b"', "'a2b'"],
    ['f"{{{3}}}"', "'{3}'"],
    ['f"{1.5}"', '?'],
    ['f"{3:02d}"', '?'],
    ['f"{3!r}"', '?'],
    ['f"{x}"', '?'],
    ['{"lr": 1}.get("lr")', '1'],
    ['{"lr": 1}.get("wd", 2)', '2'],
    ['{"lr": 1}.get("wd")', 'None'],
    ['{x: 1}.get("wd", 2)', '?'],
    ['range(3)', '[0, 1, 2]'],
    ['range(3.0)', '?'],
  ];
  for (const [code, expected] of cases) {
    it(code, () => {
      assert.equal(printed(read(`f(${code})`)), expected);
    });
  }

  const programs: [string, string, string][] = [
    ['a list of self that grows', 'class A:\n  def g(self):\n    self.s = [1]\n    self.s.append(2)\n    f(self.s)', '?'], // prettier-ignore
    ['a list that is shuffled', 'import random\ns = [1, 2]\nrandom.shuffle(s)\nf(s)', '?'],
    ['a namespace', 'from types import SimpleNamespace\nc = SimpleNamespace(lr=3)\nf(c.lr)', '3'],
    ['a namespace that is set', 'from types import SimpleNamespace\nc = SimpleNamespace(lr=3)\nc.lr = 4\nf(c.lr)', '?'], // prettier-ignore
    ['the environment', 'import os\nf(int(os.environ.get("LR", 3)))', '?'],
    ['a class as a container', 'class C:\n  lr = 3\nf(C.lr)', '3'],
    ['a class that is set', 'class C:\n  lr = 3\nC.lr = 4\nf(C.lr)', '?'],
  ];
  for (const [title, code, expected] of programs) {
    it(title, () => {
      assert.equal(printed(read(code)), expected);
    });
  }
});
