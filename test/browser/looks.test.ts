import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { labTitles } from '../../src/labs/titles.js';
import { violations } from './audit.js';
import { Session } from './session.js';

const THEMES = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];
const HEIGHT = 950;
/** Of the window, which VS Code's own bar of icons takes some 48 pixels of. */
const WIDTHS = { narrow: 348, wide: 1500 };

for (const theme of THEMES) {
  describe(`a person who works with ${theme}`, () => {
    let session: Session;
    let lab: FrameLocator;

    before(async () => {
      session = await Session.start({ 'workbench.colorTheme': theme });
      lab = session.window.lab();
      await session.window.page.keyboard.press('Control+b'); // no files beside,
      await session.window.page.keyboard.press('Control+w'); // no editor beside
    });
    beforeEach(async () => {
      await session.window.page.setViewportSize({ width: WIDTHS.wide, height: HEIGHT });
    });
    after(async () => {
      await session.stop();
    });

    for (const title of Object.values(labTitles)) {
      it(`reads every word of the ${title}, narrow and wide`, async () => {
        const { window } = session;
        await window.run(`ML Cheatsheets: Open ${title}`);
        await lab.locator('.controls vscode-button').first().waitFor();
        for (const width of Object.values(WIDTHS)) {
          await window.page.setViewportSize({ width, height: HEIGHT });
          await window.page.waitForTimeout(300); // VS Code lays itself out anew
          assert.deepEqual(await cutOff(lab), [], `at ${width} pixels`);
        }
        assert.deepEqual(await violations(lab), []);
        await window.page.keyboard.press('Control+w');
      });
    }
  });
}

/** What does not fit into the place that it has, a line each. */
function cutOff(lab: FrameLocator): Promise<string[]> {
  return lab.locator('html').evaluate((page) => {
    const found: string[] = [];
    if (page.scrollWidth > page.clientWidth + 1) {
      found.push(`the page: ${page.scrollWidth} pixels in ${page.clientWidth}`);
    }
    for (const element of page.querySelectorAll<HTMLElement>('main *')) {
      const { overflowX } = getComputedStyle(element);
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      const isSeen = element.clientWidth > 1;
      if (isSeen && hides && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${element.tagName}.${element.className}: ${element.innerText.slice(0, 60)}`);
      }
    }
    for (const svg of page.querySelectorAll('.figure svg')) {
      const box = svg.getBoundingClientRect();
      if (box.width < 100 || box.left < 0 || box.right > page.clientWidth + 1) {
        found.push(`a picture from ${box.left} to ${box.right} of ${page.clientWidth} pixels`);
      }
    }
    return found;
  });
}
