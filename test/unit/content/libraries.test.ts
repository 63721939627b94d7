import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docsPage } from '../../../src/libraries/docsPage.js';
import { usualImport, usualSpelling } from '../../../src/libraries/spelling.js';
import { Tensors } from '../../../src/libraries/tensors.js';
import { readReport } from '../../../tools/content/report.js';
import {
  describedOf,
  importedNames,
  packagesOf,
  readLibraries,
  type Library,
} from '../../../tools/libraries.js';

describe('the files of the libraries', () => {
  const libraries = readLibraries();

  it('have the versions of which the signatures and the report are', () => {
    const report = readReport(join('content', 'report.json'));
    for (const { name, pypi, version } of packagesOf(libraries)) {
      const path = join('content', 'signatures', `${name}.json`);
      const [, found] = /^\{"versions": \{"\w+": "([^"]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
      assert.equal(found, version, name);
      assert.equal(report.versions[pypi], version, name);
    }
  });

  it('come after those that they build on', () => {
    const names = libraries.map(({ name }) => name);
    assert.ok(names.indexOf('torch') < names.indexOf('torchmetrics'));
    assert.ok(names.indexOf('torchmetrics') < names.indexOf('lightning'));
    assert.ok(importedNames(packagesOf(libraries)).has('pytorch_lightning'));
    assert.ok(!importedNames(packagesOf(libraries)).has('keras'));
  });

  it('say how code is shown', () => {
    const cases: [string, string][] = [
      ['torch.nn.functional.gelu', 'F.gelu'],
      ['torch.nn.init.zeros_', 'nn.init.zeros_'],
      ['torch.optim.lr_scheduler.StepLR', 'lr_scheduler.StepLR'],
      ['torch.relu', 'torch.relu'],
      ['torchvision.transforms.v2.Resize', 'torchvision.transforms.v2.Resize'],
      ['sklearn.metrics.RocCurveDisplay.from_predictions', 'RocCurveDisplay.from_predictions'],
      ['lightning.Trainer', 'L.Trainer'],
      ['lightning.pytorch.callbacks.EarlyStopping', 'EarlyStopping'],
      ['pytorch_lightning.Trainer', 'Trainer'],
      ['tensorflow.keras.callbacks.EarlyStopping', 'EarlyStopping'],
      ['numpy.linalg.norm', 'numpy.linalg.norm'],
    ];
    for (const [name, shown] of cases) assert.equal(usualSpelling(name), shown);
    assert.equal(usualImport('torch.nn')?.statement, 'from torch import nn');
    assert.equal(usualImport('lightning')?.statement, 'import lightning as L');
    assert.equal(usualImport('torch.optim'), undefined);
  });
});

describe('a new library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-libraries-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const written = (name: string, text: string): void => {
    writeFileSync(join(folder, `${name}.yaml`), text);
  };

  it('with tensors of its own is one file', () => {
    written(
      'jax',
      `title: JAX
pypi: jax
version: 0.9.0
imports: { style: module, aliases: { jax.numpy: jnp } }
tensors: { jax.Array: { likewise: [jax.core.Tracer], alone: at addressable_shards } }
docs: { site: https://docs.jax.dev/en/latest/, pages: [{ page: '_autosummary/{name}.html' }] }
signatures: { left: _src }
`,
    );
    const { docs, tensors } = describedOf(readLibraries(folder));
    const known = new Tensors(tensors);
    assert.equal(known.tensorOf('jax.core.Tracer'), 'jax.Array');
    assert.equal(known.tensorOf('torch.Tensor'), undefined);
    assert.equal(known.tensorWith('addressable_shards'), 'jax.Array');
    assert.deepEqual(
      docsPage('jax.numpy.dot', docs, () => 'function'),
      {
        library: 'JAX',
        address: 'https://docs.jax.dev/en/latest/_autosummary/jax.numpy.dot.html',
      },
    );
    const [jax] = packagesOf(readLibraries(folder));
    assert.deepEqual(jax?.signatures.left, ['_src']);
  });

  const wrong: [string, string, RegExp][] = [
    ['field', 'title: A\nimport: {}\n', /wrong\.yaml: import/],
    ['style', 'title: A\nimports: { style: star }\n', /wrong\.yaml: imports\.style/],
    ['half', 'title: A\nimports: { style: names }\npypi: a\n', /wrong\.yaml: .*all of pypi/],
    ['below', 'title: A\nimports: { style: names }\nbuildsOn: [b]\n', /there is no b\.yaml/],
    ['circle', 'title: A\nimports: { style: names }\nbuildsOn: [wrong]\n', /builds on itself/],
  ];
  for (const [what, text, message] of wrong) {
    it(`that is not as it should be is refused: ${what}`, () => {
      written('wrong', text);
      assert.throws((): Library[] => readLibraries(folder), message);
    });
  }
});
