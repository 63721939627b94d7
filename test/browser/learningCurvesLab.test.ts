import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
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

  describe('of a folder of runs', () => {
    const rates = [0.1, 0.01, 0.001];
    const row = (rate: number, epoch: number): string =>
      `${epoch},${1 / epoch},${0.2 + rate + 1 / epoch}\n`;

    before(async () => {
      await window.run('View: Close All Editors');
      for (const rate of rates) {
        const folder = join(session.workspace, 'runs', `lr=${rate}`);
        await mkdir(folder, { recursive: true });
        const rows = [1, 2, 3, 4, 5, 6].map((epoch) => row(rate, epoch)).join('');
        await writeFile(join(folder, 'metrics.csv'), `epoch,train_loss,val_loss\n${rows}`);
        await writeFile(join(folder, 'config.json'), `{"lr": ${rate}}`);
      }
      const events = 'events.out.tfevents.1700000000.host.0';
      await mkdir(join(session.workspace, 'runs', 'board'));
      await writeFile(
        join(session.workspace, 'runs', 'board', events),
        await readFile(join('test', 'fixtures', 'events', 'mixed', events)),
      );
    });

    it('draw them over each other, with the best of each in a table', async () => {
      await window.chooseFromMenu(
        window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'runs' }),
        'Open Folder in Learning Curves',
      );
      await lab
        .locator('.words', { hasText: 'The lowest validation loss of each run: “lr=0.001' })
        .waitFor();
      const table = lab.getByRole('region', { name: 'Runs' });
      await table.locator('tbody tr').nth(3).waitFor();
      assert.equal(await table.locator('tbody tr').count(), 4);
      await table.getByRole('button', { name: /^lowest/ }).click();
      assert.match(await table.locator('tbody tr').first().innerText(), /lr=0.001/);
      assert.match(
        await lab.locator('.note', { hasText: 'No loss or accuracy is known in' }).innerText(),
        /config/,
      );
    });

    it('look at one of them, and at its difference to another', async () => {
      const table = lab.getByRole('region', { name: 'Runs' });
      await table.getByRole('button', { name: 'lr=0.1', exact: true }).click();
      await lab.getByText('Loss and accuracy of lr=0.1').first().waitFor();
      await lab.getByLabel('Difference to').click();
      await lab.locator('vscode-option:visible', { hasText: 'lr=0.001' }).click();
      await lab.locator('.words', { hasText: 'is 0.099 above “lr=0.001' }).waitFor();
    });

    it('rename and hide a run, and remember it in the workspace', async () => {
      const name = lab.getByRole('textbox', { name: 'Name of the selected run' });
      await name.fill('too fast');
      await name.press('Enter');
      const table = lab.getByRole('region', { name: 'Runs' });
      await table.getByRole('checkbox', { name: 'Draw too fast' }).click();
      await lab.locator('.words', { hasText: '1 run is hidden.' }).waitFor();
      await window.run('View: Close Editor');
      await window.chooseFromMenu(
        window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'runs' }),
        'Open Folder in Learning Curves',
      );
      await lab.locator('.words', { hasText: '1 run is hidden.' }).waitFor();
      await table.getByRole('button', { name: 'too fast' }).waitFor();
    });

    it('follow a run that goes on, and a new one', async () => {
      const [, , last = 0] = rates;
      await appendFile(
        join(session.workspace, 'runs', `lr=${last}`, 'metrics.csv'),
        '7,0.01,0.015\n',
      );
      await lab.locator('.words', { hasText: '0.015 at epoch 7' }).waitFor();
      await mkdir(join(session.workspace, 'runs', 'late'));
      await writeFile(
        join(session.workspace, 'runs', 'late', 'metrics.csv'),
        'epoch,train_loss,val_loss\n1,0.5,0.004\n',
      );
      await lab.locator('.words', { hasText: '“late” 0.004' }).waitFor();
    });

    it('pass an automatic audit of accessibility', async () => {
      assert.deepEqual(await violations(lab), []);
    });

    it('change what a column is by the sentence that says what it was taken for', async () => {
      const box = lab.getByRole('textbox', { name: 'Paste a table' });
      if (!(await box.isVisible())) await lab.locator('.paste summary').click();
      await box.fill('epoch,loss_box,loss_cls\n1,0.9,0.5\n2,0.8,0.4\n3,0.7,0.3\n');
      await box.blur();
      await lab
        .locator('.guess', { hasText: '“loss_box” is taken for the training loss' })
        .waitFor();
      await lab.getByRole('button', { name: 'Take “loss_cls”' }).click();
      await lab.locator('.words', { hasText: 'lowest at epoch 3, 0.3' }).waitFor();
    });
  });

  it('make no request that leaves the machine and break no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
