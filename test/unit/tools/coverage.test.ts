import assert from 'node:assert/strict';
import { measureCoverage } from '../../../tools/coverage/measure.js';
import { handKnowledge } from '../support/knowledge.js';

describe('the coverage of a folder', () => {
  const text = [
    'import numpy as np', // of another package
    'import torch', // torch
    'from torch import nn', // torch, torch.nn
    'layer = nn.Linear(1, 2)', // torch.nn.Linear
    'x = layer(torch.randn(3)).view(-1)', // torch.randn, torch.Tensor.view
    'y = np.dot(torch.hallucinated(x), torch.__dict__)', // torch.hallucinated
    'unknown.view(-1)',
  ].join('\n');
  const measured = measureCoverage([{ path: 'a.py', text }], handKnowledge, (name) =>
    Promise.resolve(
      name === 'torch.hallucinated' ? undefined : name === 'torch.nn.Linear' ? 'full' : 'signature',
    ),
  );

  it('counts what is traced, by tier', async () => {
    const { occurrences, resolved, full, signatureOnly } = await measured;
    assert.deepEqual([occurrences, resolved, full, signatureOnly], [7, 6, 1, 5]);
  });
  it('names what is missing and what has only a signature, the most frequent first', async () => {
    const { missing, onlySignatures } = await measured;
    assert.deepEqual(missing, [{ name: 'torch.hallucinated', count: 1 }]);
    assert.deepEqual(onlySignatures, [
      { name: 'torch', count: 2 },
      { name: 'torch.Tensor.view', count: 1 },
      { name: 'torch.nn', count: 1 },
      { name: 'torch.randn', count: 1 },
    ]);
  });
  it('is nothing for nothing', async () => {
    const { occurrences } = await measureCoverage([], handKnowledge, () => Promise.resolve('full'));
    assert.equal(occurrences, 0);
  });
});
