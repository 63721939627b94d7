import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importEdits, PythonSource, spell } from '../../../../src/python/index.js';
import { readImports } from '../../../../tools/snippets/pythonNames.js';
import { applied } from '../../support/fitted.js';
import { errorsIn } from '../../support/snippetCode.js';

function spelled(code: string, name: string): [string, string | undefined] {
  const source = PythonSource.parse(code);
  const { expression, missingImport } = spell(source, code.length, name);
  return [expression, missingImport];
}

function withImports(code: string, ...statements: string[]): string {
  return applied(code, importEdits(PythonSource.parse(code), statements));
}

describe('a name is spelled as the file does', () => {
  const gelu = 'torch.nn.GELU';
  const cases: [string, string, string, string | undefined][] = [
    ['from torch import nn\n', gelu, 'nn.GELU', undefined],
    ['import torch.nn as net\n', gelu, 'net.GELU', undefined],
    ['import torch\n', gelu, 'torch.nn.GELU', undefined],
    ['import torch\nfrom torch import nn\n', gelu, 'nn.GELU', undefined],
    ['from torch.nn import GELU as G\nfrom torch import nn\n', gelu, 'G', undefined],
    ['', gelu, 'nn.GELU', 'from torch import nn'],
    ['', 'torch.nn.functional.gelu', 'F.gelu', 'import torch.nn.functional as F'],
    ['', 'torch.sigmoid', 'torch.sigmoid', 'import torch'],
    ['', 'sklearn.metrics.f1_score', 'f1_score', 'from sklearn.metrics import f1_score'],
    [
      '',
      'sklearn.metrics.RocCurveDisplay.from_predictions',
      'RocCurveDisplay.from_predictions',
      'from sklearn.metrics import RocCurveDisplay',
    ],
    ['', 'lightning.Trainer', 'L.Trainer', 'import lightning as L'],
    [
      '',
      'lightning.pytorch.callbacks.EarlyStopping',
      'EarlyStopping',
      'from lightning.pytorch.callbacks import EarlyStopping',
    ],
    ['', 'einops.rearrange', 'rearrange', 'from einops import rearrange'],
    ['import sklearn.metrics\n', 'sklearn.metrics.f1_score', 'sklearn.metrics.f1_score', undefined],
    ['nn = 3\n', gelu, 'torch.nn.GELU', 'import torch'],
    ['import numpy as nn\n', gelu, 'torch.nn.GELU', 'import torch'],
    ['nn = torch = 3\n', gelu, 'GELU', 'from torch.nn import GELU'],
    ['nn = torch = GELU = 3\n', gelu, 'GELU_', 'from torch.nn import GELU as GELU_'],
    ['from torch import nn\ndef f(nn):\n  return nn', gelu, 'torch.nn.GELU', 'import torch'],
  ];
  for (const [code, name, expression, missing] of cases) {
    it(`${name} after ${JSON.stringify(code)}`, () => {
      assert.deepEqual(spelled(code, name), [expression, missing]);
    });
  }
});

describe('a missing import goes', () => {
  const cases: [string, string, string][] = [
    ['into an empty file', '', 'import torch\n\n'],
    [
      'below the imports of its group',
      'import numpy\nimport pandas\n\nx = 1\n',
      'import numpy\nimport pandas\nimport torch\n\nx = 1\n',
    ],
    [
      'above those that come later in the order',
      'import numpy\nimport umap\nfrom torch import nn\n',
      'import numpy\nimport torch\nimport umap\nfrom torch import nn\n',
    ],
    [
      'between the groups, with blank lines',
      'import os\n\nfrom . import mine\n',
      'import os\n\nimport torch\n\nfrom . import mine\n',
    ],
    [
      'between the groups, without where the file has none',
      'import os\nimport numpy\nfrom . import mine\n',
      'import os\nimport numpy\nimport torch\nfrom . import mine\n',
    ],
    ['above relative ones', 'from . import mine\n', 'import torch\n\nfrom . import mine\n'],
    ['below the docstring', '"""Doc."""\n\nx = 1\n', '"""Doc."""\n\nimport torch\n\nx = 1\n'],
    [
      'below a docstring that code follows',
      '"""Doc."""\nx = 1\n',
      '"""Doc."""\n\nimport torch\n\nx = 1\n',
    ],
    [
      'below __future__',
      'from __future__ import annotations\n\nx = 1\n',
      'from __future__ import annotations\n\nimport torch\n\nx = 1\n',
    ],
    [
      'below the first line of a script',
      '#!/usr/bin/env python\n\nx = 1\n',
      '#!/usr/bin/env python\n\nimport torch\n\nx = 1\n',
    ],
    ['below a license', '# (c) Me\n# MIT\n\nx = 1\n', '# (c) Me\n# MIT\n\nimport torch\n\nx = 1\n'],
    [
      'above the comment of the first statement',
      '# one\nx = 1\n',
      'import torch\n\n# one\nx = 1\n',
    ],
    [
      'with the line ends of the file',
      'import os\r\n\r\nx = 1\r\n',
      'import os\r\n\r\nimport torch\r\n\r\nx = 1\r\n',
    ],
    [
      'beside imports that share a line',
      'import os; import re\n',
      'import os; import re\n\nimport torch\n',
    ],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      assert.equal(withImports(before, 'import torch'), after);
    });
  }

  it('above the place that needs it', () => {
    const code = 'import os\n\nx = 1\nimport re\n';
    const [edit] = importEdits(PythonSource.parse(code), ['import torch'], { before: 16 });
    assert.equal(edit?.from, 9);
  });
  it('into the cell of a notebook, not into those above', () => {
    const [edit] = importEdits(PythonSource.parse('import os\nx = 1\n'), ['import torch'], {
      start: 10,
    });
    assert.deepEqual(edit, { from: 10, to: 10, insert: 'import torch\n\n' });
  });
});

describe('a missing name joins the import of its module', () => {
  const cases: [string, string, string][] = [
    ['in order', 'from torch import Tensor, optim\n', 'from torch import Tensor, nn, optim\n'],
    ['as the first', 'from torch import optim\n', 'from torch import nn, optim\n'],
    [
      'in brackets, on a line of its own',
      'from torch import (\n    Tensor,\n    optim,\n)\n',
      'from torch import (\n    Tensor,\n    nn,\n    optim,\n)\n',
    ],
    ['in brackets on one line', 'from torch import (Tensor)\n', 'from torch import (Tensor, nn)\n'],
    ['with its alias', 'from torch import Tensor as T\n', 'from torch import Tensor as T, nn\n'],
    [
      'in front of a comment',
      'from torch import Tensor  # only that\n',
      'from torch import Tensor, nn  # only that\n',
    ],
    [
      'but not inside one',
      'from torch import (\n    Tensor,  # that\n)\n',
      'from torch import (\n    Tensor,  # that\n)\nfrom torch import nn\n',
    ],
    [
      'but not beyond the end of a line',
      `from torch import ${'a'.repeat(70)}\n`,
      `from torch import ${'a'.repeat(70)}\nfrom torch import nn\n`,
    ],
    ['but not a star', 'from torch import *\n', 'from torch import *\nfrom torch import nn\n'],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      assert.equal(withImports(before, 'from torch import nn'), after);
    });
  }
});

describe('missing imports', () => {
  it('are grouped and ordered where there are none, long ones in brackets', () => {
    const long = ['accuracy_score', 'balanced_accuracy_score', 'matthews_corrcoef', 'f1_score'];
    assert.equal(
      withImports(
        '',
        'from torch import nn',
        ...long.map((name) => `from sklearn.metrics import ${name}`),
        'import torch',
        'import json',
        'from torch import Tensor',
      ),
      'import json\n\nimport torch\nfrom sklearn.metrics import (\n    accuracy_score,\n    balanced_accuracy_score,\n' +
        '    f1_score,\n    matthews_corrcoef,\n)\nfrom torch import Tensor, nn\n\n',
    );
  });
  it('go each to its group', () => {
    assert.equal(
      withImports(
        'import os\n\nimport numpy\n',
        'import torch',
        'import json',
        'from torch import nn',
      ),
      'import json\nimport os\n\nimport numpy\nimport torch\nfrom torch import nn\n',
    );
  });

  it('stand above a cursor on the empty line that a file begins with', () => {
    const source = PythonSource.parse('\n"""Doc."""');
    const edits = importEdits(source, ['import json'], { before: 0 });
    assert.deepEqual(
      edits.map(({ from }) => from),
      [0],
    );
  });

  const line = fc.constantFrom(
    '"""Doc."""',
    '# note',
    '#!/bin/python',
    '',
    'import os',
    'import torch as t',
    'from torch import nn',
    'from torch import (',
    '    Tensor,',
    ')',
    'from . import a',
    'from __future__ import annotations',
    'x = 1',
    'def f():',
    '    import re',
    'try:',
    '    import a',
    'except ImportError:',
  );
  it('take nothing away, stand above their use, and let a file that parses parse', () => {
    const statements = ['import numpy as np', 'from torch import Tensor', 'import json'];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.nat(60), (lines, at) => {
        const code = lines.join('\n');
        const before = Math.min(at, code.length);
        const edits = importEdits(PythonSource.parse(code), statements, { before });
        const result = applied(code, edits);
        for (const { from, to } of edits) assert.ok(from === to && from <= before);
        if (errorsIn(code).length > 0) return;
        assert.deepEqual(errorsIn(result), [], result);
        const imported = readImports(result).map(({ local }) => local);
        for (const name of ['np', 'Tensor', 'json']) assert.ok(imported.includes(name), result);
      }),
    );
  });
});
