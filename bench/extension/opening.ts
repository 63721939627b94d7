import type { Locator } from 'playwright-core';
import { labTitles } from '../../src/labs/titles.js';
import { Session } from '../../test/browser/session.js';
import type { VsCodeWindow } from '../../test/vscode/window.js';
import { median, type Row } from '../row.js';

const RUNS = 7;

/** How long each lab takes to open in the real VS Code, beside a page that VS Code itself brings. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const opened: [string, number][] = [];
    for (const title of Object.values(labTitles)) {
      const figure = window.lab().locator('.figure svg').first();
      const times = await openingTimes(window, `ML Cheatsheets: Open ${title}`, figure);
      opened.push([title, median(times)]);
    }
    await window.openFile('notes.md');
    const heading = window.lab().locator('h1');
    const preview = await openingTimes(window, 'Markdown: Open Preview to the Side', heading);
    return opened.map(([title, value]) => ({
      what: `${title}: command to first picture on the screen, median of ${RUNS}`,
      value,
      unit: 'ms',
      peer: { name: "VS Code's Markdown preview", value: median(preview) },
      budget: { kind: 'value', most: 300 },
    }));
  } finally {
    await session.stop();
  }
}

/** Milliseconds from the choice of a command until the page that it opens has painted what is waited for. */
async function openingTimes(
  window: VsCodeWindow,
  command: string,
  shown: Locator,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const chosen = await window.run(command);
    await shown.waitFor();
    times.push((await window.firstPaint()) - chosen);
    await window.page.waitForTimeout(1000); // what follows the first picture has come by then
    await window.page.keyboard.press('Control+w');
    await shown.waitFor({ state: 'detached' });
  }
  return times;
}
