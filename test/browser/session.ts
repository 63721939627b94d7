import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../vscode/browser.js';
import { installVsCode } from '../vscode/install.js';
import { startServer, type VsCodeServer } from '../vscode/server.js';
import { VsCodeWindow } from '../vscode/window.js';

const root = resolve(import.meta.dirname, '..', '..');

/** One VS Code with the samples open, shared by the tests of a file. */
export class Session {
  private constructor(
    readonly window: VsCodeWindow,
    private readonly server: VsCodeServer,
    private readonly browser: Browser,
    /** The folder that is open, a copy of the samples. */
    readonly workspace: string,
  ) {}

  static async start(settings: Readonly<Record<string, unknown>> = {}): Promise<Session> {
    const workspace = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-samples-'));
    cpSync(join(root, 'samples'), workspace, { recursive: true });
    const installation = installVsCode();
    const browser = await launchBrowser(installation);
    const server = await startServer(installation, {
      extension: root,
      workspace,
      settings: { 'editor.minimap.enabled': false, ...settings },
    });
    const window = await VsCodeWindow.open(browser, server.url('activations.py'));
    await window.page.getByText('LeakyReLU in Activation Lab').waitFor({ timeout: 60_000 });
    return new Session(window, server, browser, workspace);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.workspace, { recursive: true, force: true });
  }
}
