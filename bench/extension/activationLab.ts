import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';
import { sliderRow } from '../slider.js';

/** The Activation Lab in the real VS Code: from a slider to the next picture. */
export async function rows(): Promise<Row[]> {
  const session = await Session.start();
  try {
    const { window } = session;
    const lab = window.lab();
    const figure = lab.locator('.figure svg');
    await window.run('ML Cheatsheets: Open Activation Lab');
    await figure.waitFor();
    await lab.locator('.card', { hasText: 'GELU' }).first().waitFor();
    await lab.locator('vscode-dropdown[aria-label="Add a function"]').click();
    await lab.getByRole('option', { name: 'LeakyReLU' }).click();
    const slider = lab.locator('input[type=range]');
    return [
      await sliderRow('activation lab: slider to new picture', slider, {
        over: [0.1, 0.7],
        most: 16,
      }),
    ];
  } finally {
    await session.stop();
  }
}
