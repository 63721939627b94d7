import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { VsCodeWindow } from '../vscode/window.js';
import { violations } from './audit.js';
import { Session } from './session.js';

const LOG = `epoch,train_loss,val_loss
${[1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => `${epoch},${1 / epoch},${0.3 + (epoch - 4) ** 2 / 40}`).join('\n')}
`;

describe('the Learning Curves', () => {
  let session: Session;
  let window: VsCodeWindow;
  let lab: FrameLocator;

  before(async () => {
    session = await Session.start();
    window = session.window;
    lab = window.lab();
  });
  after(async () => {
    await session.stop();
  });

  it('open with a sample run and say what it shows', async () => {
    await window.run('ML Cheatsheets: Open Learning Curves');
    await lab.locator('.figure svg').nth(1).waitFor();
    await lab.locator('.words', { hasText: 'Overfitting: from epoch 16' }).waitFor();
  });

  it('show a log that is opened', async () => {
    await writeFile(join(session.workspace, 'run.csv'), LOG);
    await window.chooseFromMenu(
      window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'run.csv' }),
      'Open File in Learning Curves',
    );
    await lab.locator('.words', { hasText: 'lowest at epoch 4, 0.3.' }).waitFor();
    assert.equal(await lab.getByText('Early stopping would not stop').count(), 1);
  });

  it('replay early stopping with another patience, set by the keyboard', async () => {
    const patience = lab.getByRole('textbox', { name: 'patience, exact value' });
    await patience.fill('2');
    await patience.press('Enter');
    await lab.locator('.words', { hasText: 'no improvement on the 0.3 of epoch 4' }).waitFor();
    await lab.locator('.code code', { hasText: 'patience=2' }).waitFor();
  });

  it('follow the log while a training goes on writing it', async () => {
    await appendFile(join(session.workspace, 'run.csv'), '9,0.1,0.2\n');
    await lab.locator('.words', { hasText: 'lowest at epoch 9, 0.2.' }).waitFor();
    await lab.locator('.code code', { hasText: 'patience=2' }).waitFor();
  });

  it('read values off with the keyboard alone', async () => {
    const figure = lab.getByRole('slider', { name: 'Crosshair on the plot, epoch' }).first();
    await figure.focus();
    await window.page.keyboard.press('End');
    assert.match(
      (await figure.getAttribute('aria-valuetext')) ?? '',
      /^epoch = 9: train loss 0.1,/,
    );
  });

  it('pass an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
  });

  it('are as they were after the window was reloaded', async () => {
    await window.reload();
    await lab
      .locator('.words', { hasText: 'lowest at epoch 9, 0.2.' })
      .waitFor({ timeout: 60_000 });
    await lab.locator('.code code', { hasText: 'patience=2' }).waitFor();
  });

  it('open from a line of code that names a log', async () => {
    await writeFile(
      join(session.workspace, 'plot.py'),
      'import pandas as pd\n\nlog = pd.read_csv("run.csv")\n',
    );
    await window.openFile('plot.py');
    await window.clickLens('run.csv in Learning Curves', lab.locator('.figure svg').first());
    await lab.locator('.words', { hasText: 'lowest at epoch 9, 0.2.' }).waitFor();
  });

  it('replay the early stopping of a call on the log that is shown, and write it back', async () => {
    await window.openFile('training.py');
    const replace = lab.getByRole('button', { name: 'Replace in training.py:9' });
    await window.clickLens('EarlyStopping in Learning Curves', replace);
    await lab
      .locator('vscode-option[selected]', { hasText: 'run.csv' })
      .waitFor({ state: 'attached' });
    const patience = lab.getByRole('textbox', { name: 'patience, exact value' });
    assert.equal(await patience.inputValue(), '5');
    await patience.fill('7');
    await patience.press('Enter');
    await replace.click();
    await window.page.locator('.view-line', { hasText: 'min_delta=0.01, patience=7' }).waitFor();
  });

  it('open from what is selected in the editor', async () => {
    await writeFile(
      join(session.workspace, 'lists.py'),
      'train_loss = [1.0, 0.5, 0.2]\nval_loss = [1.1, 0.7, 0.9]\n',
    );
    await window.openFile('lists.py');
    const { x, y } = await window.place('train_loss = [', 'train_loss');
    await window.page.mouse.click(x, y);
    await window.page.keyboard.press('Control+a');
    await window.run('ML Cheatsheets: Open Selection in Learning Curves');
    await lab.locator('.words', { hasText: 'lowest at row 2, 0.7.' }).waitFor();
  });

  it('say what is wrong with a log', async () => {
    await lab.locator('.paste summary').click();
    const box = lab.getByRole('textbox', { name: 'Paste a table' });
    await box.fill('{"loss": oops');
    await box.blur();
    await lab.locator('.note', { hasText: 'pasted text is not JSON' }).waitFor();
    assert.equal(await lab.locator('.figure').count(), 0);
    await box.fill('a,b\n1,2\n3,4\n');
    await box.blur();
    await lab.locator('.note', { hasText: 'Choose one under Log; there are “a”, “b”.' }).waitFor();
  });

  it('open from the hover of a term, with the preset that shows it', async () => {
    await window.openFile('notes.md');
    const hover = await window.hover('The model overfits', 'overfits');
    await hover.getByText('See it in Learning Curves').click();
    await lab.locator('.words', { hasText: 'Overfitting: from epoch 16' }).waitFor();
    await lab.locator('.story').waitFor();
  });

  it('open an event file of TensorBoard by a double click, and follow it', async () => {
    const name = 'events.out.tfevents.1700000000.host.0';
    const bytes = await readFile(join('test', 'fixtures', 'events', 'mixed', name));
    const target = join(session.workspace, name);
    await writeFile(target, bytes.subarray(0, bytes.length / 2));
    await window.openFile(name);
    await lab
      .getByText(/unfinished record/)
      .first()
      .waitFor();
    await writeFile(target, bytes);
    await lab.getByText('4 rows').first().waitFor();
  });

  it('make no request that leaves the machine and break no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
