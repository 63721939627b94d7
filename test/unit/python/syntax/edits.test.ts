import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../../../src/engine/random.js';
import {
  aliasesAt,
  callsIn,
  occurrencesIn,
  PythonSource,
  symbolAt,
} from '../../../../src/python/index.js';
import { handKnowledge } from '../../support/knowledge.js';

const EDITS = 120;
/** What a person adds to a file, or takes away: each changes what names stand for. */
const STATEMENTS = [
  'import torch.nn.functional as G',
  'from torch.nn import ReLU as nn',
  'from torch.optim import *',
  'nn = 3',
  'torch, F = 1, 2',
  'del nn',
  'act = other = nn.GELU()',
  'y = act(1.)',
  'if (n := nn.ReLU()): n(2)',
  'for nn in range(3): nn.ReLU()',
  'with torch.no_grad() as nn: nn.ReLU()',
  'try: from torch import nn\nexcept ImportError: nn = None',
  'def nn(x: torch.Tensor): return x.view(1)',
  'class F:\n    relu = nn.ReLU()\n    def f(self): return self.relu(1)',
  'def g():\n    global nn\n    nn = torch.nn',
  'print(f"{nn.GELU()}")',
  '@torch.no_grad()\ndef h(a=nn.ReLU()): return nn.GELU()(a)',
];

describe('an edited file', () => {
  it(`is read as if it were parsed anew, after each of ${EDITS} edits`, () => {
    const random = createRandom(19);
    const part = readFileSync(join('test', 'fixtures', 'python', 'training.py'), 'utf8');
    let text = part.repeat(4);
    let source = PythonSource.parse(text);
    const added: string[] = [];
    for (let i = 0; i < EDITS; i++) {
      const isRemoval = added.length > 8;
      const block = isRemoval
        ? added.splice(random.integer(added.length), 1)[0]!
        : `${STATEMENTS[random.integer(STATEMENTS.length)]!}  # ${i}\n`;
      const starts = [...text.matchAll(/^(?=[\w@])/gm)].map(({ index }) => index);
      const from = isRemoval ? text.indexOf(block) : starts[random.integer(starts.length)]!;
      const edit = {
        from,
        to: isRemoval ? from + block.length : from,
        insert: isRemoval ? '' : block,
      };
      if (!isRemoval) added.push(block);
      text = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
      source = source.edited([edit], text);
      const found = read(source);
      assert.deepEqual(found, read(PythonSource.parse(text)), `edit ${i}: ${block}`);
      assert.ok(found.occurrences.length > 150);
    }
  }).timeout(60_000);
});

/** All names that are known, the calls of some, and the imports at the end. */
function read(source: PythonSource) {
  return {
    occurrences: occurrencesIn(source, handKnowledge).map(({ from }) => [
      from,
      symbolAt(source, from, handKnowledge)?.name,
    ]),
    calls: callsIn(source, handKnowledge, () => true, new Set(['ReLU', 'GELU', 'view'])).map(
      ({ name, from, to, target }) => [name, from, to, target],
    ),
    imports: [...aliasesAt(source, source.text.length)],
  };
}
