import assert from 'node:assert/strict';
import {
  codePlaceAt,
  objectsAt,
  PythonSource,
  statementEndAt,
  withNameAt,
} from '../../../../src/python/index.js';
import { names } from '../../support/fitted.js';

/** What may be written in the place of `ml-x`. */
function placeOf(code: string): string | undefined {
  const from = code.indexOf('ml-x');
  return codePlaceAt(PythonSource.parse(code), { from, to: from + 4 });
}

describe('what may be written at a place', () => {
  const cases: [string, string | undefined][] = [
    ['ml-x', 'top'],
    ['x = 1\nml-x\ny = 2\n', 'top'],
    ['ml-x  # note\n', 'top'],
    ['def f():\n    ml-x\n', 'statement'],
    ['def f():\n    ml-x', 'statement'],
    ['if x:\n    y = 1\n    ml-x\nelse:\n    pass\n', 'statement'],
    ['class A:\n    def f(self):\n        """Doc."""\n        ml-x\n', 'statement'],
    ['x = ml-x\n', 'expression'],
    ['x: int = ml-x\n', 'expression'],
    ['x += ml-x\n', 'expression'],
    ['f(ml-x)', 'expression'],
    ['f(a, b=ml-x)', 'expression'],
    ['f(\n    ml-x\n', 'expression'],
    ['x = [a, ml-x]', 'expression'],
    ['x = {"a": ml-x}', 'expression'],
    ['return ml-x', 'expression'],
    ['f = lambda: ml-x', 'expression'],
    ['def f(a=ml-x): ...', 'expression'],
    ['def f(ml-x): ...', undefined],
    ['def ml-x(): ...', undefined],
    ['class ml-x: ...', undefined],
    ['import ml-x', undefined],
    ['from ml-x import y', undefined],
    ['import y as ml-x', undefined],
    ['for ml-x in y: ...', undefined],
    ['with y as ml-x: ...', undefined],
    ['del ml-x', undefined],
    ['@ml-x\ndef f(): ...', undefined],
    ['x.ml-x', undefined],
    ['ml-x = 1', undefined],
    ['ml-x y', undefined],
    ['x = 1; ml-x', undefined],
    ['# ml-x', undefined],
    ['"ml-x"', undefined],
    ['f"ml-x"', undefined],
    ['"""\nml-x\n"""', undefined],
    ['f(ml-x=1)', undefined],
  ];
  for (const [code, place] of cases) {
    it(`${JSON.stringify(code)}: ${place ?? 'nothing'}`, () => {
      assert.equal(placeOf(code), place);
    });
  }
});

describe('below a statement', () => {
  const cases: [string, string][] = [
    ['x = |1\ny = 2\n', 'x = 1\n=>\ny = 2\n'],
    ['f(\n    |a,\n    b,\n)\ny = 2\n', 'f(\n    a,\n    b,\n)\n=>\ny = 2\n'],
    ['def f():|\n    x = 1\n', 'def f():\n    =>\n    x = 1\n'],
    ['def f():|\n  x = 1\n', 'def f():\n  =>\n  x = 1\n'],
    ['if a:\n    x =| 1\n    y = 2\n', 'if a:\n    x = 1\n    =>\n    y = 2\n'],
    ['x = 1  # no|te\n', 'x = 1  # note\n=>\n'],
    ['|x = 1', 'x = 1\n=>'],
  ];
  for (const [code, after] of cases) {
    it(`the next one begins: ${JSON.stringify(code)}`, () => {
      const offset = code.indexOf('|');
      const text = code.replace('|', '');
      const { end, margin } = statementEndAt(PythonSource.parse(text), offset);
      assert.equal(`${text.slice(0, end)}\n${margin}=>${text.slice(end)}`, after);
    });
  }
});

describe('the objects of a file', () => {
  const CODE = `import torch
from torch import nn, optim


class Base(nn.Module): ...


class Net(Base): ...


loss_fn = torch.nn.functional.cross_entropy
net = Net()


def train(opt: optim.Optimizer, unknown):
    local = net.to("cpu")
    |
    later = 1


sgd = optim.SGD(net.parameters())
`;
  const offset = CODE.indexOf('|');
  const place = withNameAt(PythonSource.parse(CODE.replace('|', '')), offset);
  const objects = objectsAt(place.source, place.node, names);

  it('are those that hold there, innermost first, without modules and classes', () => {
    assert.deepEqual(
      objects.map(({ name }) => name),
      ['local', 'unknown', 'opt', 'sgd', 'train', 'net', 'loss_fn'],
    );
  });
  it('are known by their classes, those of the file with their bases', () => {
    const typesOf = (name: string) => objects.find((one) => one.name === name)?.types;
    assert.deepEqual(typesOf('net'), ['Net', 'Base', 'torch.nn.Module']);
    assert.deepEqual(typesOf('opt'), ['torch.optim.Optimizer']);
    assert.deepEqual(typesOf('sgd'), ['torch.optim.SGD']);
    assert.deepEqual(typesOf('loss_fn'), ['torch.nn.functional.cross_entropy']);
    assert.deepEqual(typesOf('unknown'), []);
  });
});
