import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PythonSource } from '../../../src/python/index.js';
import { readSnippet } from '../../../tools/snippets.js';

const HEAD = '# prefix: ml-x\n# title: X\n# description: d\n# category: c\n# needs: torch\n';

/** What VS Code would insert with every tab stop left as it is. */
function expand(body: string): string {
  const defaults = new Map<string, string>();
  return body
    .replace(
      /\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
      (_, stop: string, word?: string, first?: string) => {
        defaults.set(stop, word ?? first ?? '');
        return word ?? first ?? '';
      },
    )
    .replace(/\$(\d+)/g, (_, stop: string) => defaults.get(stop) ?? '')
    .replace(/\\([\\$}])/g, '$1');
}

function errorsIn(code: string): string[] {
  const errors: string[] = [];
  PythonSource.parse(code).tree.iterate({
    enter(node) {
      if (node.type.isError) errors.push(code.slice(Math.max(0, node.from - 20), node.to + 20));
    },
  });
  return errors;
}

describe('every snippet', () => {
  const files = readdirSync('snippets', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.py'),
  );
  it('is found', () => {
    assert.ok(files.length >= 5);
  });
  for (const file of files) {
    it(`${file}: what is inserted parses, and is the code of the file`, () => {
      const text = readFileSync(join('snippets', file), 'utf8');
      const [, { body }] = readSnippet(file, text);
      const code = expand(body.join('\n'));
      assert.deepEqual(errorsIn(code), []);
      for (const line of code.split('\n')) {
        if (!line.startsWith('from ')) assert.ok(text.includes(line), line);
      }
    });
  }
});

describe('a snippet file', () => {
  it('has each word of a tab stop filled in at once, and a choice where it offers one', () => {
    const [title, { prefix, body }] = readSnippet(
      'x.py',
      `${HEAD}# stops: [net, "GELU|ReLU"]\n\nfrom torch import nn\nnet = nn.GELU()\nprint(f"{net}", network)\n`,
    );
    assert.deepEqual([title, prefix], ['X', 'ml-x']);
    assert.deepEqual(body, [
      'from torch import nn',
      '',
      '',
      '${1:net} = nn.${2|GELU,ReLU|}()',
      'print(f"{$1\\}", network)$0',
    ]);
  });
  it('brings along the imports that its code uses, not those of its set-up', () => {
    const [, { body }] = readSnippet(
      'x.py',
      `${HEAD}# stops: []\n\nimport os\nimport torch\nfrom torch import Tensor, nn\nx = os.sep\n\n# ---\n\ny = nn.ReLU()\n`,
    );
    assert.deepEqual(body, ['from torch import nn', '', '', 'y = nn.ReLU()$0']);
  });
  it('with a tab stop that is not in the code is refused', () => {
    assert.throws(
      () => readSnippet('x.py', `${HEAD}# stops: [model]\n\nx = 1\n`),
      /x\.py: the tab stop model is not in the code/,
    );
  });
  it('with another prefix is refused', () => {
    assert.throws(
      () => readSnippet('x.py', HEAD.replace('ml-x', 'x')),
      /x\.py: prefix: a prefix starts with ml-/,
    );
  });
});
