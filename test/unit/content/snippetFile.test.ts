import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSnippet } from '../../../tools/snippets/readSnippet.js';
import { variants } from '../../../tools/snippets/stops.js';
import { fillIn } from '../../../src/snippets/index.js';
import { toTextMate } from '../../../tools/snippets/textMate.js';

const HEAD = '# prefix: ml-x\n# title: X\n# description: D.\n# category: c\n# needs: torch\n';
const read = (stops: string, code: string) =>
  readSnippet('x', `${HEAD}# stops: ${stops}\n\n${code}`);

describe('a snippet file', () => {
  it('has each word of a tab stop filled in at once, also in comments and f-strings', () => {
    const { body } = read(
      '[net]',
      'net = 1  # net\nprint(f"net {net}", "net", network, x.net, f(net=net))\n',
    );
    assert.equal(
      body,
      '${1:net} = 1  # $1\nprint(f"net {$1\\}", "net", network, x.net, f(net=$1))$0',
    );
  });
  it('offers choices, after a dot, too', () => {
    assert.equal(read('["GELU|ReLU"]', 'x = nn.GELU()').body, 'x = nn.${1|GELU,ReLU|}()$0');
    assert.equal(read(`['"a,b"|"c"']`, 'x = "a,b"').body, 'x = ${1|"a\\,b","c"|}$0');
  });
  it('takes the value of one name, however it is written', () => {
    const { body } = read(
      '[lr=0.1, "k=1|2"]',
      'def f(lr: float = 0.1, k=1): ...\nlr = 0.1\nx = f(0.1, 1)\nlr=0.15\n',
    );
    assert.equal(
      body,
      'def f(lr: float = ${1:0.1}, k=${2|1,2|}): ...\nlr = $1\nx = f(0.1, 1)\nlr=0.15$0',
    );
  });
  it('does not take a part of a number for a tab stop', () => {
    assert.equal(read('["6"]', 'x = 6 + 0.6 + 6.5 + 16').body, 'x = ${1:6} + 0.6 + 6.5 + 16$0');
  });
  it('inserts what stands between its marks, with the imports that it uses', () => {
    const snippet = read(
      '[]',
      'import os\n\nimport torch\nimport torch.nn.functional as F\nfrom torch import (\n    Tensor,\n    nn,\n)\n' +
        'x = os.sep\n\n# ---\n\ny = F.relu(nn.Linear)\n\n# ---\n\nassert torch\n',
    );
    assert.equal(snippet.code, 'y = F.relu(nn.Linear)');
    assert.equal(snippet.check, 'assert torch');
    assert.deepEqual(
      snippet.imports.map(({ statement, at }) => [statement, at]),
      [
        ['import torch.nn.functional as F', [4]],
        ['from torch import nn', [11]],
      ],
    );
    assert.deepEqual(snippet.symbols, ['torch.nn.Linear', 'torch.nn.functional.relu']);
  });
  it('says which names it expects to find, and not those that it binds itself', () => {
    const { uses } = read(
      '[]',
      'import torch\n\ndef f(a, *, b=model):\n    return [a + c + len(d) for d in b]\n\nf(criterion, b=torch)\n',
    );
    assert.deepEqual(uses, ['model', 'c', 'criterion']);
  });
  it('knows where its imported names stand in the body, in tab stops and beside escapes, too', () => {
    const { body, imports } = read(
      '["nn.Linear(2, 2)", net]',
      'from torch import nn\nx = {1: 2}\nnet = nn.Linear(2, 2)\ny = nn.Linear(2, 2), nn.ReLU(x.nn, nn=net)\n',
    );
    assert.equal(
      body,
      'x = {1: 2\\}\n${2:net} = ${1:nn.Linear(2, 2)}\ny = $1, nn.ReLU(x.nn, nn=$2)$0',
    );
    const [found] = imports;
    assert.deepEqual(
      found?.at.map((at) => body.slice(at, at + 9)),
      ['nn.Linear', 'nn.ReLU(x'],
    );
  });
  it('may be imports alone', () => {
    const snippet = read('[]', 'import os\nimport torch\nfrom torch import nn, optim\n');
    assert.equal(snippet.body, '$0');
    assert.deepEqual(
      snippet.imports.map(({ local }) => local),
      ['os', 'torch', 'nn', 'optim'],
    );
    assert.equal(snippet.kind, 'module');
  });

  const refused: [string, string, RegExp][] = [
    ['a tab stop that is not in the code', 'stops: [model]', /^x\.py: the tab stop model is not/],
    ['tab stops that overlap', 'stops: ["x", x]', /^x\.py: the tab stops x and x overlap/],
    ['a header that is not YAML', 'stops: [', /^x\.py: Flow sequence/],
    ['a field that is unknown', 'stops: []\n# author: me', /^x\.py: author: /],
  ];
  for (const [what, line, message] of refused)
    it(`with ${what} is refused by name`, () => {
      assert.throws(() => readSnippet('x', `${HEAD}# ${line}\n\nx = 1\n`), { message });
    });
  it('with another prefix, or a description that is no sentence, is refused', () => {
    assert.throws(() => readSnippet('x', HEAD.replace('ml-x', 'x')), {
      message: 'x.py: prefix: a prefix starts with ml-',
    });
    assert.throws(() => readSnippet('x', HEAD.replace('D.', 'D')), {
      message: 'x.py: description: a description is a sentence',
    });
  });
});

describe('the tab stops of a snippet', () => {
  it('are run with their defaults, and with each other choice by itself', () => {
    const stops = [
      { text: 'a', choices: ['a', 'b', 'c'] },
      { text: 'x', choices: [] },
      { text: '1', choices: ['1', '2'] },
    ];
    assert.deepEqual(
      variants(stops).map((picks) => [...picks]),
      [[], [[1, 'b']], [[1, 'c']], [[3, '2']]],
    );
  });
  it('come back as they were, whatever the code around them', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\\', '$', '}', '{', '|', ',', ':', '1', 'é'),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, fc.boolean(), (a, text, b, other, isChoice) => {
        fc.pre(text !== '' && other !== '');
        const code = a + text + b + text;
        const again = a.length + text.length + b.length;
        const { body } = toTextMate(
          code,
          [{ text, choices: isChoice ? [text, other] : [] }],
          [
            { from: a.length, to: a.length + text.length, stop: 0 },
            { from: again, to: again + text.length, stop: 0 },
          ],
        );
        assert.equal(fillIn(body), code);
        assert.equal(fillIn(body, new Map([[1, other]])), a + other + b + other);
      }),
    );
  });
});
