import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import type { VsCodeWindow } from '../vscode/window.js';
import { violations } from './audit.js';
import { Session } from './session.js';

describe('a person in the Schedule Lab', () => {
  let session: Session;
  let window: VsCodeWindow;
  let lab: FrameLocator;
  const card = (name: string): Locator => lab.locator('.card', { hasText: name }).first();
  const figure = (title: string): Locator => lab.locator(`section[aria-label^="${title}"]`);
  const reading = (): Promise<string> => figure('Learning rate').locator('.words').innerText();
  const code = (): Promise<string> => lab.locator('.code > code').innerText();
  const lines = async (): Promise<string> =>
    (
      await figure('Learning rate')
        .locator('.figure svg [aria-label="line"] path')
        .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')))
    ).join('\n');
  const choose = async (list: string, option: string): Promise<void> => {
    await lab.locator(`vscode-dropdown[aria-label="${list}"]`).click();
    await lab.getByRole('option', { name: option, exact: true }).click();
  };
  const type = async (name: string, text: string): Promise<void> => {
    const field = lab.getByRole('textbox', { name, exact: true });
    await field.fill(text);
    await field.press('Enter');
  };

  before(async () => {
    session = await Session.start();
    window = session.window;
    lab = window.lab();
    await window.openFile('schedules.py');
  });
  after(async () => {
    await session.stop();
  });

  it('opens a chain from the line above it, with its optimizer and the names of its parts', async () => {
    await window.clickLens('SequentialLR in Schedule Lab', card('LinearLR → CosineAnnealingLR'));
    assert.match(await reading(), /begins at 0\.01, peaks at 0\.1 at epoch 5/);
    assert.equal(
      await code(),
      'lr_scheduler.SequentialLR(optimizer, [warmup, cosine], milestones=[WARMUP])',
    );
  });

  it('changes a part, and sees the curve and the code follow', async () => {
    const before = await lines();
    await type('T_max, exact value', '40');
    await lab.getByText('after epoch 45 CosineAnnealingLR climbs again').waitFor();
    assert.notEqual(await lines(), before);
    assert.equal(
      await code(),
      'lr_scheduler.SequentialLR(optimizer, [warmup, lr_scheduler.CosineAnnealingLR(optimizer, T_max=40)], milestones=[WARMUP])',
    );
  });

  it('moves a slider by the keys alone', async () => {
    const slider = lab.getByRole('slider', { name: 'milestone 1', exact: true });
    await slider.focus();
    for (let i = 0; i < 5; i++) await window.page.keyboard.press('ArrowRight');
    await lab.locator('.code > code', { hasText: 'milestones=[10])' }).waitFor();
  });

  it('is told what PyTorch refuses, and keeps what was there', async () => {
    await type('T_max, exact value', '-3');
    await lab.getByText('T_max must be a positive integer, got -3.').waitFor();
    const field = lab.getByRole('textbox', { name: 'T_max, exact value', exact: true });
    assert.equal(await field.inputValue(), '40');
  });

  it('fits the schedule to the run by one click', async () => {
    await lab.getByRole('button', { name: 'Fit to the run' }).click();
    await lab.getByText('ends at').first().waitFor();
    assert.match(await code(), /T_max=90\)\], milestones=\[10\]\)$/);
    assert.doesNotMatch(await reading(), /Watch out/);
  });

  it('writes it back in its place and takes it back by one undo', async () => {
    await lab.getByRole('button', { name: 'Replace in schedules.py:18' }).click();
    const changed = window.page.locator('.view-line', { hasText: 'T_max=90)], milestones=[10])' });
    await changed.waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('Control+z');
    await changed.waitFor({ state: 'detached' });
    assert.match(await window.code(), /\[warmup, cosine\], milestones=\[WARMUP\]/);
  });

  it('adds one cycle beside it, with its momentum, and warms up another', async () => {
    await choose('Add a schedule', 'OneCycleLR');
    await lab.getByText('PyTorch refuses it, total_steps').waitFor();
    await lab.getByRole('checkbox', { name: 'total_steps=None' }).click();
    await type('total_steps, exact value', '100');
    await figure('Momentum').locator('svg').first().waitFor();
    await choose('Add a schedule', 'StepLR');
    await lab.getByRole('button', { name: 'Warm up first' }).click();
    await card('LinearLR → StepLR').waitFor();
    assert.equal(
      await code(),
      `warmup = lr_scheduler.LinearLR(optimizer, start_factor=0.01)
step = lr_scheduler.StepLR(optimizer, step_size=24)
scheduler = lr_scheduler.SequentialLR(optimizer, [warmup, step], milestones=[5])`,
    );
    assert.equal(await lab.locator('.card').count(), 3);
  });

  it('inserts statements as far in as the line that they begin on', async () => {
    const { page } = window;
    const { x, y } = await window.place('optimizer.step()', 'optimizer');
    await page.mouse.click(x, y);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await lab.getByRole('button', { name: 'Insert code' }).click();
    await page.locator('.view-line', { hasText: 'milestones=[5])' }).waitFor();
    await page.locator('.monaco-editor.focused').waitFor();
    const text = await window.code();
    assert.match(text, /\n {12}warmup = .*\n {12}step = .*\n {12}scheduler = /);
    await page.keyboard.press('Control+z');
    await page.locator('.view-line', { hasText: 'milestones=[5])' }).waitFor({ state: 'detached' });
  });

  it('types a lambda, and is told where it cannot be computed', async () => {
    await choose('Add a schedule', 'LambdaLR');
    await type('lr_lambda, a Python lambda', 'lambda e: min(1, (e + 1) / 20)');
    await lab.getByText('begins at 0.005, peaks at 0.1 at epoch 19').waitFor();
    await type('lr_lambda, a Python lambda', 'lambda e: gamma ** e');
    await lab.getByText('gamma is not known before the code runs').waitFor();
  });

  it('takes own losses for the plateau, and names the one that is not a number', async () => {
    await choose('Add a schedule', 'ReduceLROnPlateau');
    await figure('The metric').locator('svg').first().waitFor();
    await choose('Metric', 'my own values');
    const field = lab.locator('textarea');
    await field.fill('1, 0.5, x');
    await field.blur();
    await lab.getByText('Value 3, “x”, is not a number.').waitFor();
    await field.fill('1, 0.5, 0.4');
    await field.blur();
    await lab.getByText('lowers the rate at epoch 14').first().waitFor();
  });

  it('finds a rate on a small network, and uses it', async () => {
    await lab.getByRole('button', { name: 'Find a rate' }).click();
    const use = lab.locator('vscode-button', { hasText: /Use 0/ });
    await use.waitFor({ timeout: 60_000 });
    await figure('Learning-rate finder').locator('svg').first().waitFor();
    const rate = (await use.textContent())?.replace('Use ', '').trim();
    await use.click();
    const lr = lab.getByRole('textbox', { name: 'lr, exact value', exact: true });
    assert.equal(await lr.inputValue(), rate);
  });

  it('reads values off with the keyboard alone', async () => {
    const plot = figure('Learning rate').getByRole('slider', { name: 'Crosshair' });
    await plot.focus();
    await window.page.keyboard.press('Home');
    assert.match((await plot.getAttribute('aria-valuetext')) ?? '', /^epoch = 0: LinearLR/);
    await window.page.keyboard.press('ArrowRight');
    assert.equal(await plot.getAttribute('aria-valuenow'), '1');
  });

  it('passes an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
  });

  it('is not troubled by messages that are not its own', async () => {
    const before = await lines();
    await lab.locator('html').evaluate(() => {
      for (const message of [
        null,
        'join',
        { type: 'join', state: { curves: [] }, notes: [] },
        { type: 'x' },
      ]) {
        globalThis.postMessage(message, '*');
      }
    });
    await lab.getByRole('button', { name: 'Copy link' }).waitFor();
    assert.equal(await lines(), before);
  });

  it('finds the panel as it was after the window was reloaded, the finder with it', async () => {
    const before = await lines();
    await window.reload();
    await figure('Learning rate').locator('svg').first().waitFor({ timeout: 60_000 });
    await figure('Learning-rate finder').locator('svg').first().waitFor({ timeout: 60_000 });
    assert.equal(await lines(), before);
    assert.equal(await lab.locator('.card').count(), 5);
  });

  it('races the schedule in the Optimizer Lab', async () => {
    await card('LinearLR → StepLR').locator('.pick').click();
    await lab.getByRole('button', { name: 'Race it in the Optimizer Lab' }).click();
    await window.page.locator('.tab.active', { hasText: 'Optimizer Lab' }).waitFor();
    await lab.locator('.card.selected', { hasText: 'SGD' }).waitFor();
  });

  it('makes no request that leaves the machine and breaks no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
