import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { installVsCode } from '../vscode/install.js';

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-package-'));
  const vsix = join(folder, 'ml-cheatsheets.vsix');
  before(() => {
    const { status, stderr } = spawnSync('npm', ['run', '-s', 'package', '--', vsix], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
  after(() => {
    // The tests before and after this file use the build for development.
    spawnSync('npm', ['run', '-s', 'build']);
    rmSync(folder, { recursive: true });
  });

  it('holds what runs and what is read, and nothing else', async () => {
    const files = (await listFiles({ packageManager: PackageManager.None })).map((file) =>
      file
        .replace(/^dist\/webview\/fonts\/.*woff2$/, 'dist/webview/fonts/*.woff2')
        .replace(/^dist\/content\/(entries|signatures)\/.*json$/, 'dist/content/$1/*.json'),
    );
    const workers = readdirSync('webview', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.worker.ts'))
      .map((file) => `dist/webview/${basename(file, '.ts')}.js`);
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/THIRD_PARTY_NOTICES.txt',
      'dist/content/entries/*.json',
      'dist/content/index.json',
      'dist/content/names.json',
      'dist/content/outlines.json',
      'dist/content/signatures/*.json',
      'dist/content/terms.json',
      'dist/extension.node.cjs',
      'dist/extension.web.cjs',
      'dist/labs.cjs',
      'dist/python.cjs',
      'dist/snippets/catalogue.json',
      ...workers,
      'dist/webview/fonts/*.woff2',
      'dist/webview/labs.css',
      'dist/webview/labs.js',
      ...readdirSync('webview/later').map((file) => `dist/webview/${basename(file, '.ts')}.js`),
      'media/icon.png',
      ...readdirSync('media/screenshots')
        .map((file) => `media/screenshots/${file}`)
        .sort(),
      'package.json',
    ];
    assert.deepEqual([...new Set(files)].sort(), expected.sort());
  });

  it('is smaller than 5 MB, and what is loaded at activation than 200 kB', () => {
    assert.ok(statSync(vsix).size < 5e6);
    assert.ok(statSync('dist/extension.node.cjs').size < 200e3);
    assert.ok(statSync('dist/extension.web.cjs').size < 200e3);
  });

  it('installs without a network', () => {
    const { node, server } = installVsCode();
    const places = [
      `--user-data-dir=${join(folder, 'data')}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
    ];
    const run = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync(node, [server, ...places, ...args], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    run('--install-extension', vsix);
    assert.match(run('--list-extensions', '--show-versions'), /ml-cheatsheets\.ml-cheatsheets@\d/);
  });
});
