import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import type { VsCodeWindow } from '../vscode/window.js';
import { violations } from './audit.js';
import { Session } from './session.js';

describe('a person at the keyboard', () => {
  let session: Session;
  let window: VsCodeWindow;
  let lab: FrameLocator;
  const card = (name: string): Locator => lab.locator('.card', { hasText: name }).first();
  const path = async (): Promise<string> =>
    (await lab.locator('.figure svg [aria-label="line"] path').allInnerTexts()).join() +
    (await lab
      .locator('.figure svg [aria-label="line"] path')
      .evaluateAll((paths) => paths.map((one) => one.getAttribute('d')).join('\n')));

  before(async () => {
    session = await Session.start();
    window = session.window;
    lab = window.lab();
  });
  after(async () => {
    await session.stop();
  });

  it('hovers over a call and sees its formula and its plot', async () => {
    const hover = await window.hover('nn.LeakyReLU', 'LeakyReLU');
    const pictures = hover.locator('img');
    await pictures.nth(1).waitFor();
    const sizes = await pictures.evaluateAll((images) =>
      images.map((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    );
    assert.equal(sizes.length, 2);
    assert.ok(
      sizes.every((width) => width > 100),
      `drawn: ${sizes.join()}`,
    );
    assert.match((await pictures.nth(1).getAttribute('alt')) ?? '', /LeakyReLU\(0\.3\)/);
  });

  it('opens the lab from the hover', async () => {
    const hover = await window.hover('nn.LeakyReLU', 'LeakyReLU');
    await hover.getByText('Open in Activation Lab').click();
    await lab.locator('.figure svg').waitFor();
    await card('LeakyReLU(negative_slope=0.3)').waitFor();
  });

  it('opens a second call from the line above it and compares the two', async () => {
    await window.clickLens('GELU in Activation Lab', card("GELU(approximate='tanh')"));
    assert.equal(await lab.locator('.card').count(), 2);
  });

  it('moves a slider and sees the curve change', async () => {
    await card('LeakyReLU').locator('.pick').click();
    const before = await path();
    const slider = lab.getByRole('slider', { name: 'negative_slope' });
    await slider.focus();
    for (let i = 0; i < 10; i++) await window.page.keyboard.press('ArrowRight');
    await card('negative_slope=0.4').waitFor();
    assert.notEqual(await path(), before);
  });

  it('types an exact value, and is told what is wrong with one that is not', async () => {
    const field = lab.getByRole('textbox', { name: 'negative_slope, exact value' });
    await field.fill('1.25');
    await field.press('Enter');
    await card('negative_slope=1.25').waitFor();
    await field.fill('steep');
    await field.press('Enter');
    await lab.getByText('“steep” is not a finite number: 1.25 stays.').waitFor();
    assert.equal(await field.inputValue(), '1.25');
    await field.fill('0.4');
    await field.press('Enter');
    await card('negative_slope=0.4').waitFor();
  });

  it('turns f′ off and on', async () => {
    const before = await path();
    const box = lab.getByRole('checkbox', { name: 'f′' });
    await box.click();
    assert.notEqual(await path(), before);
    await box.click();
    assert.equal(await path(), before);
  });

  it('changes the range of x; a range the wrong way round is explained', async () => {
    const to = lab.getByRole('textbox', { name: 'x to' });
    await to.fill('6');
    await to.press('Enter');
    await lab.locator('[aria-label="x-axis tick label"]').getByText('6', { exact: true }).waitFor();
    await to.fill('-9');
    await to.press('Enter');
    await lab.getByText('x must run from a lower to a higher number.').waitFor();
    assert.equal(await to.inputValue(), '6');
  });

  it('reads values off with the mouse', async () => {
    await lab.locator('.figure').hover();
    await lab.locator('.readout', { hasText: 'x = ' }).waitFor();
    assert.match(await lab.locator('.readout').innerText(), /LeakyReLU\(negative_slope=0.4\)\s*=/);
  });

  it('reads values off with the keyboard alone', async () => {
    const figure = lab.getByRole('slider', { name: 'Crosshair' });
    await figure.focus();
    await window.page.keyboard.press('Home');
    assert.equal(await figure.getAttribute('aria-valuenow'), '-4');
    assert.match(
      (await figure.getAttribute('aria-valuetext')) ?? '',
      /x = −4: LeakyReLU\(negative_slope=0.4\) −1.6/,
    );
    await window.page.keyboard.press('Shift+ArrowRight');
    assert.equal(await figure.getAttribute('aria-valuenow'), '-3');
    await window.page.keyboard.press('Escape');
    assert.equal(await lab.locator('.crosshair').count(), 0);
  });

  it('adds a gate and softmax from the list, and takes them away again', async () => {
    for (const [name, code] of [
      ['SwiGLU', 'a * F.silu(b)'],
      ['Softmax', 'nn.Softmax(dim=-1)'],
    ] as const) {
      await lab.locator('vscode-dropdown[aria-label="Add a function"]').click();
      await lab.getByRole('option', { name, exact: true }).click();
      await lab.locator('.code code', { hasText: code }).waitFor();
    }
    const others = lab.getByRole('textbox', { name: /^others/ });
    await others.fill('1, 2, 3');
    await others.press('Enter');
    await card('Softmax(others=[1, 2, 3])').waitFor();
    assert.deepEqual(await violations(lab), []);
    for (const name of ['Softmax', 'SwiGLU']) {
      await card(name)
        .getByRole('button', { name: /^Remove/ })
        .click();
    }
    await card('LeakyReLU').locator('.pick').click();
  });

  it('passes an automatic audit of accessibility', async () => {
    assert.deepEqual(await violations(lab), []);
  });

  it('is not troubled by messages and states that are not its own', async () => {
    const before = await path();
    await lab.locator('html').evaluate(() => {
      for (const message of [
        null,
        'join',
        { type: 'join', state: { curves: [] }, notes: [] },
        { type: 'eval', code: 'x' },
      ]) {
        globalThis.postMessage(message, '*');
      }
    });
    await window.page.waitForTimeout(200);
    assert.equal(await path(), before);
  });

  it('writes the call at the cursor, with the alias of the file, and takes it back by one undo', async () => {
    const { page } = window;
    const { x, y } = await window.place('smooth = nn.Sequential', 'smooth');
    await page.mouse.click(x, y);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('act = ');
    await lab.getByRole('button', { name: 'Insert code' }).click();
    await page
      .locator('.view-line', { hasText: 'act = nn.LeakyReLU(negative_slope=0.4)' })
      .waitFor();
    await page.locator('.monaco-editor.focused').waitFor(); // the code is back under the fingers
    await page.keyboard.press('Control+z');
    await page
      .locator('.view-line', { hasText: 'act = nn.LeakyReLU(negative_slope=0.4)' })
      .waitFor({ state: 'detached' });
    assert.match(await window.code(), /\nact = ?\n/);
  });

  it('writes another function in the place of the call that was opened', async () => {
    const { page } = window;
    await window.clickLens('ELU in Activation Lab', card('ELU(alpha=0.5)'));
    await card('LeakyReLU').locator('.pick').click();
    await lab.getByRole('button', { name: /^Replace in activations.py:\d+$/ }).click();
    await page
      .locator('.view-line', { hasText: 'nn.Linear(4, 4), nn.LeakyReLU(negative_slope=0.4)' })
      .waitFor();
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.view-line', { hasText: 'nn.ELU(alpha=0.5)' }).waitFor();
    await card('ELU(alpha=0.5)')
      .getByRole('button', { name: /^Remove/ })
      .click();
  });

  it('finds the panel as it was after the window was reloaded', async () => {
    const before = await path();
    await window.reload();
    await lab.locator('.figure svg').waitFor({ timeout: 60_000 });
    await card('negative_slope=0.4').waitFor();
    await card("GELU(approximate='tanh')").waitFor();
    assert.equal(await lab.getByRole('textbox', { name: 'x to' }).inputValue(), '6');
    assert.equal(await path(), before);
  });

  it('finds the default where the saved state is garbage', async () => {
    await window.overwriteSavedState({ curves: 'none' });
    await window.reload();
    await lab.locator('.figure svg').waitFor({ timeout: 60_000 });
    await card('GELU').waitFor();
    await lab.getByText('could not be read; it starts anew').waitFor();
    assert.deepEqual(await lab.locator('.card .pick span').allInnerTexts(), ['GELU', 'ReLU']);
  });

  it('shows a preset with its story, and what a signal is after many layers', async () => {
    await lab.locator('vscode-dropdown[aria-label="Presets"]').click();
    await lab.getByRole('option', { name: 'Gradients vanish through sigmoids' }).click();
    await lab.locator('.story', { hasText: 'a quarter of the gradient' }).waitFor();
    await lab.locator('ml-figure', { hasText: 'of a gradient of size 1 at the output' }).waitFor();
    assert.equal(await lab.locator('.figure svg').count(), 4);
    assert.equal(await lab.getByRole('textbox', { name: 'depth, exact value' }).inputValue(), '30');
    await lab.locator('.facts td', { hasText: '(−1, 1)' }).waitFor();
    await lab.getByRole('checkbox', { name: 'Send a signal' }).click();
    await lab.locator('.figure svg').nth(1).waitFor({ state: 'detached' });
  });

  it('opens the lab from the command palette', async () => {
    await window.page.keyboard.press('Control+w');
    await window.run('ML Cheatsheets: Open Activation Lab');
    await lab.locator('.figure svg').waitFor();
  });

  it('makes no request that leaves the machine and breaks no content policy', async () => {
    assert.deepEqual(await window.foreignRequests(), []);
    assert.deepEqual(window.policyErrors, []);
  });
});
