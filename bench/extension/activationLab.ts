import { Session } from '../../test/browser/session.js';
import type { Row } from '../row.js';

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
        what: 'activation lab: slider to new picture, p95',
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
