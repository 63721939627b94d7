import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeNames } from '../../../tools/snippets/pythonNames.js';
import { hashOf, readReport } from '../../../tools/snippets/report.js';
import { variants } from '../../../tools/snippets/stops.js';
import { fillIn, readCatalogue } from '../../../src/snippets/index.js';
import { buildSnippets, readSnippets } from '../../../tools/snippets.js';
import { errorsIn, expand } from '../support/snippetCode.js';

const snippets = readSnippets('snippets');

describe('every snippet', () => {
  it('is found', () => {
    assert.ok(snippets.length >= 140, `${snippets.length}`);
  });

  for (const { id, code, body, stops, imports, uses, setUp, check } of snippets) {
    it(`${id}: what is inserted is the code of the file, to the letter`, () => {
      assert.equal(expand(body), code);
    });
    it(`${id}: parses with each of its choices, and needs no other names with it`, () => {
      assert.deepEqual(errorsIn(`${setUp}\n\n${code}\n\n${check}\n`), []);
      for (const picks of variants(stops)) {
        const filled = fillIn(body, picks);
        assert.deepEqual(errorsIn(filled), []);
        const known = new Set([...uses, ...imports.map(({ local }) => local)]);
        const asStop = new Set(stops.map(({ text }) => text));
        const missing = [...freeNames(filled).keys()].filter((name) => !known.has(name));
        assert.deepEqual(missing, [], `for ${[...picks.values()].join()}`);
        const unfilled = uses.filter(
          (name) => ![...asStop].some((text) => new RegExp(`\\b${name}\\b`).test(text)),
        );
        assert.deepEqual(unfilled, [], 'names of the user are tab stops');
      }
    });
  }
});

describe('the names of snippets', () => {
  const LITTLE = /^(a|an|and|at|by|for|from|in|of|on|one|the|to|with)$/;
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9²]+/g) ?? [];

  for (const { id, prefix, title, description } of snippets) {
    it(`${id}: its prefix holds every word of its title`, () => {
      const typed = prefix.replaceAll('-', '');
      for (const word of words(title.replaceAll('-', '')))
        if (!LITTLE.test(word)) assert.ok(typed.includes(word), `${prefix} lacks ${word}`);
    });
    it(`${id}: its title and description are short enough for a list`, () => {
      assert.ok(title.length <= 40 && prefix.length <= 40, title);
      assert.ok(description.length <= 120, `${description.length} characters`);
    });
  }
  it('of the user are those of the README wherever three snippets share one', () => {
    const readme = readFileSync(join('snippets', 'README.md'), 'utf8');
    const users = new Map<string, string[]>();
    for (const { id, uses } of snippets)
      for (const name of uses) users.set(name, [...(users.get(name) ?? []), id]);
    for (const [name, ids] of users)
      assert.ok(ids.length < 3 || readme.includes(`\`${name}\``), `${name} of ${ids.join()}`);
    for (const synonym of ['net', 'optim', 'opt', 'loss_fn', 'dataloader', 'train_dl', 'sched'])
      assert.ok(!users.has(synonym), `${synonym} of ${(users.get(synonym) ?? []).join()}`);
  });
});

describe('the code of snippets', () => {
  const DEPRECATED = [
    'torch.cuda.amp',
    'torch.jit',
    'torch.ao',
    'torch.quantization',
    'torch.load(', // without weights_only
    'torch.autograd.Variable',
    'torch.distributed.launch',
    'verbose=',
    'from typing import List',
    'from typing import Optional',
    'np.float,',
    'squared=False',
    'device="cuda"',
  ];
  for (const { id, code } of snippets)
    it(`${id}: has nothing that is deprecated, and no trailing spaces or tabs`, () => {
      const safe = code.replace(/torch\.load\((?=[^()]*weights_only=True)/g, '');
      for (const old of DEPRECATED) assert.ok(!safe.includes(old), old);
      assert.doesNotMatch(code, /\t|[ ]+$/m);
      for (const line of code.split('\n')) assert.ok(line.length <= 100, line);
    });

  it('needs the packages that it imports', () => {
    const packageOf = new Map([
      ['sklearn', 'scikit-learn'],
      ['umap', 'umap-learn'],
      ['PIL', 'pillow'],
    ]);
    for (const { id, imports, needs } of snippets) {
      const roots = imports.map(({ name }) => name.split('.')[0] ?? name);
      for (const root of new Set(roots)) {
        if (STANDARD_LIBRARY.has(root)) continue;
        assert.ok(needs.includes(packageOf.get(root) ?? root), `${id} needs ${root}`);
      }
    }
  });
});

describe('the report on the snippets that were run', () => {
  const report = readReport();

  it('has each snippet, as it is now, and no other', () => {
    assert.deepEqual(Object.keys(report.snippets).sort(), snippets.map(({ id }) => id).sort());
    for (const { id, unproven, stops } of snippets) {
      const { sha256, variants: run, result } = report.snippets[id]!;
      assert.equal(sha256, hashOf('snippets', id), `${id} has changed: npm run snippets:run`);
      assert.equal(result, unproven ?? 'ok', id);
      assert.equal(run, unproven === undefined ? variants(stops).length : 0, id);
    }
  });
  it('names the version of every package that they need', () => {
    for (const { needs, unproven } of snippets)
      for (const name of needs)
        assert.ok(unproven !== undefined || report.versions[name], `${name} was not there`);
    assert.match(report.versions['torch'] ?? '', /^2\.13\.0/);
  });
});

describe('the built snippets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  const count = buildSnippets('snippets', folder);
  const text = readFileSync(join(folder, 'catalogue.json'), 'utf8');
  const catalogue = readCatalogue(text);
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('are as many as the files', () => {
    assert.equal(count, snippets.length);
    assert.equal(catalogue.length, count);
  });
  it('are small', () => {
    assert.ok(text.length < 350_000, `${text.length} characters`);
  });
  it('carry what the editor needs to fit them to a file', () => {
    assert.deepEqual(
      catalogue.find(({ id }) => id === 'schedules/step'),
      {
        id: 'schedules/step',
        prefix: 'ml-schedule-step',
        title: 'Step schedule',
        description: 'Divides the learning rate every so many epochs.',
        category: 'Learning-rate schedules',
        rank: 51,
        needs: ['torch'],
        kind: 'statement',
        symbols: ['torch.optim.lr_scheduler.StepLR'],
        uses: ['optimizer'],
        binds: ['scheduler'],
        sets: [{ name: 'scheduler', at: [4] }],
        lines: [],
        imports: [
          {
            name: 'torch.optim.lr_scheduler.StepLR',
            local: 'StepLR',
            statement: 'from torch.optim.lr_scheduler import StepLR',
            at: [17],
          },
        ],
        body:
          '${1:scheduler} = StepLR(${2:optimizer}, step_size=${3:30}, gamma=${4:0.1})\n' +
          '# after each epoch: $1.step()$0',
      },
    );
  });
  it('show the names of each choice', () => {
    const byId = (id: string) => snippets.find((snippet) => snippet.id === id);
    assert.ok(byId('layers/activation')?.symbols.includes('torch.nn.SiLU'));
    assert.deepEqual(byId('layers/linear')?.symbols, ['torch.nn.Linear']);
    assert.deepEqual(
      ['modules/mlp', 'schedules/step', 'saving/saveWeights', 'layers/linear'].map(
        (id) => byId(id)?.kind,
      ),
      ['module', 'statement', 'statement', 'expression'],
    );
  });
});

const STANDARD_LIBRARY = new Set(
  `argparse collections contextlib copy csv dataclasses datetime functools importlib itertools json logging
  math os pathlib random time typing`.split(/\s+/),
);
