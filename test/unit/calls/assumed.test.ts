import assert from 'node:assert/strict';
import { join } from 'node:path';
import { computeCall, type Computed } from '../../../src/calls/index.js';
import { Names } from '../../../src/content/index.js';
import { callsIn, PythonSource } from '../../../src/python/index.js';
import { nameData, readSymbols } from '../../../tools/content/symbols.js';

const table = readSymbols(join('content', 'signatures'));
const names = new Names(nameData(table, []));

/** What the last call of a name comes to. */
function computed(leaf: string, code: string): Computed {
  const source = PythonSource.parse(`import torch\nfrom torch import nn, optim\n${code}\n`);
  const call = callsIn(source, names).findLast(({ name }) => name.endsWith(`.${leaf}`));
  const found = call && computeCall(call, (name) => table.symbols.get(name)?.signature);
  assert.ok(found, code);
  return found;
}

describe('what a call comes to with a default', () => {
  it('is computed, and says so once', () => {
    const { facts, notes } = computed('Linear', 'def g(width=64):\n  nn.Linear(width, 2 * width)');
    assert.match(facts[0] ?? '', /8,320/);
    assert.deepEqual(notes, ['With the default `width=64`.']);
  });
  it('says so of the layers inside', () => {
    const code = 'def g(width=64):\n  nn.Sequential(nn.Linear(3, width), nn.Linear(width, 2))';
    assert.deepEqual(computed('Sequential', code).notes, ['With the default `width=64`.']);
  });
  it('is never refused, since a caller may give something else', () => {
    const code = (groups: string): string => `nn.Conv2d(6, 8, 3, groups=${groups})`;
    assert.match(computed('Conv2d', code('4')).notes[0] ?? '', /^PyTorch refuses this/);
    assert.doesNotMatch(
      computed('Conv2d', `def g(groups=4):\n  ${code('groups')}`).notes.join(' '),
      /refuses/,
    );
  });
});

describe('what a call comes to with a spread', () => {
  it('is that of a dict that the code shows', () => {
    const code = 'cfg = dict(bias=False)\nnn.Linear(3, 4, **cfg)';
    const { facts, notes } = computed('Linear', code);
    assert.match(facts[0] ?? '', /\*\*12\*\* parameters/);
    assert.deepEqual(notes, []);
  });
  it('is not claimed where the spread may give something else than the default', () => {
    const { facts, notes } = computed('Linear', 'nn.Linear(3, 4, **cfg)');
    assert.doesNotMatch(facts.join(' '), /parameters/);
    assert.match(notes.join(' '), /cfg/);
  });
  it('is not claimed of an optimizer either', () => {
    const { facts, notes } = computed('AdamW', 'optim.AdamW(p, **cfg)');
    assert.deepEqual(facts, []);
    assert.match(notes.join(' '), /`\*\*cfg`/);
  });
  it('has no kernel from behind a star', () => {
    const { facts, notes } = computed('Conv2d', 'nn.Conv2d(*args, 3)');
    assert.deepEqual(facts, []);
    assert.doesNotMatch(notes.join(' '), /refuses|must be|no parameter/);
  });
});
