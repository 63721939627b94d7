import { assert } from 'chai';
import {
  commands,
  EndOfLine,
  extensions,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  NotebookRange,
  Selection,
  Uri,
  window,
  workspace,
  type CompletionItem,
  type CompletionList,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { readCatalogue, type Snippet } from '../../src/snippets/index.js';
import { errorsIn } from '../unit/support/snippetCode.js';
import { python, until } from './support.js';

const INSERT = 'mlCheatsheets.insertSnippet';

async function catalogue(): Promise<Snippet[]> {
  const folder = extensions.getExtension('ml-cheatsheets.ml-cheatsheets')?.extensionUri;
  if (!folder) throw new Error('the extension is not there');
  const file = Uri.joinPath(folder, 'dist', 'snippets', 'catalogue.json');
  return readCatalogue(new TextDecoder().decode(await workspace.fs.readFile(file)));
}

/** Puts a cursor at each bar, and takes the bars away. */
function placeCursors(editor: TextEditor, code: string): void {
  const parts = code.split('|');
  let offset = 0;
  editor.selections = parts.slice(0, -1).map((part) => {
    offset += part.length;
    const at = editor.document.positionAt(offset);
    return new Selection(at, at);
  });
}

async function open(code: string): Promise<TextEditor> {
  const editor = await window.showTextDocument(await python(code.replaceAll('|', '')));
  placeCursors(editor, code);
  return editor;
}

/** The file with the snippet at its bars. */
async function insert(code: string, id: string): Promise<string> {
  const { document } = await open(code);
  await commands.executeCommand(INSERT, id);
  return document.getText();
}

/** Imports that stand there more than once. */
function doubled(text: string): string[] {
  const statements: string[] = text.match(/^(?:import|from) .*$/gm) ?? [];
  return statements.filter((one, i) => statements.indexOf(one) !== i);
}

describe('every snippet, inserted', () => {
  const FILES: [string, string, string][] = [
    ['an empty file', '', ''],
    [
      'a file with other aliases',
      'import torch as t\nimport torch.nn as tnn\nimport numpy\n\n\ndef f():\n    x = 1\n',
      '',
    ],
  ];
  for (const [title, above, below] of FILES) {
    it(`into ${title}, parses, and is taken back by one undo`, async function () {
      this.timeout(150_000);
      const snippets = await catalogue();
      assert.isAtLeast(snippets.length, 140);
      const editor = await open(`${above}|${below}`);
      for (const { id } of snippets) {
        placeCursors(editor, `${above}|${below}`);
        await commands.executeCommand(INSERT, id);
        const text = editor.document.getText();
        assert.notEqual(text, above + below, id);
        assert.deepEqual(errorsIn(text), [], `${id}:\n${text}`);
        assert.deepEqual(doubled(text), [], `${id}:\n${text}`);
        await commands.executeCommand('leaveSnippet');
        await commands.executeCommand('undo');
        assert.equal(editor.document.getText(), above + below, `${id}, undone`);
      }
    });
  }
});

describe('a snippet that is inserted', () => {
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('speaks the names of the file', async () => {
    assert.equal(
      await insert(
        'import torch as t\n\nnet = t.nn.Linear(2, 2)\nsgd = t.optim.SGD(net.parameters())\n|\n',
        'schedules/step',
      ),
      'import torch as t\nfrom torch.optim.lr_scheduler import StepLR\n\nnet = t.nn.Linear(2, 2)\n' +
        'sgd = t.optim.SGD(net.parameters())\nscheduler = StepLR(sgd, step_size=30, gamma=0.1)\n' +
        '# after each epoch: scheduler.step()\n',
    );
  });

  it('is indented as the line of the cursor, with the tabs of the file', async () => {
    const editor = await open('import torch\n\n\nclass Run:\n\tdef go(self):\n\t\t|\n');
    editor.options = { insertSpaces: false, tabSize: 4 };
    await commands.executeCommand(INSERT, 'setup/deviceInfo');
    assert.include(
      editor.document.getText(),
      '\t\tif torch.accelerator.is_available():\n\t\t\tbackend = torch',
    );
  });

  it('is indented by two spaces where the file is', async () => {
    const editor = await open('import torch\n\n\ndef go():\n  |\n');
    editor.options = { insertSpaces: true, tabSize: 2 };
    await commands.executeCommand(INSERT, 'setup/deviceInfo');
    assert.include(
      editor.document.getText(),
      '\n  if torch.accelerator.is_available():\n    backend = torch',
    );
  });

  it('goes below the line that the cursor stands in, and into a block that begins there', async () => {
    assert.equal(
      await insert('import torch\n\nx = torch|.ones(1)\ny = 2\n', 'setup/matmulPrecision'),
      'import torch\n\nx = torch.ones(1)\ntorch.set_float32_matmul_precision("high")\ny = 2\n',
    );
    assert.equal(
      await insert('import torch\n\n\ndef f():|\n    y = 2\n', 'setup/matmulPrecision'),
      'import torch\n\n\ndef f():\n    torch.set_float32_matmul_precision("high")\n    y = 2\n',
    );
    assert.equal(
      await insert('import os|\nx = 1\n', 'setup/matmulPrecision'),
      'import os\n\nimport torch\n\ntorch.set_float32_matmul_precision("high")\nx = 1\n',
    );
  });

  it('stands at every cursor, its imports once', async () => {
    const text = await insert('a = [|]\nb = [|]\n', 'layers/dropout');
    assert.equal(text, 'from torch import nn\n\na = [nn.Dropout(0.1)]\nb = [nn.Dropout(0.1)]\n');
    await commands.executeCommand('undo');
    assert.equal(window.activeTextEditor?.document.getText(), 'a = []\nb = []\n');
  });

  it('is indented as the block around a blank line', async () => {
    const editor = await open('import torch\n\n\ndef go():\n    x = 1\n|\n    return x\n');
    await commands.executeCommand(INSERT, 'setup/matmulPrecision');
    assert.equal(
      editor.document.getText(),
      'import torch\n\n\ndef go():\n    x = 1\n    torch.set_float32_matmul_precision("high")\n    return x\n',
    );
    await commands.executeCommand('undo');
    assert.equal(
      editor.document.getText(),
      'import torch\n\n\ndef go():\n    x = 1\n\n    return x\n',
    );
  });

  it('goes once below a statement that two cursors are in', async () => {
    assert.equal(
      await insert('import torch\n\nx = f(|a, |b)\n', 'setup/matmulPrecision'),
      'import torch\n\nx = f(a, b)\ntorch.set_float32_matmul_precision("high")\n',
    );
  });

  it('replaces what is selected', async () => {
    const editor = await open('from torch import nn\n\nact = old\n');
    editor.selection = new Selection(2, 6, 2, 9);
    await commands.executeCommand(INSERT, 'layers/dropout');
    assert.equal(editor.document.getText(), 'from torch import nn\n\nact = nn.Dropout(0.1)\n');
  });

  it('keeps the line ends of a file', async () => {
    const editor = await open('import os\n\nx = 1\n|');
    await editor.edit((builder) => {
      builder.setEndOfLine(EndOfLine.CRLF);
    });
    await commands.executeCommand(INSERT, 'schedules/step');
    const text = editor.document.getText();
    assert.include(
      text,
      'import os\r\n\r\nfrom torch.optim.lr_scheduler import StepLR\r\n\r\nx = 1',
    );
    assert.include(text, 'x = 1\r\nscheduler = StepLR(');
    assert.notMatch(text, /[^\r]\n/);
  });

  it('goes into a file that does not parse', async () => {
    const before = 'import torch\ndef f(:\n  x = = (\n\n';
    const text = await insert(`${before}|`, 'setup/matmulPrecision');
    assert.isTrue(text.startsWith(before), text);
    assert.include(text, 'torch.set_float32_matmul_precision("high")');
  });

  it('does not touch a file that is read-only', async () => {
    const registration = workspace.registerTextDocumentContentProvider('read-only-test', {
      provideTextDocumentContent: () => 'import os\n\n',
    });
    try {
      const document = await workspace.openTextDocument(Uri.parse('read-only-test:/fixed.py'));
      const editor = await window.showTextDocument(document);
      for (const [line, id] of [
        [1, 'schedules/step'],
        [0, 'setup/arguments'],
        [1, 'setup/runFolder'],
      ] as const) {
        editor.selection = new Selection(line, 0, line, 0);
        await commands.executeCommand(INSERT, id);
        assert.equal(document.getText(), 'import os\n\n');
        assert.isFalse(document.isDirty);
      }
    } finally {
      registration.dispose();
    }
  });

  it('is refused in the body of a class, and goes below a string or a comment', async () => {
    const before = 'import torch\n\n\nclass Net:\n    size = 1\n    \n';
    assert.equal(
      await insert(before.replace('    \n', '    |\n'), 'setup/matmulPrecision'),
      before,
    );
    assert.equal(
      await insert('import torch\n\nx = "a|b"\n', 'layers/dropout'),
      'import torch\n\nx = "ab"\ntorch.nn.Dropout(0.1)\n',
    );
    assert.equal(
      await insert('import torch\n\nx = 1  # a| b\n', 'layers/dropout'),
      'import torch\n\nx = 1  # a b\ntorch.nn.Dropout(0.1)\n',
    );
    assert.equal(
      await insert(
        'import torch\n\n\ndef f():\n    """Says\n|\n    more."""\n',
        'setup/matmulPrecision',
      ),
      'import torch\n\n\ndef f():\n    """Says\n\n    more."""\n    torch.set_float32_matmul_precision("high")\n',
    );
  });

  it('is refused at several cursors where it would need several names', async () => {
    const before =
      'from torch import nn, optim\n\n\ndef f(a: nn.Module):\n    x = 1\n\n\ndef g(b: nn.Module):\n    x = 2\n';
    const code = before.replace('x = 1', 'x = 1|').replace('x = 2', 'x = 2|');
    assert.equal(await insert(code, 'optimizers/adamw'), before);
  });

  it('leaves the names of a file alone, and is taken back by one undo', async () => {
    const before =
      'from torch import nn, optim\n\nnet = nn.Linear(2, 2)\noptimizer = optim.SGD(net.parameters())\n';
    const text = await insert(`${before}|`, 'optimizers/adamw');
    assert.include(text, 'optimizer_2 = torch.optim.AdamW(net.parameters()');
    await commands.executeCommand('leaveSnippet');
    await commands.executeCommand('undo');
    assert.equal(window.activeTextEditor?.document.getText(), before);
  });

  it('uses in a notebook what the cells above import, and adds to its own cell', async () => {
    const cell = (text: string): NotebookCellData =>
      new NotebookCellData(NotebookCellKind.Code, text, 'python');
    const notebook = await workspace.openNotebookDocument(
      'jupyter-notebook',
      new NotebookData([cell('from torch import nn'), cell('%matplotlib inline\n')]),
    );
    const shown = await window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    shown.selection = new NotebookRange(1, 2);
    await commands.executeCommand('notebook.cell.edit');
    const editor = await until('the cell', () =>
      window.activeTextEditor?.document === document ? window.activeTextEditor : undefined,
    );
    editor.selection = new Selection(1, 0, 1, 0);
    await commands.executeCommand(INSERT, 'losses/crossEntropy');
    assert.equal(
      document.getText(),
      '%matplotlib inline\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.0)',
    );
    await commands.executeCommand('undo');
    assert.equal(document.getText(), '%matplotlib inline\n');
  });

  it('that does not exist opens the list instead of failing', async () => {
    const editor = await open('x = 1\n|');
    const choosing = commands.executeCommand(INSERT, 'no/such');
    await until('the preview', () =>
      window.visibleTextEditors.some(({ document }) => document.uri.scheme.includes('snippet')),
    );
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await choosing;
    assert.equal(editor.document.getText(), 'x = 1\n');
    assert.lengthOf(
      window.visibleTextEditors.filter(({ document }) => document.uri.scheme.includes('snippet')),
      0,
    );
  });
});

describe('completion', () => {
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  const offered = async (document: TextDocument, offset: number, resolve = 0) => {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
      undefined,
      resolve,
    );
    const labelOf = ({ label }: CompletionItem): string =>
      typeof label === 'string' ? label : label.label;
    return new Map(
      list.items
        .filter((item) => labelOf(item).startsWith('ml-'))
        .map((item) => [labelOf(item), item]),
    );
  };
  const at = async (code: string) =>
    offered(await python(code.replace('|', '')), code.indexOf('|'));

  it('offers every snippet at the top level', async () => {
    const found = await at('import torch\n\nml|\n');
    assert.lengthOf([...found], (await catalogue()).length);
    for (const item of found.values()) assert.match(item.sortText ?? '', /^\uffff/);
  });

  const some: [string, string, string[], string[]][] = [
    ['in a block no definitions', 'def f():\n    ml-|\n', ['ml-train-loop'], ['ml-module']],
    [
      'in brackets expressions alone',
      'x = [ml-|]\n',
      ['ml-layer-linear'],
      ['ml-module', 'ml-schedule-step'],
    ],
    [
      'behind = expressions alone',
      'x = ml|\n',
      ['ml-layer-linear'],
      ['ml-module', 'ml-schedule-step'],
    ],
    ['in a file that does not parse', 'def f(:\n  x = = 1\n\nml-|', ['ml-module'], []],
  ];
  for (const [title, code, there, missing] of some) {
    it(`offers ${title}`, async () => {
      const found = await at(code);
      for (const prefix of there) assert.isTrue(found.has(prefix), prefix);
      for (const prefix of missing) assert.isFalse(found.has(prefix), prefix);
    });
  }

  for (const code of [
    '# ml-|',
    'x = "ml-|"',
    '"""\nml-|\n"""',
    'x.ml|',
    'import ml|',
    'from torch import ml|',
    'def ml|():\n    pass\n',
    'class ml|:\n    pass\n',
    'for ml| in y:\n    pass\n',
    'html|',
    'x = a - ml-|1',
    'f(ml|=1)',
    '',
  ]) {
    it(`offers nothing in ${JSON.stringify(code)}`, async () => {
      assert.deepEqual([...(await at(code || '|')).keys()], []);
    });
  }

  it('tells of the selected one, with its code, and adds its imports', async () => {
    const document = await python('import os\n\nml-schedule-step');
    const found = await offered(document, document.getText().length, 300);
    const item = found.get('ml-schedule-step');
    const { documentation, additionalTextEdits = [], insertText } = item ?? {};
    assert.include(
      typeof documentation === 'object' ? documentation.value : '',
      '```python\nfrom torch.optim',
    );
    assert.deepEqual(
      additionalTextEdits.map(({ newText }) => newText),
      ['\n\nfrom torch.optim.lr_scheduler import StepLR'],
    );
    assert.include(
      typeof insertText === 'object' ? insertText.value : '',
      '${1:scheduler} = StepLR(',
    );
  });

  it('is given by a setting', async () => {
    const configuration = workspace.getConfiguration('mlCheatsheets');
    await configuration.update('snippets.enabled', false, true);
    try {
      assert.equal((await at('ml-|')).size, 0);
    } finally {
      await configuration.update('snippets.enabled', undefined, true);
    }
    assert.isAbove((await at('ml-|')).size, 0);
  });
});
