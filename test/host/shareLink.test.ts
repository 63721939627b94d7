import { assert } from 'chai';
import { commands, env, Uri, workspace } from 'vscode';
import { sharedLab, shareLink } from '../../src/host/panels/shareLink.js';
import { activationLab } from '../../src/labs/activation/lab.js';
import { optimizerLab } from '../../src/labs/optimizer/lab.js';
import { labTabs, until } from './support.js';

const ID = 'ml-cheatsheets.ml-cheatsheets';

describe('a shared link', () => {
  before(async () => {
    // Without it VS Code asks whether the extension may open the address.
    await workspace
      .getConfiguration('extensions')
      .update('confirmedUriHandlerExtensionIds', [ID], true);
  });
  after(async () => {
    await workspace
      .getConfiguration('extensions')
      .update('confirmedUriHandlerExtensionIds', undefined, true);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('says which lab and state it opens', () => {
    const state = { ...activationLab.initial, domain: [-1, 2.5] };
    assert.deepEqual(sharedLab(Uri.parse(shareLink('activation', state))), {
      lab: 'activation',
      state,
    });
  });
  it('that is not one of ours says nothing', () => {
    assert.equal(sharedLab(Uri.parse(`vscode://${ID}/activation?{`)), undefined);
  });
  it('opens its lab where VS Code is given it, and nothing if its state is not one', async () => {
    const open = (link: string): Thenable<unknown> =>
      commands.executeCommand('vscode.open', Uri.parse(link));
    for (const query of ['', '?{', '?{"runners":[]}', '?[]']) {
      await open(`${env.uriScheme}://${ID}/optimizer${query}`);
    }
    await open(shareLink('nowhere', optimizerLab.initial));
    assert.deepEqual(labTabs(), []);
    await open(shareLink('optimizer', { ...optimizerLab.initial, steps: 33 }));
    await until('the panel', () => labTabs().length > 0);
    assert.deepEqual(labTabs(), ['Optimizer Lab']);
  });
});
