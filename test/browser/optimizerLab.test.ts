import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { VsCodeWindow } from '../vscode/window.js';
import { violations } from './audit.js';
import { Session } from './session.js';

describe('a person in the Optimizer Lab', () => {
  let session: Session;
  let window: VsCodeWindow;
  let lab: FrameLocator;
  const card = (name: string): Locator => lab.locator('.card', { hasText: name }).first();
  const names = (): Promise<string[]> => lab.locator('.card .pick span').allInnerTexts();
  const figure = (title: string): Locator => lab.locator(`section[aria-label^="${title}"]`);
  const paths = async (): Promise<string> =>
    (
      await figure('Paths')
        .locator('[aria-label="traces"] path')
        .evaluateAll((found) => found.map((path) => path.getAttribute('d')))
    ).join('\n');
  /** Waits until the paths are others than before, and gives them. */
  const others = async (before: string): Promise<string> => {
    for (let i = 0; i < 100; i++) {
      const now = await paths();
      if (now !== before) return now;
      await window.page.waitForTimeout(50);
    }
    throw new Error('the paths stay as they were');
  };
  const step = (): Locator => lab.getByRole('slider', { name: 'Step', exact: true });
  const choose = async (list: string, option: string): Promise<void> => {
    await lab.locator(`vscode-dropdown[aria-label="${list}"]`).click();
    await lab.getByRole('option', { name: option, exact: true }).click();
  };

  before(async () => {
    session = await Session.start();
    window = session.window;
    lab = window.lab();
    await window.openFile('optimizers.py');
  });
  after(async () => {
    await session.stop();
  });

  it('opens an optimizer from the line above it, with its scheduler', async () => {
    await window.clickLens('AdamW in Optimizer Lab', figure('Paths').locator('svg').first());
    await card('AdamW(lr=0.01, weight_decay=0.1) + CosineAnnealingLR').waitFor();
    assert.equal((await names()).length, 1);
    await lab.getByText('CosineAnnealingLR: stepped').waitFor();
    await figure('Learning rate').locator('svg').first().waitFor();
  });

  it('changes a setting and sees another path; the race follows', async () => {
    const before = await paths();
    const race = await lab.locator('.race').innerText();
    const field = lab.getByRole('textbox', { name: 'lr, exact value' });
    await field.fill('0.2');
    await field.press('Enter');
    await card('AdamW(lr=0.2').waitFor();
    await others(before);
    assert.notEqual(await lab.locator('.race').innerText(), race);
  });

  it('is told what PyTorch refuses, and keeps what was there', async () => {
    const field = lab.getByRole('textbox', { name: 'betas[1], exact value' });
    await field.fill('1.5');
    await field.press('Enter');
    await lab.getByText('betas[1] must be at least 0 and below 1, got 1.5.').waitFor();
    assert.equal(await field.inputValue(), '0.999');
  });

  it('writes the call back in its place, keeps what it does not know, and takes it back by one undo', async () => {
    await lab.getByRole('button', { name: 'Replace in optimizers.py:9' }).click();
    const changed = window.page.locator('.view-line', {
      hasText: 'optim.AdamW(model.parameters(), lr=0.2, weight_decay=0.1, fused=True)',
    });
    await changed.waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('Control+z');
    await changed.waitFor({ state: 'detached' });
    assert.match(
      await window.code(),
      /AdamW\(model\.parameters\(\), lr=1e-2, weight_decay=0\.1, fused=True\)/,
    );
  });

  it('moves the start with the mouse', async () => {
    const before = await paths();
    const picture = figure('Paths').locator('.figure svg');
    await picture.scrollIntoViewIfNeeded();
    const box = await picture.boundingBox();
    assert.ok(box);
    const { mouse } = window.page;
    await mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 4 });
    await mouse.up();
    await others(before);
    assert.notEqual(await lab.getByRole('textbox', { name: 'Start, θ₁' }).inputValue(), '-4');
  });

  it('moves the start with the keys alone', async () => {
    const handle = lab.getByRole('slider', { name: 'Start of the paths' });
    await handle.focus();
    await window.page.keyboard.press('Home');
    const least = await handle.getAttribute('aria-valuemin');
    assert.equal(await handle.getAttribute('aria-valuenow'), least);
    await window.page.keyboard.press('Shift+ArrowRight');
    await window.page.keyboard.press('ArrowUp');
    assert.ok(Number(await handle.getAttribute('aria-valuenow')) > Number(least));
    assert.match((await handle.getAttribute('aria-valuetext')) ?? '', /θ₁ = −\d[\d.]*, θ₂ = /);
  });

  it('steps through the run, sees what a step is made of, plays and pauses', async () => {
    await step().focus();
    await window.page.keyboard.press('Home');
    await lab.getByText('step 0 of').waitFor();
    await lab.getByRole('button', { name: 'One step forward' }).click();
    await lab.getByText('step 1 of').waitFor();
    await lab.locator('.told', { hasText: 'down the gradient' }).waitFor();
    await lab.locator('.told', { hasText: 'momentum' }).waitFor();
    await lab.getByRole('button', { name: 'Play' }).click();
    await lab.getByText('step 1 of').waitFor({ state: 'detached' });
    await lab.getByRole('button', { name: 'Pause' }).click();
    const shown = await step().inputValue();
    assert.ok(Number(shown) > 1);
    await lab.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('tells a story with a preset, and shows the divergence in it', async () => {
    await choose('Presets', 'Learning rate: too low, right, too high');
    await card('SGD(lr=0.103)').waitFor();
    await lab.locator('.story', { hasText: 'every step lands a little higher' }).waitFor();
    await figure('Paths').getByText('step 16', { exact: true }).waitFor();
    await lab.getByText('SGD lr=0.103 leaves the plot at step 16').waitFor();
  });

  it('sorts the race by a column, and selects an optimizer in it', async () => {
    const first = lab.locator('.race tbody th').first();
    await lab.getByRole('button', { name: 'last loss' }).click();
    assert.match(await first.innerText(), /lr=0\.08/);
    await lab.getByRole('button', { name: 'last loss' }).click();
    assert.match(await first.innerText(), /lr=0\.103/);
    await lab.locator('.race tbody tr').last().getByRole('button').click();
    await lab.locator('.card.selected', { hasText: 'SGD(lr=0.08)' }).waitFor();
  });

  it('changes surface, noise and clipping', async () => {
    await choose('Surface', 'Linear regression');
    await lab.getByRole('heading', { name: 'Paths over Linear regression' }).waitFor();
    const before = await paths();
    await lab.getByRole('checkbox', { name: 'Mini-batches' }).click();
    await lab.getByRole('slider', { name: 'batch size' }).waitFor();
    const batches = await others(before);
    await choose('Clipping', 'clip_grad_norm_');
    await lab.getByRole('slider', { name: 'max_norm' }).waitFor();
    await others(batches);
  });

  it('sees heavy work done in the background, and may stop it', async () => {
    await choose('Presets', 'AdaGrad, RMSProp, Nesterov, AdaDelta, Adam');
    const steps = lab.getByRole('textbox', { name: 'steps, exact value' });
    await steps.fill('5000');
    await steps.press('Enter');
    const samples = lab.getByRole('textbox', { name: 'samples, exact value' });
    await samples.fill('4096');
    await samples.press('Enter');
    await lab.getByRole('progressbar', { name: 'Computing the runs' }).waitFor();
    await lab.getByRole('button', { name: 'Stop' }).click();
    await lab.getByText('Stopped: the pictures show the settings before.').waitFor();
    await samples.fill('256');
    await samples.press('Enter');
    await lab.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
    await lab.getByText('Stopped').waitFor({ state: 'detached' });
  });

  it('opens its schedule in the Schedule Lab', async () => {
    await choose('Presets', 'Why warm up');
    await lab.getByRole('button', { name: 'Edit schedule' }).click();
    await lab.getByRole('heading', { name: 'Schedule Lab' }).waitFor({ state: 'attached' });
    await lab.getByText('LinearLR').first().waitFor();
    await window.page.keyboard.press('Control+w');
    await lab.getByRole('heading', { name: 'Optimizer Lab' }).waitFor({ state: 'attached' });
    await card('SGD(lr=0.003, momentum=0.9) + LinearLR').waitFor();
  });

  it('saves a picture and its numbers as files beside the code', async () => {
    await figure('Paths').locator('summary', { hasText: 'Export' }).click();
    for (const ending of ['SVG', 'PNG', 'CSV']) {
      await figure('Paths').getByRole('button', { name: ending, exact: true }).click();
      const box = window.page.locator('.quick-input-widget:visible input');
      const file = `optimizer-paths.${ending.toLowerCase()}`;
      await window.page.waitForFunction(
        (path) => [...document.querySelectorAll('input')].some(({ value }) => value === path),
        join(session.workspace, file),
      );
      await box.press('Enter');
      await box.waitFor({ state: 'hidden' });
      await window.page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: file })
        .waitFor();
    }
    const read = (ending: string): Buffer =>
      readFileSync(join(session.workspace, `optimizer-paths.${ending}`));
    assert.match(read('svg').toString(), /^<svg [^>]*xmlns="http[^]*θ₁[^]*<\/svg>$/);
    assert.equal(read('png').subarray(1, 4).toString(), 'PNG');
    assert.match(read('csv').toString(), /^"step","SGD θ₁","SGD θ₂",.*\r\n0,-2,2,/);
  });

  it('gives a link that opens it again', async () => {
    const before = await paths();
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await lab.getByRole('button', { name: 'Copy link' }).click();
    const link = await window.clipboard(/^[\w-]+:\/\/ml-cheatsheets.ml-cheatsheets\/optimizer\?/);
    await window.page.keyboard.press('Control+w');
    await window.run('Open URL');
    const box = window.page.locator('.quick-input-widget:visible input');
    await box.fill(link);
    await box.press('Enter');
    await window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open' }).click();
    await card('SGD(lr=0.003, momentum=0.9) + LinearLR').waitFor();
    assert.equal(await paths(), before);
  });

  it('passes an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
  });

  it('is not troubled by messages and states that are not its own', async () => {
    const before = await paths();
    await lab.locator('html').evaluate(() => {
      for (const message of [
        null,
        { type: 'join', state: { runners: [] }, notes: [] },
        { type: 'join', state: { runners: [{ id: 'constructor' }] }, notes: [] },
      ]) {
        globalThis.postMessage(message, '*');
      }
    });
    await lab.locator('html').evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await paths(), before);
  });

  it('finds the panel as it was after the window was reloaded', async () => {
    const before = await paths();
    await window.reload();
    await figure('Paths').locator('svg').first().waitFor({ timeout: 60_000 });
    await card('SGD(lr=0.003, momentum=0.9) + LinearLR').waitFor();
    assert.equal(await paths(), before);
  });

  it('finds the default where the saved state is garbage', async () => {
    await window.overwriteSavedState({ runners: 'none' });
    await window.reload();
    await card('Adam(lr=0.3)').waitFor({ timeout: 60_000 });
    await lab.getByText('could not be read; it starts anew').waitFor();
  });

  it('makes no request that leaves the machine and breaks no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
