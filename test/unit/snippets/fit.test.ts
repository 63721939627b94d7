import assert from 'node:assert/strict';
import { freeNames, readImports, symbolsIn } from '../../../tools/snippets/pythonNames.js';
import { catalogue, fitAt, inserted, snippet } from '../support/fitted.js';
import { errorsIn } from '../support/snippetCode.js';

const step = snippet('schedules/step');
const crossEntropy = snippet('losses/crossEntropy');
const linear = snippet('layers/linear');

describe('a snippet in a file', () => {
  const cases: [string, string, typeof step, string][] = [
    [
      'brings its imports into an empty file',
      '|',
      step,
      'from torch.optim.lr_scheduler import StepLR\n\nscheduler = StepLR(optimizer, step_size=30, gamma=0.1)\n# after each epoch: scheduler.step()',
    ],
    [
      'stands two lines below them where it is a definition',
      '|',
      snippet('layers/dropPath'),
      'import torch\nfrom torch import Tensor, nn\n\n\nclass DropPath',
    ],
    [
      'uses the alias of the file',
      'import torch.nn as net\n\n|\n',
      crossEntropy,
      'import torch.nn as net\n\ncriterion = net.CrossEntropyLoss(label_smoothing=0.0)\n',
    ],
    [
      'uses a renamed package',
      'import torch as t\n\n|\n',
      crossEntropy,
      'import torch as t\n\ncriterion = t.nn.CrossEntropyLoss(label_smoothing=0.0)\n',
    ],
    [
      'uses the package where the file imports no more',
      'import torch\n\n|\n',
      crossEntropy,
      'import torch\n\ncriterion = torch.nn.CrossEntropyLoss(label_smoothing=0.0)\n',
    ],
    [
      'uses a name that was imported under another one',
      'from torch.optim.lr_scheduler import StepLR as Step\n|',
      step,
      'from torch.optim.lr_scheduler import StepLR as Step\n\nscheduler = Step(optimizer, step_size=30, gamma=0.1)\n',
    ],
    [
      'adds a name to the statement that imports from its module',
      'from torch.optim.lr_scheduler import LinearLR\n\n|\n',
      step,
      'from torch.optim.lr_scheduler import LinearLR, StepLR\n\nscheduler = StepLR(',
    ],
    [
      'writes whole paths where the file does',
      'import torch\n\na = torch.optim.lr_scheduler.LinearLR(opt)\n|\n',
      step,
      'import torch\n\na = torch.optim.lr_scheduler.LinearLR(opt)\nscheduler = torch.optim.lr_scheduler.StepLR(',
    ],
    [
      'does not take an import of the same name for its own',
      'from mine import nn\n\n|\n',
      crossEntropy,
      'from mine import nn\nfrom torch import nn as nn_\n\ncriterion = nn_.CrossEntropyLoss(',
    ],
    [
      'takes what an import with a substitute brings for its own',
      'try:\n    from torch import nn\nexcept ImportError:\n    nn = None\n\n|\n',
      crossEntropy,
      'try:\n    from torch import nn\nexcept ImportError:\n    nn = None\n\ncriterion = nn.CrossEntropyLoss(',
    ],
    [
      'keeps out of the way of its own variables',
      'import torch as x\n\n|\n',
      snippet('layers/dropPath'),
      'import torch\nimport torch as x\n',
    ],
    [
      'stands below a docstring and its imports',
      '"""Trains."""\n|',
      step,
      '"""Trains."""\n\nfrom torch.optim.lr_scheduler import StepLR\n\nscheduler',
    ],
    [
      'goes below __future__',
      'from __future__ import annotations\n\n|\n',
      step,
      'from __future__ import annotations\n\nfrom torch.optim.lr_scheduler import StepLR\n\nscheduler',
    ],
    [
      'stands between the lines of a block',
      'from torch import nn\n\n\ndef f():\n    x = 1\n    |\n    return x\n',
      crossEntropy,
      'from torch import nn\n\n\ndef f():\n    x = 1\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.0)\n    return x\n',
    ],
    [
      'stands inside an expression',
      'import os\n\nlayers = [|]\n',
      linear,
      'import os\n\nfrom torch import nn\n\nlayers = [nn.Linear(in_features, out_features, bias=True)]\n',
    ],
    [
      'leaves two lines to the function above',
      'def f():\n    pass\n|',
      snippet('setup/matmulPrecision'),
      'import torch\n\ndef f():\n    pass\n\n\ntorch.set_float32_matmul_precision("high")',
    ],
    [
      'keeps the line ends of the file',
      'import os\r\n\r\n|\r\n',
      snippet('setup/matmulPrecision'),
      'import os\r\n\r\nimport torch\r\n\r\ntorch.set',
    ],
    [
      'stands below the first line of a script',
      '#!/usr/bin/env python\n\n|',
      snippet('setup/matmulPrecision'),
      '#!/usr/bin/env python\n\nimport torch\n\ntorch.set',
    ],
    [
      'stands in a file that does not parse',
      'import torch\ndef f(:\n  x = = 1\n\n|\n',
      snippet('setup/matmulPrecision'),
      'import torch\ndef f(:\n  x = = 1\n\n\ntorch.set_float32_matmul_precision("high")',
    ],
  ];
  for (const [title, code, wanted, start] of cases) {
    it(title, () => {
      const result = inserted(code, wanted);
      assert.equal(result.slice(0, start.length), start);
    });
  }

  it('knows the imports of the cells above, and adds its own to the cell', () => {
    const above = 'import torch\nfrom torch import nn\n';
    assert.match(inserted('x = 1\n|', crossEntropy, above), /^x = 1\ncriterion = nn\.Cross/);
    assert.match(
      inserted('x = 1\n|', step, above),
      /^from torch\.optim\.lr_scheduler import StepLR\n\nx = 1\nscheduler = StepLR\(/,
    );
  });

  it('leaves the first line to a cell magic', () => {
    assert.match(
      inserted('#%time\n|', snippet('setup/matmulPrecision')),
      /^#%time\nimport torch\n\ntorch\.set/,
    );
  });
});

describe('the tab stops of a snippet', () => {
  const FILE = `import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Dataset


class Net(nn.Module):
    pass


class Words(Dataset):
    pass


`;
  const defaultOf = (code: string, id: string): string =>
    fitAt(FILE + code, snippet(id)).fitted.text;

  const cases: [string, string, string, RegExp][] = [
    ['the network of the file', 'net = Net()\n|', 'optimizers/adamw', /\$\{\d:net\}|\$\{\d:net\./],
    ['not a layer', 'act = nn.GELU()\nnet = Net()\n|', 'optimizers/adamw', /\bnet\b/],
    ['its own name first', 'model = Net()\n|', 'optimizers/adamw', /\$\{\d:model\b/],
    [
      'several networks as a choice',
      'student = Net()\nteacher = Net()\n|',
      'initialization/kaiming',
      /\$\{\d\|teacher,student\|\}/,
    ],
    ['the optimizer', 'sgd = optim.SGD([x], lr=1)\n|', 'schedules/step', /StepLR\(\$\{2:sgd\}/],
    [
      'an optimizer whose type nobody knows by its name',
      'def train(opt):\n    |\n',
      'schedules/step',
      /StepLR\(\$\{2:opt\}/,
    ],
    [
      'the loader that is for validation',
      'a_train = DataLoader(Words())\nb_test = DataLoader(Words())\n|',
      'metrics/torchmetrics',
      / in \$\{\d:b_test\}/,
    ],
    [
      'the estimator to a snippet of scikit-learn, and not the network',
      'from sklearn.svm import SVC\nnet = Net()\nclf = SVC()\n|',
      'classification/crossValidation',
      /cross_val_score\(\$\{2:clf\}/,
    ],
    [
      'nothing of what comes below',
      '|\nsgd = optim.SGD([x], lr=1)\n',
      'schedules/step',
      /\(\$\{2:optimizer\}/,
    ],
    [
      'nothing of another function',
      'def f():\n    sgd = optim.SGD([x], lr=1)\n\n\n|\n',
      'schedules/step',
      /\(\$\{2:optimizer\}/,
    ],
  ];
  for (const [title, code, id, expected] of cases) {
    it(`offer ${title}`, () => {
      assert.match(defaultOf(code, id), expected);
    });
  }
});

describe('every snippet', () => {
  const FILES: [string, string][] = [
    ['an empty file', '|'],
    [
      'a file with the usual imports',
      'import numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import Tensor, nn\nfrom torch.utils.data import DataLoader, Dataset\n\n|\n',
    ],
    ['a file with PyTorch alone', 'import torch\n\n|\n'],
    [
      'a file with other aliases',
      '"""Doc."""\n\nimport torch as t\nimport torch.nn as tnn\nfrom torch.nn import functional as fn\nimport numpy\n\n|\n',
    ],
    [
      'a file that gives the names another meaning',
      'from mine import F, nn, np, plt, torch\n\nmath = DataLoader = Path = 3\n|\n',
    ],
    [
      'a file that imports one-letter names',
      'import torch as x\nimport torch.nn as y\nimport numpy as p\nimport torch.nn.functional as k\n\n|\n',
    ],
    ['a block', 'import torch\n\n\ndef f():\n    x = 1\n    |\n'],
  ];
  for (const [title, code] of FILES) {
    it(`parses in ${title}, means the same there, needs nothing else, and imports nothing twice`, () => {
      assert.ok(catalogue.length > 200);
      const before = freeNames(code.replace('|', 'pass'));
      for (const one of catalogue) {
        const file = inserted(code, one);
        const why = `${one.id}:\n${file}`;
        assert.deepEqual(errorsIn(file), [], why);
        const imports = readImports(file);
        const bound = imports.map(({ local, statement }) => `${local} ${statement}`);
        assert.deepEqual(bound, [...new Set(bound)], why);
        const found = new Set(symbolsIn(file));
        const meant = symbolsIn(inserted('|', one)).filter((symbol) => !found.has(symbol));
        assert.deepEqual(meant, [], why);
        const free = [...freeNames(file).keys()].filter((name) => !before.has(name));
        assert.deepEqual(
          free.filter((name) => !one.uses.includes(name.replace(/_2$/, ''))),
          [],
          why,
        );
      }
    });
  }
});
