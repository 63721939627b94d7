import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { launchBrowser } from '../test/vscode/browser.js';
import { installVsCode } from '../test/vscode/install.js';
import { startServer } from '../test/vscode/server.js';
import { VsCodeWindow } from '../test/vscode/window.js';

/**
 * `npm run screenshots [-- FOLDER]`: every hover and panel of the samples in VS Code's four kinds of
 * theme, as PNG files, by default into `out/screenshots/`.
 */
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

/** A line of each file of the samples, and the word of it to hover over. */
const HOVERS = {
  'activations.py': [
    ['self.act = nn.LeakyReLU', 'LeakyReLU'],
    ['self.gate = nn.GELU', 'GELU'],
    ['F.softplus', 'softplus'],
    ['torch.sigmoid', 'sigmoid'],
    ['nn.ELU', 'ELU'],
  ],
  'model.py': [
    ['class Net', 'Net'],
    ['nn.AdaptiveAvgPool2d(1), nn.Flatten', 'Sequential'],
    ['self.norm = nn.BatchNorm2d', 'BatchNorm2d'],
  ],
  'train.py': [
    ['model = Net()', 'Net'],
    ['probe = nn.Linear', 'Linear'],
    ['optimizer = optim.AdamW', 'AdamW'],
    ['optimizer = optim.AdamW', 'lr'],
    ['model.train()', 'train'],
    ['loss.backward()', 'backward'],
    ['logits.softmax', 'softmax'],
  ],
} as const;

const root = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? join(root, 'out', 'screenshots'));
mkdirSync(target, { recursive: true });
const installation = installVsCode();
const browser = await launchBrowser(installation);
try {
  for (const [name, theme] of Object.entries(THEMES)) await shoot(name, theme);
} finally {
  await browser.close();
}

async function shoot(name: string, theme: string): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-samples-'));
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const server = await startServer(installation, {
    extension: root,
    workspace,
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  });
  try {
    const window = await VsCodeWindow.open(browser, server.url('activations.py'));
    const { page } = window;
    await page.getByText('LeakyReLU in Activation Lab').waitFor({ timeout: 60_000 });
    let pictures = 0;
    for (const [file, hovers] of Object.entries(HOVERS).reverse()) {
      await window.openFile(file);
      for (const [line, text] of hovers) {
        await window.hover(line, text);
        await page.waitForTimeout(400);
        const picture = `hover-${basename(file, '.py')}-${text}-${name}.png`;
        await page.screenshot({ path: join(target, picture) });
        pictures++;
      }
    }
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await window.clickLens('LeakyReLU in Activation Lab', window.lab().locator('.figure svg'));
    await window.clickLens('GELU in Activation Lab', window.lab().locator('.card').nth(1));
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(target, `lab-beside-${name}.png`) });
    await page.keyboard.press('Control+b');
    await window.run('View: Maximize Editor Group');
    await window.lab().locator('.figure').hover();
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(target, `lab-${name}.png`) });
    await window.close();
    console.log(`${name}: ${pictures + 2} pictures`);
  } finally {
    await server.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
