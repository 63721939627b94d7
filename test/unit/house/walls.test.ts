import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { ESLint } from 'eslint';
import { walls } from '../../../tools/bundle.js';
import { roomNames } from '../../../walls.mjs';

const BREACHES: [string, string, RegExp][] = [
  ['src/engine', 'vscode', /src\/engine may not import vscode/],
  ['src/engine', 'd3-array', /src\/engine may not import d3-array/],
  ['src/engine', '../../labs/index.js', /src\/engine may not import src\/labs/],
  ['src/python', '../../content/index.js', /src\/python may not import src\/content/],
  [
    'src/python/syntax',
    '../../scopes/scopes.js',
    /src\/python\/syntax may not import src\/python\/scopes/,
  ],
  [
    'src/python/types',
    '../../values/value.js',
    /src\/python\/types may not import src\/python\/values/,
  ],
  [
    'src/python/write',
    '../../find/resolve.js',
    /src\/python\/write may not import src\/python\/find/,
  ],
  ['src/python/find', '../../index.js', /src\/python\/find may not import src\/python\/index/],
  ['src/labs', '../../host/settings.js', /src\/labs may not import src\/host/],
  ['src/calls', '../../content/index.js', /src\/calls may not import src\/content/],
  ['src/snippets', '../../content/index.js', /src\/snippets may not import src\/content/],
  ['src/protocol', '../../labs/index.js', /src\/protocol may not import src\/labs/],
  ['webview', '../../src/host/settings.js', /webview may not import src\/host/],
  ['webview', 'vscode', /webview may not import vscode/],
  ['src/host', '../../../webview/ui/host.js', /src\/host may not import webview/],
];

describe('a breach of a wall fails', () => {
  for (const [room, source, message] of BREACHES) {
    it(`${room} → ${source}`, async function () {
      this.timeout(60_000);
      const folder = mkdtempSync(resolve(room, 'breach-'));
      const file = join(folder, 'breach.ts');
      try {
        writeFileSync(file, `import '${source}';\n`);
        const eslint = new ESLint();
        const [linted] = await eslint.lintFiles([file]);
        assert.match(linted?.messages.map((one) => one.message).join('\n') ?? '', message, 'lint');
        await assert.rejects(
          build({
            entryPoints: [file],
            bundle: true,
            write: false,
            logLevel: 'silent',
            plugins: [walls],
          }),
          message,
          'bundle',
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

describe('the pure rooms bundle without vscode', () => {
  const pure = roomNames.filter((room) => room !== 'src/host' && room !== 'webview');
  for (const room of pure) {
    it(room, async () => {
      const contents = `export * from './${room}/index.js';`;
      const entry =
        room === 'src/engine'
          ? `export * from './${room}/activations/index.js';`
          : room === 'src/protocol'
            ? `export * from './${room}/messages.js';`
            : contents;
      const { errors } = await build({
        stdin: { contents: entry, resolveDir: '.' },
        bundle: true,
        write: false,
        logLevel: 'silent',
        plugins: [walls],
      });
      assert.deepEqual(errors, []);
    });
  }
});
