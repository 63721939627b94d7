import assert from 'node:assert/strict';
import type { Keyboard, Locator } from 'playwright-core';
import type { VsCodeWindow } from '../vscode/window.js';
import { Session } from './session.js';

const COMMAND = 'ML Cheatsheets: Insert Snippet';

describe('a person who inserts snippets, by the keyboard alone', () => {
  let session: Session;
  let window: VsCodeWindow;
  let keyboard: Keyboard;
  let untouched: string;
  const preview = (): Locator => window.page.locator('.tab', { hasText: 'Snippet preview' });
  const list = (): Locator => window.page.locator('.quick-input-widget:visible .monaco-list-row');
  const shows = async (text: string | RegExp): Promise<void> => {
    await window.page.locator('.view-line', { hasText: text }).first().waitFor();
  };
  const palette = async (title: string): Promise<void> => {
    await keyboard.press('F1');
    await window.page.locator('.quick-input-widget:visible input').fill(`>${title}`);
    await list().filter({ hasText: title }).first().waitFor();
    await keyboard.press('Enter');
  };
  const pick = async (words: string): Promise<void> => {
    await palette(COMMAND);
    await preview().waitFor();
    await keyboard.type(words);
  };

  before(async () => {
    session = await Session.start({ 'files.autoSave': 'off' });
    window = session.window;
    ({ keyboard } = window.page);
    await window.page.locator('.view-line').first().click();
    await keyboard.press('Control+End');
    untouched = await window.code();
  });
  after(async () => {
    await session.stop();
  });

  it('sees the code of the first one before typing anything', async () => {
    await palette(COMMAND);
    await shows('from torch.utils.data import DataLoader, Dataset');
    await keyboard.press('Escape');
    await preview().waitFor({ state: 'detached' });
  });

  it('finds one by its words in any order, and sees its code while looking', async () => {
    await pick('cosine warm-up');
    await shows('T_max=max(1, epochs - warmup_epochs)');
    assert.match(await list().first().innerText(), /^Warm-up cosine schedule/);
    await keyboard.press('ArrowDown');
    await shows('def warmup_cosine');
  });

  it('leaves nothing behind with Escape, and goes on typing', async () => {
    await keyboard.press('Escape');
    await preview().waitFor({ state: 'detached' });
    await window.expectCode(untouched);
    await keyboard.type('# on');
    await shows('# on');
    for (let i = 0; i < 4; i++) await keyboard.press('Backspace');
    await window.expectCode(untouched);
  });

  it('inserts one with its import, and takes it back with one undo', async () => {
    await pick('step schedule');
    await shows('step_size=30');
    await keyboard.press('Enter');
    await preview().waitFor({ state: 'detached' });
    await shows('scheduler = StepLR(optimizer, step_size=30, gamma=0.1)');
    assert.match(
      await window.code(),
      /from torch import Tensor, nn\nfrom torch\.optim\.lr_scheduler import StepLR\n/,
    );
    await keyboard.press('Control+z');
    await window.page.waitForFunction(() => !document.body.textContent.includes('step_size=30'));
    await window.expectCode(untouched);
  });

  it('goes through the tab stops', async () => {
    await pick('step schedule');
    await shows('step_size=30');
    await keyboard.press('Enter');
    await preview().waitFor({ state: 'detached' });
    await shows('scheduler = StepLR(');
    await keyboard.type('rates');
    await keyboard.press('Tab');
    await keyboard.type('adam');
    await shows('rates = StepLR(adam, step_size=30, gamma=0.1)');
    await shows('# after each epoch: rates.step()');
    await keyboard.press('Escape');
    // Typing is undone on its own, before the snippet is: as many times as it takes, seen each time.
    for (let i = 0; i < 6 && (await window.code()) !== untouched; i++) {
      await keyboard.press('Control+z');
      await window.page.waitForTimeout(300);
    }
    await window.expectCode(untouched);
  });

  it('gets one by typing its prefix', async () => {
    const suggestion = window.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    await keyboard.press('Control+End');
    await keyboard.type('ml-schedule-st', { delay: 50 });
    await suggestion.filter({ hasText: 'ml-schedule-step' }).waitFor();
    await keyboard.press('Tab');
    await shows('scheduler = StepLR(optimizer, step_size=30, gamma=0.1)');
    await shows('from torch.optim.lr_scheduler import StepLR');
    await keyboard.press('Escape');
    await keyboard.press('Control+z');
    await shows(/^ml-schedule-st$/);
    await window.expectCode(`${untouched.trimEnd()}\nml-schedule-st`);
    await keyboard.press('Shift+Home');
    await keyboard.press('Backspace');
    await keyboard.press('Escape');
    await window.expectCode(untouched);
  });

  it('is told that a file is read-only', async () => {
    await palette('File: Set Active Editor Read-only in Session');
    await pick('step schedule');
    await shows('step_size=30');
    await keyboard.press('Enter');
    await preview().waitFor({ state: 'detached' });
    await palette('Notifications: Show Notifications');
    await window.page
      .getByText(/activations\.py is read-only, so "Step schedule"/)
      .first()
      .waitFor();
    await window.expectCode(untouched);
    await palette('Notifications: Clear All Notifications');
    await palette('File: Set Active Editor Writeable in Session');
  });

  it('inserts from the hover of a symbol', async () => {
    const hover = await window.hover('smooth = nn.Sequential', 'ELU');
    const link = hover.getByText('Activation layer');
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await shows(/^nn\.GELU\(\)$/);
    await keyboard.press('Escape');
    await keyboard.press('Control+z');
    await window.page.waitForFunction(
      () =>
        ![...document.querySelectorAll('.view-line')].some(
          (line) => line.textContent === 'nn.GELU()',
        ),
    );
    await window.expectCode(untouched);
  });

  it('inserts into a cell of a notebook, with the names of the cells above', async () => {
    await window.openFile('notebook.ipynb');
    await window.page.locator('.view-line', { hasText: 'act = nn.ELU' }).click();
    await keyboard.press('Control+End');
    await pick('cross-entropy loss');
    await shows('label_smoothing=0.0');
    await list()
      .filter({ hasText: /^Cross-entropy loss/ })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await preview().waitFor({ state: 'detached' });
    await shows('criterion = nn.CrossEntropyLoss(label_smoothing=0.0)');
    assert.doesNotMatch(await window.code(), /import nn\n[\s\S]*import nn\n/);
    await keyboard.press('Escape');
    await keyboard.press('Control+z');
    await window.page.waitForFunction(() => !document.body.textContent.includes('label_smoothing'));
  });
});
