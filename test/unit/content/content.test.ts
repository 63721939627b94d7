import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { indexSchema } from '../../../src/content/entry.js';
import { Library, type Entry } from '../../../src/content/index.js';
import { isTemplate } from '../../../src/content/template.js';
import { activations } from '../../../src/engine/activations/index.js';
import { commonKey, commonProblems } from '../../../tools/content/commonParameters.js';
import { borrowedNames } from '../../../tools/content/borrowed.js';
import { buildContent, readContent } from '../../../tools/content.js';

describe('the content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-content-'));
  const read: string[] = [];
  const library = new Library((name) => {
    read.push(name);
    return Promise.resolve(readFileSync(join(folder, name), 'utf8'));
  });
  before(async function () {
    this.timeout(120_000); // it draws every formula
    assert.ok((await buildContent('content', folder)) > 0);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('has an entry with a picture of its formula for every form of every activation', async () => {
    const knowledge = await library.knowledge();
    for (const { forms } of activations) {
      for (const { name } of forms) {
        assert.ok(knowledge.canonical(name) !== undefined, name);
        const entry: Entry | undefined = await library.find(name);
        assert.match(entry?.formula?.svg ?? '', /^<svg [\s\S]*currentColor[\s\S]*<\/svg>$/, name);
        assert.ok(entry!.formula!.width > 40 && entry!.formula!.height > 10, name);
      }
    }
  });

  it('has a picture of each formula that holds for some arguments', async () => {
    for (const name of ['torch.nn.GELU', 'torch.nn.functional.gelu']) {
      const [tanh] = (await library.find(name))?.formula?.special ?? [];
      assert.deepEqual(tanh?.when, { approximate: 'tanh' });
      assert.match(tanh.svg, /^<svg [\s\S]*<path id="g\d+" d="M[\s\S]*<\/svg>$/);
    }
    assert.equal((await library.find('torch.nn.ReLU'))?.formula?.special, undefined);
  });

  it('explains every parameter of LeakyReLU, with the range that the engine allows', async () => {
    const entry = await library.find('torch.nn.LeakyReLU');
    assert.deepEqual(Object.keys(entry?.params ?? {}), ['negative_slope', 'inplace']);
    assert.equal(entry?.params?.['negative_slope']?.range, 'a finite number');
    assert.match(entry.params['inplace']?.text ?? '', /^Overwrites the input/);
  });

  it('says no range of a parameter that is a function in Python', async () => {
    const { params } = (await library.find('torch.optim.lr_scheduler.LambdaLR')) ?? {};
    assert.match(params?.['lr_lambda']?.text ?? '', /^Function of the step/);
    assert.equal(params?.['lr_lambda']?.range, undefined);
  });

  it('gives a method the entry of its function, with its own signature', async () => {
    const sum = await library.find('torch.Tensor.sum');
    assert.equal(sum?.id, 'torch.sum');
    assert.equal(sum.kind, 'method');
    assert.equal(sum.signature, 'dim=None, keepdim=False, *, dtype=None');
    assert.equal(sum.tier, 'full');
  });

  it('fills the names of a template into its text, but not those that have an entry', async () => {
    const fit = await library.find('sklearn.svm.SVC.fit');
    assert.equal(fit?.id, 'sklearn.svm.SVC.fit');
    assert.match(fit.summary, /^Trains SVC on/);
    assert.equal(fit.signature, 'X, y, sample_weight=None');
    assert.deepEqual(Object.keys(fit.params ?? {}), ['X', 'y', 'sample_weight']);
    assert.match(
      (await library.find('torch.distributions.Normal.sample'))?.summary ?? '',
      /Normal/,
    );
    const own = await library.find('torch.distributions.Categorical.sample');
    assert.equal(own?.tier, 'full');
    assert.equal((await library.find('torch.optim.Adam.step'))?.id, 'torch.optim.Optimizer.step');
  });

  it('leaves a template to the names of its kind', async () => {
    for (const name of ['torchmetrics.utilities.plot', 'torch.nn.quantized.Linear.weight']) {
      assert.equal((await library.find(name))?.summary, '', name);
    }
    assert.match((await library.find('torch.nn.BCELoss.weight'))?.summary ?? '', /a buffer/);
  });

  it('explains an attribute that keeps an argument by what that argument means', async () => {
    const p = await library.find('torch.nn.Dropout.p');
    assert.equal(p?.id, 'torch.nn.Dropout.p');
    const meaning = (await library.find('torch.nn.Dropout'))?.params?.['p']?.text ?? '';
    assert.equal(p.summary, `What Dropout was given as \`p\`: ${meaning}`);
    const bias = await library.find('torch.nn.Linear.bias'); // the parameter, not the flag
    assert.doesNotMatch(bias?.summary ?? '', /was given/);
  });

  it('leads no name to an entry about another thing', () => {
    const index = v.parse(
      indexSchema,
      JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')),
    );
    const { table, facts } = readContent('content');
    assert.ok(Object.keys(index.ids).length > 1000);
    assert.deepEqual(borrowedNames(index, table, facts), []);
    const wrong = { ...index, ids: { ...index.ids, 'torch.cos': 'torch.sin' } };
    assert.deepEqual(borrowedNames(wrong, table, facts), [{ name: 'torch.cos', id: 'torch.sin' }]);
  });

  it('serves the in-place form and the documented alias, but no neighbor', async () => {
    assert.equal((await library.find('torch.Tensor.arcsin_'))?.id, 'torch.asin');
    for (const name of ['sklearn.decomposition.FastICA', 'torch.ones_like', 'torch.unsafe_split']) {
      assert.equal((await library.find(name))?.id, name);
    }
  });

  it('says what to write instead of a deprecated name', async () => {
    const autocast = await library.find('torch.cuda.amp.autocast');
    assert.equal(autocast?.id, 'torch.autocast');
    assert.equal(autocast.instead, "torch.amp.autocast('cuda', …)");
    const clip = await library.find('torch.nn.utils.clip_grad_norm');
    assert.equal(clip?.id, 'torch.nn.utils.clip_grad_norm_');
    assert.equal(clip.instead, 'torch.nn.utils.clip_grad_norm_');
  });

  it('has a text of its own for the steps that differ from those of their base class', async () => {
    const schedules = [
      'OneCycleLR',
      'CyclicLR',
      'CosineAnnealingWarmRestarts',
      'ReduceLROnPlateau',
    ];
    for (const owner of [...schedules, 'SequentialLR', 'ChainedScheduler']) {
      const name = `torch.optim.lr_scheduler.${owner}.step`;
      assert.equal((await library.find(name))?.id, name);
    }
    assert.equal((await library.find('torch.optim.LBFGS.step'))?.id, 'torch.optim.LBFGS.step');
    const usual = await library.find('torch.optim.lr_scheduler.StepLR.step');
    assert.equal(usual?.id, 'torch.optim.lr_scheduler.LRScheduler.step');
  });

  it('finds what a name is an alias of, and what a class inherits', async () => {
    assert.equal((await library.find('torch.nn.modules.linear.Linear'))?.id, 'torch.nn.Linear');
    const step = await library.find('torch.optim.AdamW.step');
    assert.equal(step?.id, 'torch.optim.Optimizer.step');
  });

  it('has at least 220 full entries, each with advice and an example', async () => {
    const full = new Set<string>();
    for (const { entry } of readContent('content').drafts) {
      if (isTemplate(entry.id)) continue;
      const found = await library.find(entry.id);
      assert.equal(found?.id, entry.id);
      if (found.tier !== 'full') continue;
      assert.ok(found.useWhen !== undefined && found.watchOut !== undefined, entry.id);
      full.add(entry.id);
    }
    assert.ok(full.size >= 220, String(full.size));
  });

  it('says of a symbol that nobody has written about what its signature is', async () => {
    const entry = await library.find('torch.unsafe_chunk');
    assert.equal(entry?.tier, 'signature');
    assert.equal(entry.kind, 'function');
    assert.equal(entry.signature, 'input, chunks, dim=0');
    assert.equal(entry.summary, '');
  });

  it('is read once, file by file', () => {
    assert.deepEqual([...new Set(read)], read);
  });

  it('knows nothing of names that every object has', async () => {
    const knowledge = await library.knowledge();
    assert.equal(knowledge.canonical('constructor'), undefined);
    assert.equal(await library.find('toString'), undefined);
  });
});

describe('a text that several parameters share', () => {
  const symbols = new Map([
    ['torch.nn.Dropout', { kind: 'class', signature: 'p=0.5, inplace=False' }],
    ['torch.relu', { kind: 'function', signature: 'input' }],
  ] as const);
  const problems = (text: string): string[] =>
    commonProblems('common.yaml', { inplace: text }, { symbols, aliases: {} });

  it('must not name one of those that share it', () => {
    assert.deepEqual(problems('Overwrites the input, as Dropout does.'), [
      'common.yaml: the text for inplace names Dropout',
    ]);
    assert.deepEqual(problems('Unlike `torch.relu` it overwrites the input.'), []);
  });

  it('may hold in one package only', () => {
    const common = { 'torch.input': 'The tensor.' };
    assert.equal(commonKey(common, 'torch.relu', 'input'), 'torch.input');
    assert.equal(commonKey(common, 'sklearn.tree.Reader', 'input'), undefined);
  });
});

describe('a content file that is not right stops the build', () => {
  const symbols = {
    'shop.Shirt.size': { kind: 'property' },
    'shop.Shoe.size': { kind: 'property' },
  };
  const shop = { versions: {}, symbols, aliases: {} };
  const entry = (header: string, body = '') =>
    `---\nid: a.b\nkind: function\nsummary: Does it.\n${header}---\n${body}`;
  const cases: [string, string, RegExp][] = [
    [
      'an alias that is another thing',
      entry('aliases: [torch.nn.ReLU]\n').replace('a.b', 'torch.nn.GELU'),
      /a\.md: aliases: torch\.nn\.ReLU: it is another thing/,
    ],
    [
      'a pattern outside of a template',
      entry('aliases: [torch.nn.*]\n'),
      /a\.md: aliases: torch\.nn\.\*: only a template has a pattern/,
    ],
    [
      'a template that matches no name of its kind',
      entry('')
        .replace('a.b', 'shop.*.size')
        .replace('it', '{owner}')
        .replace('function', 'method'),
      /a\.md: id: no method is named shop\.\*\.size/,
    ],
    [
      'a template that does not say what it is about',
      entry('').replace('a.b', 'shop.*.size').replace('function', 'property'),
      /a\.md: summary: says neither \{name\} nor \{owner\}/,
    ],
    [
      'a template with an example',
      entry('', '## Example\n\n```python\nx = 1\n```\n')
        .replace('a.b', 'shop.*.size')
        .replace('function', 'property')
        .replace('it', '{owner}'),
      /a\.md: a template has neither an example nor a formula/,
    ],
    [
      'a template that names one of its things',
      entry('', '## Watch out\n\n- As in Shirt.\n')
        .replace('a.b', 'shop.*.size')
        .replace('function', 'property')
        .replace('it', '{owner}'),
      /a\.md: the text for shop\.\*\.size names Shirt/,
    ],
    ['no header', 'text', /a\.md: there is no header/],
    ['a header that is not YAML', '---\nid: [\n---\n', /a\.md: header: Flow sequence/],
    ['an unknown field', entry('colour: red\n'), /a\.md: colour/],
    ['no summary', '---\nid: a.b\nkind: function\n---\n', /a\.md: summary/],
    ['a kind of its own', entry('').replace('function', 'k'), /a\.md: kind: "k" is not one of/],
    [
      'a summary of two sentences',
      entry('').replace('Does it.', 'Does it. Well.'),
      /a\.md: summary: must be one sentence/,
    ],
    [
      'a summary that is too long',
      entry('').replace('Does it', 'x'.repeat(160)),
      /a\.md: summary: has 161 characters, 160 are the most/,
    ],
    [
      'letters without a formula',
      entry('letters:\n  x: a number\n'),
      /a\.md: letters: only the formula of a term has them/,
    ],
    ['an unknown section', entry('', '## Whatever\n\nx'), /a\.md: unknown section "Whatever"/],
    ['an empty section', entry('', '## Watch out\n'), /a\.md: section "Watch out" is empty/],
    [
      'the same section twice',
      entry('', '## Watch out\n\n- a\n\n## Watch out\n\n- b\n'),
      /a\.md: two sections "Watch out"/,
    ],
    ['text outside of the sections', entry('', 'Hello.\n'), /a\.md: text before the first section/],
    ['an example that is not a block of Python', entry('', '## Example\n\nx = 1\n'), /```python/],
    [
      'an example of seven lines',
      entry('', `## Example\n\n\`\`\`python\n${'x = 1\n'.repeat(7)}\`\`\`\n`),
      /a\.md: the example has 7 lines, 6 are the most/,
    ],
    [
      'a name that another entry has',
      entry('').replace('a.b', 'torch.nn.ReLU'),
      /torch\.nn\.ReLU has two entries/,
    ],
    [
      'TeX that is not TeX',
      entry('formula: { tex: "\\\\frac{1}", text: t }\n'),
      /a\.md: formula\.tex: Missing argument/,
    ],
    [
      'a parameter that the signature has not',
      entry('params: { slope: x }\n').replace('a.b', 'torch.nn.ELU'),
      /a\.md: params\.slope: the signature has only alpha, inplace/,
    ],
    [
      'an example without all of the parameters',
      entry('', '## Example\n\n```python\nx = 1\n```\n').replace('a.b', 'torch.nn.PReLU'),
      /a\.md: params: num_parameters, device, dtype of the signature is missing/,
    ],
  ];
  for (const [title, text, error] of cases) {
    it(title, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ml-content-'));
      try {
        writeFileSync(join(folder, 'a.md'), text);
        writeFileSync(
          join(folder, 'b.md'),
          '---\nid: torch.nn.ReLU\nkind: function\nsummary: s.\n---\n',
        );
        mkdirSync(join(folder, 'signatures'));
        writeFileSync(join(folder, 'signatures', 'shop.json'), JSON.stringify(shop));
        await assert.rejects(buildContent(folder, join(folder, 'out')), error);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
