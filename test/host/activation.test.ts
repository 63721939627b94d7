import { assert } from 'chai';
import { commands, env, extensions, Selection, window } from 'vscode';
import { activationLab } from '../../src/labs/activation/lab.js';
import { labTabs, python, sample, until } from './support.js';

const ID = 'ml-cheatsheets.ml-cheatsheets';

describe('the extension', () => {
  it('is loaded by a Python file', async () => {
    await sample('activations.py');
    const extension = await until('activation', () => {
      const found = extensions.getExtension(ID);
      return found?.isActive === true && found;
    });
    assert.equal(extension.isActive, true);
  });

  it('registers every command that it contributes', async () => {
    const registered = await commands.getCommands(true);
    const manifest = extensions.getExtension(ID)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    for (const { command } of manifest.contributes.commands) assert.include(registered, command);
  });
});

describe('inserting code', () => {
  const argument = (slope: number) => ({
    lab: 'activation',
    state: {
      ...activationLab.initial,
      selected: 0,
      curves: [
        {
          id: 'leaky_relu',
          params: { negative_slope: slope },
          form: 'torch.nn.LeakyReLU',
          colour: 0,
        },
      ],
    },
  });
  const insertInto = async (code: string): Promise<string> => {
    const document = await python(code.replace('|', ''));
    const editor = await window.showTextDocument(document);
    const at = document.positionAt(code.indexOf('|'));
    editor.selection = new Selection(at, at);
    await commands.executeCommand('mlCheatsheets.insertCode', argument(0.3));
    return document.getText();
  };

  it('uses the alias of the file', async () => {
    assert.equal(
      await insertInto('import torch.nn as net\nact = |\n'),
      'import torch.nn as net\nact = net.LeakyReLU(negative_slope=0.3)\n',
    );
  });
  it('adds the import that is missing', async () => {
    assert.equal(
      await insertInto('import os\n\nact = |\n'),
      'import os\n\nfrom torch import nn\n\nact = nn.LeakyReLU(negative_slope=0.3)\n',
    );
  });
  it('is taken back by one undo', async () => {
    const before = 'import os\n\nact = \n';
    await insertInto('import os\n\nact = |\n');
    await commands.executeCommand('undo');
    assert.equal(window.activeTextEditor?.document.getText(), before);
  });
  it('goes to the clipboard where no Python editor is open', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('mlCheatsheets.insertCode', argument(0.2));
    assert.equal(await env.clipboard.readText(), 'nn.LeakyReLU(negative_slope=0.2)');
  });
});

describe('the Activation Lab', () => {
  it('opens from its command, beside the code, once', async () => {
    await window.showTextDocument(await sample('activations.py'));
    await commands.executeCommand('mlCheatsheets.open.activation');
    await until('the panel', () => labTabs().length === 1);
    await commands.executeCommand('mlCheatsheets.open.activation');
    assert.deepEqual(labTabs(), ['Activation Lab']);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('refuses forged arguments and stays closed', async () => {
    const forged: unknown[] = [
      undefined,
      'activation',
      { lab: 'nowhere', state: activationLab.initial },
      { lab: 'activation' },
      { lab: 'activation', state: { ...activationLab.initial, domain: [1, 0] } },
      { lab: 'activation', state: { curves: '<script>alert(1)</script>' } },
    ];
    for (const argument of forged) {
      await commands.executeCommand('mlCheatsheets.openLab', argument);
      await commands.executeCommand('mlCheatsheets.insertCode', argument);
    }
    assert.lengthOf(labTabs(), 0);
  });
});
