import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe('what the documents name exists', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/content.md']) {
    const text = readFileSync(file, 'utf8');
    it(`${file}: links and pictures`, () => {
      const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
      assert.ok(targets.length > 0 || !text.includes(']('));
      for (const target of targets) assert.ok(existsSync(join(dirname(file), target)), target);
    });
    it(`${file}: paths`, () => {
      const paths = [
        ...text.matchAll(
          /`((?:src|webview|test|tools|snippets|content|samples|docs|media)\/[\w./-]*)`/g,
        ),
      ].map(([, path]) => path ?? '');
      const future = ['content/torch/nn/Softsign.md'];
      for (const path of paths) assert.ok(future.includes(path) || existsSync(path), path);
    });
    it(`${file}: commands`, () => {
      for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g))
        assert.ok(name in manifest.scripts, name);
    });
  }
});

describe('CONTRIBUTING walks through an activation that works', () => {
  it('the code is that of the file it names', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
    const [, path = ''] = /write `(src\/engine\/activations\/\w+\.ts)`/.exec(text) ?? [];
    assert.equal(code, readFileSync(path, 'utf8'));
  });
});
