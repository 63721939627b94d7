import type { Locator } from 'playwright-core';
import { Session } from '../../test/browser/session.js';
import type { VsCodeWindow } from '../../test/vscode/window.js';
import { median, type Row } from '../row.js';

/** The Activation Lab in the real VS Code: from the command to the picture, from a slider to the next one. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    const figure = lab.locator('.figure svg');
    const opened = await opening(window, 'ML Cheatsheets: Open Activation Lab', figure);
    await window.page.keyboard.press('Control+w');
    await window.openFile('notes.md');
    const page = window.page.frameLocator('iframe.webview.ready:visible');
    const heading = page.frameLocator('iframe#active-frame').locator('h1');
    const preview = await opening(window, 'Markdown: Open Preview to the Side', heading);
    await window.page.keyboard.press('Control+w');
    await window.run('ML Cheatsheets: Open Activation Lab');
    await figure.waitFor();
    await lab.locator('.card', { hasText: 'GELU' }).first().waitFor();
    await lab.locator('vscode-dropdown[aria-label="Add a function"]').click();
    await lab.getByRole('option', { name: 'LeakyReLU' }).click();
    const times = await lab
      .locator('input[type=range]')
      .first()
      .evaluate(async (element) => {
        const slider = element as HTMLInputElement;
        const drawn: number[] = [];
        for (let i = 0; i < 120; i++) {
          slider.value = String(0.1 + i / 200);
          const before = document.querySelector('.figure svg');
          const start = performance.now();
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          while (document.querySelector('.figure svg') === before) await Promise.resolve();
          drawn.push(performance.now() - start);
          await new Promise(requestAnimationFrame);
        }
        return drawn.slice(20).sort((a, b) => a - b);
      });
    return [
      {
        what: 'lab: command to first picture, median of 5',
        value: median(opened),
        unit: 'ms',
        peer: { name: "VS Code's Markdown preview", value: median(preview) },
        budget: { kind: 'value', most: 300 },
      },
      {
        what: 'lab: slider to new picture, p95',
        value: times[Math.floor(times.length * 0.95)] ?? NaN,
        unit: 'ms',
        peer: { name: 'a frame at 60 Hz', value: 1000 / 60 },
        budget: { kind: 'value', most: 16 },
      },
    ];
  } finally {
    await session.stop();
  }
}

/** Milliseconds from the choice of a command to what it shows, five times. */
async function opening(window: VsCodeWindow, command: string, shown: Locator): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    if (i > 0) await window.page.keyboard.press('Control+w');
    await window.run(command);
    const start = performance.now();
    await shown.waitFor();
    times.push(performance.now() - start);
  }
  return times;
}
