import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { measureCoverage, type Explanations } from '../../../tools/coverage/measure.js';
import { pythonFiles } from '../../../tools/coverage/pythonFiles.js';
import { handKnowledge } from '../support/knowledge.js';

describe('the coverage of a folder', () => {
  const text = [
    'import numpy as np', // of another package
    'import torch', // torch
    'from torch import nn', // torch, torch.nn
    'layer = nn.Linear(1, 2)', // torch.nn.Linear
    'x = layer(torch.randn(3)).view(-1)', // torch.randn, torch.Tensor.view
    'y = np.dot(torch.hallucinated(x), torch.__dict__)', // torch.hallucinated
    'first, second = unknown',
    'unknown.view(first.view(1)).other',
  ].join('\n');
  const explanations: Explanations = {
    packages: new Set(['torch']),
    knowledge: handKnowledge,
    members: new Set(['view']),
    explained: (name) =>
      Promise.resolve(
        name === 'torch.hallucinated'
          ? 'unknown'
          : name === 'torch.nn.Linear'
            ? 'own'
            : 'signature',
      ),
  };
  const measured = measureCoverage([{ path: 'a.py', text }], explanations);

  it('counts names by how they are explained, the most frequent first', async () => {
    const { own, signature, unknown } = await measured;
    assert.deepEqual(own, [{ name: 'torch.nn.Linear', count: 1 }]);
    assert.deepEqual(unknown, [{ name: 'torch.hallucinated', count: 1 }]);
    assert.deepEqual(signature, [
      { name: 'torch', count: 2 },
      { name: 'torch.Tensor.view', count: 1 },
      { name: 'torch.nn', count: 1 },
      { name: 'torch.randn', count: 1 },
    ]);
  });
  it('counts the members of objects that are not traced, and of no others', async () => {
    const { untraced } = await measured; // not x.view, np.dot, unknown.other
    assert.deepEqual(untraced, [{ name: 'view', count: 2 }]);
  });
  it('is nothing for nothing, and for a file that imports none of the packages', async () => {
    const nothing = { own: [], signature: [], unknown: [], untraced: [], failed: [] };
    assert.deepEqual(await measureCoverage([], explanations), nothing);
    const other = [{ path: 'b.py', text: 'import numpy\nx.view(1)' }];
    assert.deepEqual(await measureCoverage(other, explanations), nothing);
  });
});

describe('the Python files of a folder', () => {
  it('are modules and notebooks; what is no notebook is said and left out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ml-python-files-'));
    try {
      mkdirSync(join(folder, '.hidden'));
      const cell = (source: string | string[]): unknown => ({ cell_type: 'code', source });
      const files: Record<string, string> = {
        'a.py': 'import torch\n',
        'b.ipynb': JSON.stringify({ cells: [cell('x = 1'), cell(['%time\n', 'y = 2\n'])] }),
        'c.ipynb': '{"cells": [',
        'd.ipynb': JSON.stringify({ worksheets: [] }),
        'notes.md': '# Notes',
        [join('.hidden', 'e.py')]: 'import torch\n',
      };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const skipped: string[] = [];
      const found = [...pythonFiles(folder, (reason) => skipped.push(reason))];
      assert.deepEqual(
        found.map(({ path, text }) => [basename(path), text]),
        [
          ['a.py', 'import torch\n'],
          ['b.ipynb', 'x = 1\n#time\ny = 2\n'],
        ],
      );
      assert.deepEqual(
        skipped.map((reason) => basename(reason)),
        ['c', 'd'].map((name) => `${name}.ipynb is not a notebook of format 4: left out.`),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
