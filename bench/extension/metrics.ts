import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/engine/random.js';
import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';
import { sliderRow } from '../slider.js';

const SAMPLES = 1_000_000;

/** The Metrics Lab in the real VS Code with a file of a million rows: opening it, and moving the threshold. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window, workspace } = session;
    writeFileSync(join(workspace, 'million.csv'), million());
    const lab = window.lab();
    await window.run('ML Cheatsheets: Open Metrics Lab');
    await lab.locator('.figure svg').first().waitFor();
    await window.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'million.csv' })
      .click({ button: 'right' });
    const item = window.page.getByRole('menuitem', { name: 'Open File in Metrics Lab' });
    await item.waitFor();
    const start = performance.now();
    await item.click();
    await lab.getByText('1,000,000 rows, 2 columns').waitFor({ timeout: 120_000 });
    await lab.locator('.figure svg').nth(6).waitFor();
    const opened = performance.now() - start;
    return [
      { what: 'metrics lab: open a CSV of 1,000,000 rows', value: opened, unit: 'ms' },
      await sliderRow(
        'metrics lab: threshold to all pictures, 1,000,000 rows',
        lab.locator('.bar input[type=range]'),
        { over: [0.2, 0.8], drawn: '.figure .overlay', most: 16 },
      ),
    ];
  } finally {
    await session.stop();
  }
}

function million(): string {
  const random = createRandom(0);
  const lines = Array.from({ length: SAMPLES }, () => {
    const label = random.next() < 0.2 ? 1 : 0;
    const score = 1 / (1 + Math.exp(-(random.normal() + 1.5 * label - 2)));
    return `${label},${score.toFixed(6)}`;
  });
  return `label,score\n${lines.join('\n')}\n`;
}
