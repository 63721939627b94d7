import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../../src/engine/random.js';
import {
  callsIn,
  importEdits,
  doctestAt,
  joinCells,
  keywordAt,
  markdownCodeAt,
  markdownTermTextAt,
  occurrencesIn,
  PythonSource,
  spell,
  symbolAt,
  termTextAt,
  type Call,
} from '../../../src/python/index.js';
import { handKnowledge } from '../support/knowledge.js';
import { mutated } from '../support/mutations.js';

/** How many broken files are read; `FUZZ=20000` for a long run. */
const COUNT = Number(process.env['FUZZ'] ?? 1000);
const FOLDER = join('test', 'fixtures', 'python');
const IDENTIFIER = /^[A-Za-z_\u{a1}-\u{10ffff}][\w\u{a1}-\u{10ffff}]*$/u;

const WANTED = new Set(['AdamW', 'GELU', 'ReLU', 'autocast', 'relu']);
const isWanted = (name: string): boolean => WANTED.has(name.slice(name.lastIndexOf('.') + 1));
const placeOf = ({ name, from, to }: Call): unknown[] => [name, from, to];

/** Reads a text in every way and checks that what is found lies where it says. */
function readAll(text: string, seed: number): number {
  const random = createRandom(seed);
  const source = PythonSource.parse(text);
  const found = occurrencesIn(source, handKnowledge);
  for (const { from, to } of found) assert.match(text.slice(from, to), IDENTIFIER);
  for (const { from, to } of callsIn(source, handKnowledge)) {
    assert.ok(0 <= from && from < to && to <= text.length);
  }
  const wanted = callsIn(source, handKnowledge, isWanted);
  const passingOver = callsIn(source, handKnowledge, isWanted, WANTED);
  assert.deepEqual(passingOver.map(placeOf), wanted.map(placeOf));
  for (let i = 0; i < 12; i++) {
    const offset = random.integer(text.length + 1);
    const symbol = symbolAt(source, offset, handKnowledge);
    for (const one of [symbol, keywordAt(source, offset, handKnowledge)]) {
      if (!one) continue;
      assert.ok(one.from <= offset && offset <= one.to);
      assert.match(text.slice(one.from, one.to), IDENTIFIER);
    }
    for (const line of [termTextAt(source, offset), markdownTermTextAt(text, offset)]) {
      if (line) assert.ok(text.startsWith(line.text, line.from));
    }
    for (const code of [markdownCodeAt(text, offset), doctestAt(source, offset)]) {
      const one = code && symbolAt(code.source, offset + code.start, handKnowledge);
      if (one) assert.equal(text.slice(one.from - code.start, one.to - code.start), code.source.text.slice(one.from, one.to)); // prettier-ignore
    }
    spell(source, offset, 'torch.nn.GELU');
  }
  for (const { from, to } of importEdits(source, ['import torch', 'from torch import nn']))
    assert.ok(0 <= from && from <= to && to <= text.length);
  assert.equal(joinCells([text]).text.length, text.length);
  return found.length;
}

describe('broken Python is read without failing', () => {
  for (const file of readdirSync(FOLDER)) {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    it(`${file} as it is`, () => {
      assert.ok(readAll(text, 1) > 60);
    });
    it(`${file} cut, doubled, moved and overwritten in ${COUNT} ways`, () => {
      const random = createRandom(7);
      for (let i = 0; i < COUNT; i++) {
        const broken = mutated(text, random);
        try {
          readAll(broken, i);
        } catch (error) {
          throw new Error(`in mutation ${i}:\n${JSON.stringify(broken)}`, { cause: error });
        }
      }
    }).timeout(60 * COUNT);
  }
});

describe('files of another kind than written by people are read to their end', () => {
  const imports = 'import torch\nfrom torch import nn\n';
  const times = 20_000;
  const megabyte = 2 ** 20;
  const cases: [string, string][] = [
    ['one endless line', `x = [${'nn.ReLU(), '.repeat(megabyte / 11)}]`],
    ['endless statements', 'x = nn.ReLU()(x);'.repeat(times / 2)],
    ['endless parentheses', '('.repeat(times)],
    ['endless calls', 'nn.ReLU('.repeat(times / 4)],
    ['an endless chain', `torch.randn(3)${'.relu()'.repeat(times / 4)}`],
    ['an endless path', `torch${'.nn'.repeat(times)}`],
    ['an endless sum', `x = ${'1 + '.repeat(times)}1`],
    ['endless conditions', `x = ${'a if b else '.repeat(times / 4)}c`],
    ['endless lambdas', 'lambda: '.repeat(times / 4)],
    ['endless nesting', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('')],
    [
      'endless functions',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}def f(x):\n`).join(''),
    ],
    ['names for names', Array.from({ length: 5000 }, (_, i) => `x${i + 1} = x${i}\n`).join('')],
    ['names for each other', Array.from({ length: 150 }, (_, i) => `x${i % 9} = x${(i * 7) % 9}.relu()\n`).join('')], // prettier-ignore
    ['endless globals', 'def f():\n  global nn\n  nn = 3\n'.repeat(1000)],
    ['an endless string', `x = "${'a'.repeat(megabyte)}`],
    ['an endless comment', `# ${'a '.repeat(megabyte / 2)}`],
    ['endless backticks', '`'.repeat(times)],
    ['endless spaces', ' '.repeat(megabyte)],
    ['endless backslashes', '\\'.repeat(times)],
    ['endless escapes', `x = "${'\\N{'.repeat(times)}"`],
    ['endless tabs', `${'\t'.repeat(times)}nn.ReLU()`],
    ['endless question marks', '?'.repeat(times)],
    [
      'endless attributes',
      `class A(nn.Module):\n  def f(self):\n${'    self.a = nn.ReLU()\n'.repeat(2000)}`,
    ],
    ['zeros', '\0'.repeat(times)],
  ];
  for (const [title, code] of cases) {
    it(title, () => {
      readAll(imports + code, 3);
    });
  }
});
