import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library, type Entry } from '../../../src/content/index.js';
import { activations } from '../../../src/engine/activations/index.js';
import { buildContent } from '../../../tools/content.js';

describe('the content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-content-'));
  const read: string[] = [];
  const library = new Library((name) => {
    read.push(name);
    return Promise.resolve(readFileSync(join(folder, name), 'utf8'));
  });
  before(async () => {
    assert.ok((await buildContent('content', folder)) > 0);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('has an entry with a picture of its formula for every form of every activation', async () => {
    const isKnown = await library.names();
    for (const { forms } of activations) {
      for (const { name } of forms) {
        assert.ok(isKnown(name), name);
        const entry: Entry | undefined = await library.find(name);
        assert.match(entry?.formula?.svg ?? '', /^<svg [\s\S]*currentColor[\s\S]*<\/svg>$/, name);
        assert.ok(entry!.formula!.width > 40 && entry!.formula!.height > 10, name);
      }
    }
  });

  it('is read once, file by file', () => {
    assert.deepEqual([...new Set(read)], read);
  });

  it('knows nothing of names that every object has', async () => {
    const isKnown = await library.names();
    assert.equal(isKnown('constructor'), false);
    assert.equal(await library.find('toString'), undefined);
  });
});

describe('a content file that is not right stops the build', () => {
  const cases: [string, string, RegExp][] = [
    ['no header', 'text', /a\.md: there is no header/],
    ['an unknown field', '---\nid: a.b\nkind: k\nsummary: s\ncolour: red\n---\n', /a\.md: colour/],
    ['no summary', '---\nid: a.b\nkind: k\n---\n', /a\.md: summary/],
    [
      'an unknown section',
      '---\nid: a.b\nkind: k\nsummary: s\n---\n## Whatever\n',
      /a\.md: unknown section "Whatever"/,
    ],
    [
      'a name that another entry has',
      '---\nid: a.b\naliases: [torch.nn.ReLU]\nkind: k\nsummary: s\n---\n',
      /torch\.nn\.ReLU has two entries/,
    ],
    [
      'TeX that is not TeX',
      '---\nid: a.b\nkind: k\nsummary: s\nformula: { tex: "\\\\frac{1}", text: t }\n---\n',
      /Missing argument/,
    ],
  ];
  for (const [title, text, error] of cases) {
    it(title, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ml-content-'));
      try {
        writeFileSync(join(folder, 'a.md'), text);
        writeFileSync(join(folder, 'b.md'), '---\nid: torch.nn.ReLU\nkind: k\nsummary: s\n---\n');
        await assert.rejects(buildContent(folder, join(folder, 'out')), error);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
