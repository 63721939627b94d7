import { assert } from 'chai';
import {
  commands,
  Hover,
  languages,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  Range,
  workspace,
  WorkspaceEdit,
  type CodeLens,
  type MarkdownString,
} from 'vscode';
import { hoverAt, picturesIn, python, sample } from './support.js';

describe('hover', () => {
  it('explains this call, with its formula and its own plot', async () => {
    const [markdown = ''] = await hoverAt(await sample('activations.py'), 'nn.LeakyReLU', 5);
    assert.match(markdown, /^\*\*`torch\.nn\.LeakyReLU`\*\* — activation function/);
    assert.include(markdown, 'LeakyReLU(x) = x if x > 0 else 0.3 · x');
    assert.include(markdown, '**Watch out**');
    const [formula, plot] = picturesIn(markdown);
    assert.match(formula ?? '', /^<svg [\s\S]*<path/);
    assert.include(plot, 'LeakyReLU(negative_slope=0.3)');
  });

  it('gives every picture an alternative text', async () => {
    const [markdown = ''] = await hoverAt(await sample('activations.py'), 'F.softplus', 3);
    const alternatives = [...markdown.matchAll(/!\[(.*)\]\(data:/g)].map(([, text]) => text ?? '');
    assert.lengthOf(alternatives, 2);
    for (const text of alternatives) assert.match(text, /softplus/i);
  });

  it('links to the lab, to insertion and to the official page, and trusts nothing else', async () => {
    const document = await sample('activations.py');
    const [markdown = ''] = await hoverAt(document, 'torch.sigmoid', 7);
    const targets = [...markdown.matchAll(/\]\((command:[\w.]+|https:\/\/[^)]+)/g)].map(
      ([, to]) => to,
    );
    assert.deepEqual(targets, [
      'command:mlCheatsheets.openLab',
      'command:mlCheatsheets.insertCode',
      'https://docs.pytorch.org/docs/stable/generated/torch.sigmoid.html',
      'command:workbench.action.openSettings',
    ]);
  });

  const imports: [string, string, string][] = [
    ['import torch', 'torch.nn.GELU()', 'torch.nn.GELU'],
    ['import torch.nn as nn', 'nn.ReLU()', 'torch.nn.ReLU'],
    ['from torch import nn', 'nn.Tanh()', 'torch.nn.Tanh'],
    ['import torch.nn.functional as F', 'F.silu(x)', 'torch.nn.functional.silu'],
    ['from torch.nn import GELU as G', 'G()', 'torch.nn.GELU'],
  ];
  for (const [statement, call, name] of imports) {
    it(`finds ${name} after "${statement}"`, async () => {
      const document = await python(`${statement}\n\ny = ${call}\n`);
      const [markdown = ''] = await hoverAt(document, `y = ${call}`, 3 + call.indexOf('('));
      assert.include(markdown, `**\`${name}\`**`);
    });
  }

  it('says what it cannot read and draws the default', async () => {
    const document = await python('from torch import nn\ny = nn.LeakyReLU(slope_from_config)\n');
    const [markdown = ''] = await hoverAt(document, 'nn.Leaky', 4);
    assert.include(
      markdown,
      '`negative_slope=slope_from_config` is not known before the code runs',
    );
    assert.notInclude(picturesIn(markdown)[1], 'negative_slope=');
  });

  it('keeps silent about broken, shadowed and unknown names', async () => {
    for (const code of [
      'from torch import nn\ndef f(nn):\n  return nn.ReLU()\n',
      'from torch import nn\nnn = mine\nnn.ReLU()\n',
      'nn.ReLU()\n',
      'from torch import nn\n"nn.ReLU"\n',
    ]) {
      assert.deepEqual(await hoverAt(await python(code), 'nn.ReLU', 4), [], code);
    }
    const [markdown = ''] = await hoverAt(
      await python('from torch import nn\nx = (nn.ELU(0.5,\n'),
      'nn.ELU',
      4,
    );
    assert.include(markdown, 'torch.nn.ELU');
  });

  it('knows in a notebook cell what the cells above import', async () => {
    const cell = (text: string): NotebookCellData =>
      new NotebookCellData(NotebookCellKind.Code, text, 'python');
    const notebook = await workspace.openNotebookDocument(
      'jupyter-notebook',
      new NotebookData([
        cell('%pip install torch\nfrom torch import nn'),
        cell('act = nn.ELU(alpha=0.5)'),
      ]),
    );
    const [markdown = ''] = await hoverAt(notebook.cellAt(1).document, 'nn.ELU', 4);
    assert.include(markdown, 'ELU(x) = x if x > 0 else 0.5');
  });

  it('says what the arguments of this call come to', async () => {
    const document = await python(
      'from torch import nn\nmodel = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2), nn.ReLU())\nmodel(x)\n',
    );
    const [layer = ''] = await hoverAt(document, 'Conv2d');
    assert.include(layer, '**224** parameters');
    assert.include(layer, '224 → **111**');
    assert.include(layer, '- `stride`: ');
    for (const place of ['Sequential', 'model(x)']) {
      const [whole = ''] = await hoverAt(document, place, 2);
      assert.include(whole, '**224** parameters', place);
      assert.include(whole, '| `Conv2d(3, 8, 3, stride=2)` | (N, 8, 111, 111) | 224 |', place);
    }
  });

  it('knows what another file of the workspace defines, as it is in the editor', async () => {
    const document = await sample('train.py');
    // The files are read while the first hover waits for them, though not for long.
    let method = '';
    for (let i = 0; i < 20 && method === ''; i++) {
      [method = ''] = await hoverAt(document, 'model.train()', 8);
    }
    assert.match(method, /^\*\*`torch\.nn\.Module\.train`/);
    const [net = ''] = await hoverAt(document, 'Net()', 1);
    assert.match(net, /^\*\*`model\.Net`\*\* — your module/);
    assert.match(net, /\| `stem` \| `Conv2d\(3, CHANNELS, 3, padding=1\)` \| 448 \|/);
    const [probe = ''] = await hoverAt(document, 'nn.Linear', 4);
    assert.match(probe, /\*\*34\*\* parameters/);
    assert.match(probe, /From `model\.py`: `CHANNELS=16`\./);
    const model = await sample('model.py');
    const at = model.positionAt(model.getText().indexOf('16'));
    const edit = new WorkspaceEdit();
    edit.replace(model.uri, new Range(at, at.translate(0, 2)), '99');
    await workspace.applyEdit(edit);
    const [edited = ''] = await hoverAt(document, 'nn.Linear', 4);
    assert.match(edited, /\*\*200\*\* parameters/);
  });

  it('explains the code in Markdown', async () => {
    const content = 'Use `nn.GELU` here.\n\n```python\nact = nn.SiLU()\n```\n';
    const page = await workspace.openTextDocument({ language: 'markdown', content });
    const [inline = ''] = await hoverAt(page, 'nn.GELU', 4);
    assert.match(inline, /^\*\*`torch\.nn\.GELU`/);
    const [fenced = ''] = await hoverAt(page, 'nn.SiLU', 4);
    assert.match(fenced, /^\*\*`torch\.nn\.SiLU`/);
  });

  it('explains a keyword argument', async () => {
    const document = await python(
      'from torch import nn, optim\nopt = optim.AdamW(p, weight_decay=0.1)\nact = nn.ELU(alpha=2)\n',
    );
    const [decay = ''] = await hoverAt(document, 'weight_decay', 3);
    assert.match(decay, /^\*\*`weight_decay`\*\* — parameter of `torch\.optim\.AdamW`/);
    assert.include(decay, 'default `0.01`');
    const [alpha = ''] = await hoverAt(document, 'alpha', 2);
    assert.include(alpha, 'default `1.0`');
    assert.include(picturesIn(alpha)[0], 'ELU(alpha=2)');
  });

  it('gives every other public name its signature, and methods by their owner', async () => {
    const document = await python(
      'import torch\nx = torch.randn(3)\nx.view(3, 1)\nopt = torch.optim.SGD([x])\nopt.step()\ntorch.addr(a, b, c)\n',
    );
    const [addr = ''] = await hoverAt(document, 'torch.addr', 8);
    assert.match(addr, /^\*\*`torch\.addr`\*\* — function/);
    assert.include(addr, 'addr(input, vec1, vec2');
    const [view = ''] = await hoverAt(document, 'x.view', 4);
    assert.match(view, /^\*\*`torch\.Tensor\.view`/);
    const [step = ''] = await hoverAt(document, 'opt.step', 5);
    assert.match(step, /^\*\*`torch\.optim\.Optimizer\.step`/);
  });

  it('explains terms in comments, docstrings and Markdown, and nowhere else', async () => {
    const document = await python(
      '"""Why it is overfitting."""\ns = "underfitting"\n# the learning rates\nrecall = 1\n',
    );
    const [docstring = ''] = await hoverAt(document, 'overfitting', 3);
    assert.match(docstring, /^\*\*overfitting\*\* — term/);
    const [comment = ''] = await hoverAt(document, 'learning rates', 10);
    assert.match(comment, /^\*\*learning rate\*\* — term/);
    assert.deepEqual(await hoverAt(document, 'underfitting', 3), []);
    assert.deepEqual(await hoverAt(document, 'recall', 3), []);
    const notes = await workspace.openTextDocument({
      language: 'markdown',
      content: '# The confusion matrix\n\n`dropout`\n',
    });
    const [heading = ''] = await hoverAt(notes, 'matrix', 3);
    assert.match(heading, /^\*\*confusion matrix\*\* — term/);
    assert.deepEqual(await hoverAt(notes, 'dropout', 3), []);
    const settings = workspace.getConfiguration('mlCheatsheets');
    try {
      await settings.update('hover.terms', false, true);
      assert.deepEqual(await hoverAt(notes, 'matrix', 3), []);
    } finally {
      await settings.update('hover.terms', undefined, true);
    }
  });

  it('stands beside that of another extension', async () => {
    const other = languages.registerHoverProvider('python', {
      provideHover: () => new Hover('from a language server'),
    });
    try {
      const document = await python('from torch import nn\ny = nn.ELU()\n');
      const at = document.positionAt(document.getText().indexOf('ELU'));
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const texts = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
      assert.lengthOf(texts, 2);
      assert.isTrue(texts.some(({ value }) => value === 'from a language server'));
      assert.isTrue(texts.some(({ value }) => value.startsWith('**`torch.nn.ELU`**')));
    } finally {
      other.dispose();
    }
  });

  it('follows an edit', async () => {
    const document = await python('from torch import nn\ny = nn.ELU()\n');
    await hoverAt(document, 'nn.ELU', 4);
    const edit = new WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('ELU()'));
    edit.replace(document.uri, new Range(at, at.translate(0, 5)), 'GELU("tanh")');
    await workspace.applyEdit(edit);
    const [markdown = ''] = await hoverAt(document, 'nn.GELU', 4);
    assert.include(markdown, '`torch.nn.GELU`');
    assert.include(picturesIn(markdown)[1], "GELU(approximate='tanh')");
  });

  it('can be turned off, whole or in part', async () => {
    const document = await sample('activations.py');
    const settings = workspace.getConfiguration('mlCheatsheets');
    try {
      await settings.update('hover.plot', false, true);
      const [markdown = ''] = await hoverAt(document, 'nn.LeakyReLU', 5);
      assert.lengthOf(picturesIn(markdown), 1);
      await settings.update('hover.enabled', false, true);
      assert.deepEqual(await hoverAt(document, 'nn.LeakyReLU', 5), []);
    } finally {
      await settings.update('hover.plot', undefined, true);
      await settings.update('hover.enabled', undefined, true);
    }
  });
});

describe('code lens', () => {
  const lenses = async (): Promise<string[]> => {
    const document = await sample('activations.py');
    const found = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100, // as many as are seen at once, and more
    );
    return found.map(({ command }) => command?.title ?? '');
  };

  it('stands above every call that the lab understands', async () => {
    assert.deepEqual(
      await lenses(),
      ['LeakyReLU', 'GELU', 'softplus', 'sigmoid', 'ELU', 'Tanh'].map(
        (name) => `$(graph-line)\u00a0${name} in Activation Lab`,
      ),
    );
  });

  it('can be turned off', async () => {
    const settings = workspace.getConfiguration('mlCheatsheets');
    try {
      await settings.update('codeLens.enabled', false, true);
      assert.deepEqual(await lenses(), []);
    } finally {
      await settings.update('codeLens.enabled', undefined, true);
    }
  });
});
