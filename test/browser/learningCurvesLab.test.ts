import assert from 'node:assert/strict';
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
    await lab.locator('.words', { hasText: 'Overfitting: From epoch 16' }).waitFor();
  });

  it('show a log that is opened', async () => {
    await lab
      .locator('input[type=file]')
      .setInputFiles({ name: 'run.csv', mimeType: 'text/csv', buffer: Buffer.from(LOG) });
    await lab.locator('.words', { hasText: 'lowest at epoch 4, 0.3.' }).waitFor();
    assert.equal(await lab.getByText('Early stopping would not stop').count(), 1);
  });

  it('replay early stopping with another patience, set by the keyboard', async () => {
    const patience = lab.getByRole('textbox', { name: 'patience, exact value' });
    await patience.fill('2');
    await patience.press('Enter');
    await lab.locator('.words', { hasText: 'No improvement on 0.3 at epoch 4' }).waitFor();
    await lab.locator('.code code', { hasText: 'patience=2' }).waitFor();
  });

  it('say what is wrong with a log and keep what they show', async () => {
    const box = lab.getByRole('textbox', { name: 'Paste a log' });
    await box.fill('{"loss": [1, 2');
    await box.blur();
    await lab.locator('.note').first().waitFor();
    assert.notEqual(await lab.locator('.note').first().innerText(), '');
    assert.equal(await lab.locator('.words', { hasText: 'epoch 4, 0.3.' }).count(), 1);
  });

  it('read values off with the keyboard alone', async () => {
    const figure = lab.getByRole('slider', { name: 'Crosshair on the plot, epoch' }).first();
    await figure.focus();
    await window.page.keyboard.press('End');
    assert.match(
      (await figure.getAttribute('aria-valuetext')) ?? '',
      /^epoch = 8: train loss 0.125/,
    );
  });

  it('pass an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
  });

  it('are as they were after the window was reloaded', async () => {
    await window.reload();
    await lab
      .locator('.words', { hasText: 'No improvement on 0.3 at epoch 4' })
      .waitFor({ timeout: 60_000 });
  });

  it('make no request that leaves the machine and break no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
