import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Asker, questionSchema, type Answer } from '../../../src/answers/index.js';
import * as labs from '../../../src/answers/labs/labs.js';
import { Library } from '../../../src/content/index.js';
import { readSymbols, writeSymbols } from '../../../tools/content/symbols.js';
import { catalogue } from '../support/fitted.js';

const CYCLE = 'torch.optim.lr_scheduler.OneCycleLR.step';

const NOTHING = {
  ...{ name: null, what: null, parameter: null },
  ...{ entry: null, markdown: null },
};

describe('a question about a place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-ask-'));
  writeSymbols(readSymbols(join('content', 'signatures')), folder);
  const written: Record<string, string> = {
    'index.json': `{"ids":{"overfitting":"overfitting","${CYCLE}":"${CYCLE}"},"templates":[],"starts":["overfitting"]}`,
    'outlines.json': '[]',
    'terms.json': '{"phrases":{"overfitting":"overfitting"},"near":{},"notNear":{}}',
    'entries/0.json': `{
      "overfitting": {"id": "overfitting", "kind": "term", "summary": "Too close a fit.",
        "formula": {"tex": "g", "text": "g", "svg": "<svg/>", "width": 9, "height": 9},
        "letters": [["g", "gap"], ["n_i", "size"]], "title": "Overfitting", "related": ["overfitting", "${CYCLE}"], "cheatsheet": "4.11"},
      "${CYCLE}": {"id": "${CYCLE}", "kind": "method", "summary": "After every batch."}
    }`,
  };
  const library = new Library((file) =>
    Promise.resolve(written[file] ?? readFileSync(join(folder, file), 'utf8')),
  );
  const show = true;
  const asker = new Asker(
    {
      library,
      snippets: () => Promise.resolve(catalogue),
      labs: () => Promise.resolve(labs),
      shows: {
        ...{ formula: show, plot: show, advice: show },
        ...{ computed: show, parameters: show, example: show },
      },
      terms: true,
      theme: 'dark',
      failed: (error) => {
        throw error;
      },
    },
    () => undefined,
  );
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Asks about the `|` in a file's text. */
  function ask(
    file: string,
    marked: string,
    files?: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const offset = marked.indexOf('|');
    const before = marked.slice(0, offset).split('\n');
    const text = marked.replace('|', '');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return asker.answer(
      v.parse(questionSchema, { id: 7, ask: 'hover', file, text, files, ...place }),
    );
  }

  it('about a symbol gives its qualified name and what its hover says', async () => {
    const { markdown, ...rest } = await ask('a.py', 'from torch import nn\nnn.Leaky|ReLU(0.3)\n');
    assert.deepEqual(rest, {
      ...{ id: 7, name: 'torch.nn.LeakyReLU', what: 'symbol', parameter: null },
      entry: 'signature',
    });
    assert.match(markdown ?? '', /^\*\*`torch\.nn\.LeakyReLU`\*\*/);
    assert.doesNotMatch(markdown ?? '', /data:/);
    assert.match(markdown ?? '', /negative_slope=0\.3/, 'the alternative text of its picture');
  });

  it('about an inherited method says what is written for the class of the object', async () => {
    const imports = 'from torch.optim import lr_scheduler as L\n';
    const cycle = await ask('a.py', `${imports}s = L.OneCycleLR(o, 0.1)\ns.st|ep()\n`);
    assert.equal(cycle.name, 'torch.optim.lr_scheduler.LRScheduler.step');
    assert.equal(cycle.entry, 'own');
    assert.match(cycle.markdown ?? '', /^\*\*`torch\.optim\.lr_scheduler\.OneCycleLR\.step`/);
    assert.match(cycle.markdown ?? '', /\n\nAfter every batch\.\n/);
    const other = await ask('a.py', `${imports}s = L.StepLR(o, 3)\ns.st|ep()\n`);
    assert.equal(other.name, cycle.name);
    assert.match(other.markdown ?? '', /^\*\*`torch\.optim\.lr_scheduler\.LRScheduler\.step`/);
  });

  it('about a keyword gives its call and its own name', async () => {
    const { name, what, parameter } = await ask('a.py', 'import torch\ntorch.sum(x, di|m=1)\n');
    assert.deepEqual([name, what, parameter], ['torch.sum', 'keyword', 'dim']);
  });

  it('about a term gives its title, and names what it points to', async () => {
    for (const [file, text] of [
      ['a.py', '# mind over|fitting\n'],
      ['a.md', 'Mind over|fitting.\n'],
    ] as const) {
      const { name, what, entry, markdown } = await ask(file, text);
      assert.deepEqual([name, what, entry], ['Overfitting', 'term', 'own'], file);
      assert.match(markdown ?? '', /In the formula:\*\* `g` gap; `n_i` size\n/);
      assert.match(
        markdown ?? '',
        /See also:\*\* Overfitting, `[\w.]+\.OneCycleLR\.step`, cheatsheet 4\.11/,
      );
    }
  });

  const MODEL = [
    'from torch import nn',
    'class Block(nn.Module):',
    '  def __init__(self, c):',
    '    self.conv = nn.Conv2d(c, 8, 3)',
    '    self.norm = nn.BatchNorm2d(8)',
    'class Net(Block):',
    '  def __init__(self):',
    '    self.fc = nn.Linear(3, 4)',
    '    self.inner = self.a = Block(3)',
    'head = nn.Linear(4, 2)',
    '',
  ].join('\n');

  it('about a module of one’s own gives its bases, its layers and their parameter counts', async () => {
    for (const [file, code, name] of [
      ['model.py', `${MODEL}n = N|et()\n`, 'Net'],
      ['model.py', MODEL.replace('class Net', 'class N|et'), 'Net'],
      ['a.py', 'from model import Net\nnet = Net()\nne|t\n', 'model.Net'],
    ] as const) {
      const { markdown, ...rest } = await ask(file, code, { 'model.py': MODEL });
      assert.deepEqual([rest.name, rest.what, rest.entry], [name, 'symbol', null]);
      assert.match(markdown ?? '', /class Net\(Block\)/);
      assert.match(markdown ?? '', /\| `norm` \| `BatchNorm2d\(8\)` \| 16 \|/, 'inherited');
      assert.match(markdown ?? '', /\| `conv` \| `Conv2d\(c, 8, 3\)` \| {2}\|/, 'of unknown size');
      assert.match(markdown ?? '', /\| `fc` \| `Linear\(3, 4\)` \| 16 \|/);
      assert.match(markdown ?? '', /at least \*\*48\*\* parameters/);
      assert.match(markdown ?? '', /model\.py.*#L6\)/);
    }
  });

  it('about a module of one’s own says with which defaults its layers are counted', async () => {
    const code = [
      'from torch import nn',
      'class Net(nn.Module):',
      '  def __init__(self, width=4):',
      '    self.fc = nn.Linear(width, 3)',
      'N|et(5)',
    ].join('\n');
    const { markdown } = await ask('model.py', code);
    assert.match(markdown ?? '', /\*\*15\*\* parameters[^]*With the default `width=4`\./);
  });

  it('about an object of another file says where it is made', async () => {
    const { markdown } = await ask('a.py', 'import model\nmodel.he|ad\n', { 'model.py': MODEL });
    assert.match(markdown ?? '', /^\*\*`torch\.nn\.Linear`\*\*/);
    assert.match(markdown ?? '', /This object is made in `model\.py`\./);
    assert.match(markdown ?? '', /\*\*10\*\* parameters/);
  });

  it('about a class of one’s own that is no module gives nothing', async () => {
    assert.equal((await ask('a.py', 'class A: pass\nx = |A()\n')).what, null);
  });

  it('about nothing gives nothing', async () => {
    assert.deepEqual(await ask('a.py', 'x = |1\n'), { id: 7, ...NOTHING });
  });

  it('points into the text of a notebook', async () => {
    const cells = [
      { cell_type: 'code', source: ['from torch import nn\n', '"\\u00e9"; MARK_A\n'] },
      { cell_type: 'markdown', source: 'We see "overfitting"\nMARK_B' },
      { cell_type: 'code', source: ['s = "a\\t\\"b"; act = nn.GELU()'] },
    ];
    const text = JSON.stringify({ cells, nbformat: 4 }, null, 1);
    const at = async (word: string, shift: number): Promise<string | null> => {
      const offset = text.indexOf(word) + shift;
      return (await ask('a.ipynb', `${text.slice(0, offset)}|${text.slice(offset)}`)).name;
    };
    assert.equal(await at('GELU', 1), 'torch.nn.GELU');
    assert.equal(await at('overfitting', 2), 'Overfitting');
    assert.equal(await at('torch import', 1), 'torch');
    assert.equal(await at('cell_type', 2), null, 'outside of the cells');
  });

  it('counts UTF-16 units and any kind of line break', async () => {
    assert.equal(
      (await ask('a.py', 'from torch import nn\r\n"😀"; nn.GE|LU\r\n')).name,
      'torch.nn.GELU',
    );
  });

  it('about a place that is not there says so', async () => {
    for (const [question, message] of [
      [{ line: 3, column: 1 }, /a\.py has 2 lines, so there is no line 3/],
      [{ line: 1, column: 4 }, /Line 1 of a\.py has 2 characters, so there is no column 4/],
    ] as const) {
      const whole = { ask: 'hover', file: 'a.py', text: 'ab\n', ...question };
      await assert.rejects(asker.answer(v.parse(questionSchema, whole)), message);
    }
    await assert.rejects(ask('a.txt', '|'), /neither Python .* nor Markdown/);
    await assert.rejects(ask('a.ipynb', '|{}'), /not a notebook/);
  });
});
