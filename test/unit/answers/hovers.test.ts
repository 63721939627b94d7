import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library, type Names } from '../../../src/content/index.js';
import type { HoverContext } from '../../../src/answers/hover/hoverContext.js';
import { keywordHover } from '../../../src/answers/hover/keywordHover.js';
import { symbolHover } from '../../../src/answers/hover/symbolHover.js';
import { labCalls } from '../../../src/answers/labs/labCalls.js';
import * as labs from '../../../src/answers/labs/labs.js';
import {
  callsIn,
  keywordAt,
  PythonSource,
  symbolAt,
  type Call,
} from '../../../src/python/index.js';
import { readSymbols, writeSymbols } from '../../../tools/content/symbols.js';
import { catalogue } from '../support/fitted.js';

const IMPORTS = [
  'import torch',
  'import torch.nn.functional as F',
  'from torch import nn, optim',
  'from torch.optim.lr_scheduler import *',
  '',
].join('\n');

const shows = {
  formula: true,
  plot: true,
  advice: true,
  computed: true,
  parameters: true,
  example: true,
};

describe('a hover over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ml-hovers-'));
  writeSymbols(readSymbols(join('content', 'signatures')), folder);
  const library = new Library((file) =>
    Promise.resolve(
      file === 'index.json'
        ? '{"ids":{},"templates":[],"starts":[]}'
        : readFileSync(join(folder, file), 'utf8'),
    ),
  );
  let names: Names;
  before(async () => {
    names = await library.knowledge();
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** The Markdown at the `|` in the code. */
  async function hover(code: string, more: Partial<HoverContext> = {}): Promise<string> {
    const text = IMPORTS + code;
    const offset = text.indexOf('|');
    const source = PythonSource.parse(text.replace('|', ''));
    const context: HoverContext = {
      ...{ read: { source, start: 0 }, uri: 'file:///a.py', names, library, labs, shows },
      snippets: catalogue,
      theme: 'dark',
      failed: (error) => {
        throw error;
      },
      ...more,
    };
    const symbol = symbolAt(source, offset, names);
    const keyword = symbol ? undefined : keywordAt(source, offset, names);
    const entry = await library.find(symbol?.name ?? keyword?.call.name ?? '');
    assert.ok(entry, code);
    if (symbol) return symbolHover(symbol, entry, context);
    assert.ok(keyword);
    return keywordHover(keyword, entry, context) ?? '';
  }

  /** The words in the pictures of a hover. */
  function drawnIn(markdown: string): string {
    const pictures = [...markdown.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g)];
    return pictures.map(([, data = '']) => Buffer.from(data, 'base64').toString()).join('\n');
  }

  it('a scheduler draws its own horizon and says first, peak and last rate', async () => {
    const optimizer = 'opt = optim.SGD(p, lr=0.05)\n';
    const cosine = await hover(`${optimizer}s = Cosine|AnnealingLR(opt, T_max=50, eta_min=0.01)\n`);
    assert.match(cosine, /begins at its peak 0\.05, .* ends at 0\.01/);
    assert.match(drawnIn(cosine), />0\.05</);
    const cycle = await hover(`${optimizer}s = One|CycleLR(opt, 0.1, total_steps=200)\n`);
    assert.match(cycle, /begins at 0\.004, peaks at 0\.1 at step 59, .* ends at 4e-7/);
  });

  it('an optimizer says its state and runs alone, with its scheduler', async () => {
    const code = 'opt = optim.Adam|W(p, lr=0.05)\ns = StepLR(opt, 30)\n';
    const markdown = await hover(code);
    assert.match(markdown, /\*\*8\*\* bytes a parameter/);
    assert.match(markdown, /AdamW.* ends .* minimum/);
    assert.doesNotMatch(markdown, /SGD/);
    assert.match(markdown, /StepLR: stepped/);
    assert.match(drawnIn(markdown), />AdamW</);
    assert.ok(markdown.length < 90_000, 'VS Code cuts a hover at 100,000 characters');
  });

  it('a step of a scheduler draws the schedule that is stepped, and says where it is from', async () => {
    const made = 'opt = optim.SGD(p, lr=0.05)\nsched = StepLR(opt, 30, gamma=0.5)\n';
    const step = await hover(`${made}sched.st|ep()\n`);
    assert.match(step, /\n\$\(symbol-variable\) `sched = StepLR\(opt, 30, gamma=0\.5\)`\n/);
    assert.match(step, /Plot of StepLR\(opt, 30, gamma=0\.5\)/);
    assert.match(drawnIn(step), />0\.05</);
    assert.match(step, /"lab":"schedule"|%22lab%22%3A%22schedule%22/);
    assert.doesNotMatch(step, /\[Insert\]/);
    const other = await hover(`${made}opt.st|ep()\n`);
    assert.match(other, /`opt = optim\.SGD\(p, lr=0\.05\)`/);
    assert.equal(drawnIn(other), '');
    assert.doesNotMatch(
      await hover('s = a or StepLR(o, 3) or MultiStepLR(o, [3])\nStepLR(o, 3).st|ep()\n'),
      /symbol-variable|Plot of/,
    );
  });

  it('a loss draws it for both answers', async () => {
    const markdown = await hover('loss = nn.BCE|WithLogitsLoss()\n');
    assert.match(markdown, /Target 1: from 4\.018 at −4 down to 0\.01815 at 4\./);
    assert.match(drawnIn(markdown), />target 0</);
  });

  it('an activation has a line with its numbers only if the call gives any', async () => {
    assert.match(
      await hover('nn.Leaky|ReLU(0.3)'),
      /\n`LeakyReLU\(x\) = x if x > 0 else 0\.3 · x`\n/,
    );
    assert.doesNotMatch(await hover('nn.Leaky|ReLU()'), /x if x > 0/);
    assert.doesNotMatch(await hover('nn.Re|LU()'), /max\(/);
  });

  it('what is not known of a call is one sentence', async () => {
    const markdown = await hover('nn.Conv|2d(in_ch, 8, 3)');
    assert.equal(markdown.match(/is not known/g)?.length, 1, markdown);
    assert.match(markdown, /72·`in_ch` \+ 8 parameters/);
  });

  it('a loss says what it cannot read', async () => {
    const markdown = await hover('F.huber_|loss(x, y, delta=config.delta)\n');
    assert.match(
      markdown,
      /`delta=config\.delta` is not known .* drawn with 1\.0 as a placeholder/,
    );
  });

  it('an initializer finds the layer whose weight it is given', async () => {
    const module = (call: string): string =>
      `class N(nn.Module):\n  def __init__(self):\n    self.fc = nn.Linear(512, 10)\n    ${call}\n`;
    const known = await hover(module('nn.init.kaiming_|normal_(self.fc.weight)'));
    assert.match(known, /1\.41 \/ √512: \*\*0\.0625\*\*/);
    const refused = await hover(module('nn.init.kaiming_|normal_(self.fc.bias)'));
    assert.match(refused, /PyTorch refuses this: a weight needs two axes or more/);
    const unknown = await hover('for m in net.modules():\n  nn.init.kaiming_|normal_(m.weight)\n');
    assert.match(unknown, /\*\*0\.0625\*\* for 512/);
  });

  it('a keyword argument draws the call beside the same call without it', async () => {
    const activation = drawnIn(await hover('nn.LeakyReLU(negative_|slope=0.3)'));
    assert.match(activation, />LeakyReLU\(negative_slope=0\.3\)</);
    assert.match(activation, />LeakyReLU</);
    const scheduler = drawnIn(await hover('StepLR(optim.SGD(p, lr=0.1), 30, gam|ma=0.5)'));
    assert.match(scheduler, />StepLR, gamma=0\.5</);
    assert.match(scheduler, />StepLR, gamma=0\.1</);
    const optimizer = drawnIn(await hover('optim.SGD(p, lr=0.02, moment|um=0.9)'));
    assert.match(optimizer, />SGD momentum=0\.9</);
    const loss = drawnIn(await hover('nn.CrossEntropyLoss(label_|smoothing=0.1)'));
    assert.match(loss, />label_smoothing=0\.1</);
    assert.match(loss, />label_smoothing=0\.0</);
  });

  it('a keyword argument draws nothing where it changes no curve', async () => {
    const markdown = await hover('nn.MSELoss(reduct|ion="sum")');
    assert.match(markdown, /default `'mean'`/);
    assert.equal(drawnIn(markdown), '');
  });

  it('a keyword that the signature lacks is empty', async () => {
    assert.equal(await hover('nn.LeakyReLU(sl|ope=0.3)'), '');
  });

  it('an unfinished call keeps its links whole', async () => {
    const markdown = await hover('x = (nn.E|LU(0.5, (\n');
    const links = [...markdown.matchAll(/\]\(command:[\w.]+\.(?:openLab|insertCode)\?([^)]*)\)/g)];
    assert.equal(links.length, 2);
    for (const [, query = ''] of links) {
      assert.match(decodeURIComponent(query), /^\[\{"lab":"activation".*"text":"nn\.ELU\(.*\}\]$/);
    }
  });

  it('anything has no picture where pictures are turned off', async () => {
    const off = { shows: { ...shows, plot: false, computed: false } };
    for (const code of ['nn.R|eLU()', 'nn.MSE|Loss()', 'optim.S|GD(p)', 'nn.ELU(al|pha=2)']) {
      assert.doesNotMatch(await hover(code, off), /data:|bytes/, code);
    }
  });

  it('a call of a lab knows all others of the file, by whatever name they are called', () => {
    const code = [
      'from torch.nn import GELU as G, ReLU',
      'import torch.nn.modules.activation as act',
      'Act = nn.SiLU',
      'First, Second = nn.ELU, nn.SELU',
      'Known = None or nn.Mish',
      'class N(nn.Module):',
      '  kind = nn.Softsign',
      '  def forward(self, x):',
      '    self.other = nn.Hardswish',
      '    return self.kind()(self.other()(x))',
      'ReLU(); G(); act.Tanh(); Act(); First(); Second(); Known()',
      'for Each in (nn.CELU,): Each()',
      '[One() for One in (nn.Softplus,)]',
      'if (Late := nn.LogSigmoid): Late()',
      'opt = optim.SGD(p)',
      'StepLR(opt, 3)',
      'model(x).view(3)',
    ].join('\n');
    const source = PythonSource.parse(IMPORTS + code);
    const isWanted = (name: string): boolean => labs.labFor(name) !== undefined;
    const all = callsIn(source, names, isWanted);
    assert.equal(all.length, 14);
    const placeOf = ({ name, from, to }: Call): unknown[] => [name, from, to];
    assert.deepEqual(labCalls.in(source, names, labs).map(placeOf), all.map(placeOf));
  });

  it('finds a call of Lightning or Keras once, whether its names are known or not', () => {
    for (const from of ['lightning.pytorch.callbacks', 'keras.callbacks']) {
      const text = `from ${from} import EarlyStopping\nstop = EarlyStopping(patience=5)\n`;
      const calls = labCalls.in(PythonSource.parse(text), names, labs);
      assert.equal(calls.length, 1, from);
    }
  });
});
