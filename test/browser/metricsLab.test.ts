import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { initialState } from '../../src/labs/metrics/state.js';
import type { VsCodeWindow } from '../vscode/window.js';
import { violations } from './audit.js';
import { Session } from './session.js';

describe('the Metrics Lab', () => {
  let session: Session;
  let window: VsCodeWindow;
  let lab: FrameLocator;
  const figure = (title: string): Locator => lab.locator('ml-figure', { hasText: title });
  const threshold = (): Locator => lab.getByRole('textbox', { name: 'Threshold, exact value' });
  const code = (text: string): Locator => lab.locator('.code > code', { hasText: text });
  /** What the marks of a figure look like. */
  const marks = (title: string): Promise<string> =>
    figure(title)
      .locator('.overlay')
      .evaluate((group) => group.innerHTML);
  const choose = async (label: string, option: string): Promise<void> => {
    await lab.locator(`vscode-dropdown[aria-label="${label}"]`).click();
    await lab.getByRole('option', { name: option }).click();
  };

  before(async () => {
    session = await Session.start();
    window = session.window;
    lab = window.lab();
  });
  after(async () => {
    await session.stop();
  });

  it('opens a call with the data of its lists', async () => {
    await window.openFile('metrics.py');
    await window.clickLens('f1_score in Metrics Lab', figure('F1 against the threshold'));
    assert.equal(await lab.locator('.figure svg').count(), 7);
    await code('f1_score(y_true, (y_score >= 0.5).astype(int))').waitFor();
    await lab.getByText('14 rows, 2 columns').waitFor();
  });

  it('moves one threshold in all pictures, by the keys, without drawing them anew', async () => {
    await lab.locator('.figure svg').evaluateAll((pictures) => {
      for (const picture of pictures) picture.setAttribute('data-kept', '');
    });
    const titles = ['Scores of each class', 'Confusion matrix', 'ROC', 'Calibration'];
    const before = await Promise.all(titles.map(marks));
    const pr = lab.getByRole('slider', { name: 'Threshold, in Precision and recall' });
    await pr.focus();
    const shown = await threshold().inputValue();
    for (let i = 0; i < 3; i++) await window.page.keyboard.press('ArrowRight');
    const moved = await threshold().inputValue();
    assert.ok(Number(moved) < Number(shown), 'to more recall, so to a lower threshold');
    const after = await Promise.all(titles.map(marks));
    after.forEach((one, i) => {
      assert.notEqual(one, before[i], titles[i]);
    });
    assert.equal(await lab.locator('.figure svg[data-kept]').count(), 7);
    assert.equal(await pr.getAttribute('aria-valuenow'), moved);
    await code(`(y_score >= ${moved})`).waitFor();
  });

  it('moves it by dragging in the histogram', async () => {
    const picture = figure('Scores of each class').locator('.figure svg');
    await picture.evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    const box = await picture.boundingBox();
    assert.ok(box);
    await window.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.5, { steps: 5 });
    await window.page.mouse.up();
    const value = Number(await threshold().inputValue());
    assert.ok(value > 0.7 && value < 0.85, `${value}`);
    const reading = figure('Precision and recall').locator('.words');
    assert.match(await reading.innerText(), /the one row called positive is/);
  });

  it('goes to the best threshold, and writes it into the file where the call stood', async () => {
    await lab.getByRole('button', { name: /^Best F1: 0\.4/ }).click();
    await code('(y_score >= 0.4').waitFor();
    const written = await lab.locator('.code > code').innerText();
    await lab.getByRole('button', { name: 'Replace in metrics.py' }).click();
    const line = window.page.locator('.view-line', { hasText: `f1 = ${written}` });
    await line.waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('Control+z');
    await line.waitFor({ state: 'detached' });
  });

  it('weighs errors by their costs', async () => {
    const field = lab.getByRole('textbox', { name: 'Cost of a false positive' });
    await field.fill('50');
    await field.press('Enter');
    await figure('Cost of the errors')
      .locator('.words', { hasText: 'a false alarm costs 50' })
      .waitFor();
    await lab.getByRole('button', { name: /^Least cost/ }).click();
    await figure('Cost of the errors')
      .locator('.words', { hasText: 'the least there is' })
      .waitFor();
  });

  it('compares two models of a file that is opened from the explorer', async () => {
    await window.chooseFromMenu(
      window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'scores.csv' }),
      'Open File in Metrics Lab',
    );
    await lab.getByText('240 rows, 3 columns').waitFor({ timeout: 30_000 });
    await figure('Measure by measure').locator('td').first().waitFor();
    assert.equal(await lab.locator('.bar .model').count(), 2);
    await code('pos_label').waitFor();
  });

  it('opens a file that is chosen in a dialog', async () => {
    await choose('Samples', 'Two classes of equal size');
    await lab.getByText('400 rows, 2 columns').waitFor();
    await lab.getByRole('button', { name: 'Open file…' }).click();
    const rows = window.page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'scores.csv',
    });
    await rows.waitFor();
    const path = window.page.locator('.quick-input-widget:visible input[type=text]');
    await path.fill(`${session.workspace}/scores.csv`);
    await window.page.locator('.quick-input-list .focused', { hasText: 'scores.csv' }).waitFor();
    await path.press('Enter');
    await lab.getByText('240 rows, 3 columns').waitFor({ timeout: 30_000 });
  });

  it('draws bootstrap bands in the background', async () => {
    const bands = figure('ROC').locator('[aria-label="area"]');
    assert.equal(await bands.count(), 0);
    await lab.getByRole('button', { name: 'Draw bootstrap bands' }).click();
    await bands.first().waitFor({ timeout: 60_000 });
    assert.equal(await bands.count(), 2);
    await figure('Measure by measure')
      .locator('.words', { hasText: 'In 95 % of the resamples' })
      .waitFor();
  });

  it('finds the file again after the window was reloaded', async () => {
    await window.reload();
    await lab.getByText('240 rows, 3 columns').waitFor({ timeout: 60_000 });
    assert.equal(await lab.locator('.bar .model').count(), 2);
  });

  it('shows what is pasted, and says what is wrong with what cannot be read', async () => {
    await lab.locator('.paste summary').click();
    const box = lab.getByRole('textbox', { name: 'Paste a table' });
    await box.fill('label,score\n1,0.9\n0,x\n0,0.2\n1\n1,0.7\n');
    await box.blur();
    await lab.getByText('5 rows, 2 columns').waitFor();
    const notes = lab.locator('.pictures .note');
    await notes.filter({ hasText: 'Line 5 of pasted text has 1 cell instead of 2' }).waitFor();
    await notes
      .filter({ hasText: '1 of 5 rows is left out, with no finite number in “score”: line 3.' })
      .waitFor();
    await box.fill('{"label": oops');
    await box.blur();
    await notes.filter({ hasText: 'pasted text is not JSON' }).waitFor();
    assert.equal(await lab.locator('.figure').count(), 0);
  });

  it('opens what is selected in the editor', async () => {
    await window.openFile('metrics.py');
    const { x, y } = await window.place('y_true = [', 'y_true');
    await window.page.mouse.click(x, y);
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Shift+ArrowDown');
    await window.page.keyboard.press('Shift+ArrowDown');
    await window.run('ML Cheatsheets: Open Selection in Metrics Lab');
    await lab.getByText('14 rows, 2 columns').waitFor();
    assert.equal(await lab.locator('.figure svg').count(), 7);
  });

  it('shows several classes, their cells read off by the keyboard alone', async () => {
    await choose('Presets', 'Figure 5.3: Fashion-MNIST');
    const cells = lab.getByRole('slider', { name: 'Cell of the confusion matrix' });
    await cells.focus();
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('ArrowDown');
    assert.match((await cells.getAttribute('aria-valuetext')) ?? '', /rows of .+ are taken for/);
    await figure('Confusion matrix')
      .locator('.words', { hasText: 'are taken for' })
      .first()
      .waitFor();
    await choose('Cells', '% of the true class');
    await code("normalize='true'").waitFor();
    const rows = figure('Class by class').locator('tbody tr');
    assert.deepEqual(
      await rows
        .locator('th')
        .evaluateAll((heads) => heads.slice(-3).map((one) => one.textContent)),
      ['micro avg', 'macro avg', 'weighted avg'],
    );
  });

  it('looks at one class of several, with a threshold', async () => {
    await choose('Presets', 'Several classes, one against the rest');
    await choose('Look at', 'fox');
    await threshold().waitFor();
    await figure('ROC').locator('.words', { hasText: 'AUC 0.819' }).waitFor();
  });

  it('joins the labels and the predictions of two files that are opened together', async () => {
    await writeFile(join(session.workspace, 'labels.csv'), 'id,label\na,1\nb,0\nc,1\nd,0\n');
    await writeFile(
      join(session.workspace, 'submission.csv'),
      'id,probability\nd,0.1\nc,0.8\nb,0.3\na,0.9\n',
    );
    const row = (name: string): Locator =>
      window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await row('labels.csv').click();
    await row('submission.csv').click({ modifiers: ['Control'] });
    await window.chooseFromMenu(row('submission.csv'), 'Open File in Metrics Lab');
    await lab.getByText(/^with (labels|submission)\.csv$/).waitFor();
    await lab.getByText('4 rows').first().waitFor();
    assert.match(await lab.locator('.scores').first().innerText(), /F1\s*1\.000/);
    await lab.getByRole('button', { name: 'Remove', exact: true }).click();
    await lab.getByRole('button', { name: 'Add a second file…' }).waitFor();
  });

  it('passes an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
    await choose('Samples', 'Fashion-MNIST, ten classes');
    await figure('Class by class').waitFor();
    assert.deepEqual(await violations(lab), []);
  });

  it('is not troubled by messages that are not its own', async () => {
    const before = await lab.locator('.pictures').innerText();
    await lab.locator('html').evaluate(() => {
      for (const message of [
        { type: 'file', uri: 'file:///etc/passwd', content: 'no' },
        { type: 'file', uri: 3, content: new ArrayBuffer(8) },
        { type: 'join', state: { data: { kind: 'file' } }, notes: [] },
        { type: 'join', state: null },
      ]) {
        globalThis.postMessage(message, '*');
      }
    });
    await window.page.waitForTimeout(200);
    assert.equal(await lab.locator('.pictures').innerText(), before);
  });

  it('reads no file that the user has not opened, whatever a message says', async () => {
    const data = { kind: 'file', name: 'passwd', uri: 'vscode-remote:///etc/passwd' };
    await lab.locator('html').evaluate(
      (_, state) => {
        globalThis.postMessage({ type: 'join', state, notes: [] }, '*');
      },
      { ...initialState, data },
    );
    await lab.getByText('This file was not opened in this workspace.').waitFor();
    assert.equal(await lab.locator('.figure').count(), 0);
  });

  it('makes no request that leaves the machine and breaks no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
