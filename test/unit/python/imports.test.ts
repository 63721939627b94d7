import assert from 'node:assert/strict';
import { importEdit, PythonSource, spell } from '../../../src/python/index.js';

function spelled(code: string, name: string): [string, string | undefined] {
  const source = PythonSource.parse(code);
  const { expression, missingImport } = spell(source, code.length, name);
  return [expression, missingImport];
}

function withImport(code: string, statement: string): string {
  const { from, to, insert } = importEdit(PythonSource.parse(code), statement);
  return code.slice(0, from) + insert + code.slice(to);
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
      'below the imports',
      'import os\nimport re\n\nx = 1\n',
      'import os\nimport re\nimport torch\n\nx = 1\n',
    ],
    ['below the docstring', '"""Doc."""\n\nx = 1\n', '"""Doc."""\nimport torch\n\nx = 1\n'],
    [
      'below __future__',
      'from __future__ import annotations\nx = 1\n',
      'from __future__ import annotations\nimport torch\nx = 1\n',
    ],
    [
      'above the first statement, below its comments',
      '#!/usr/bin/env python\n\nx = 1\n',
      '#!/usr/bin/env python\n\nimport torch\n\nx = 1\n',
    ],
    [
      'with the line ends of the file',
      'import os\r\nx = 1\r\n',
      'import os\r\nimport torch\r\nx = 1\r\n',
    ],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      assert.equal(withImport(before, 'import torch'), after);
    });
  }
});
