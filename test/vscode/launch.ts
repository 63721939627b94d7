#!/usr/bin/env -S node --import tsx
/**
 * What `runTests` of @vscode/test-electron starts in the place of a desktop VS Code: it takes the same
 * arguments, runs the tests in VS Code's server with a browser before it, and ends with their exit code.
 */
import { launchBrowser } from './browser.js';
import { installVsCode } from './install.js';
import { startServer } from './server.js';

const PATIENCE_MS = 240_000;

/**
 * Runs a tests module inside VS Code.
 *
 * @param args those of VS Code's own command line; `--host=web` chooses the web-worker extension host.
 * @returns the exit code of the tests.
 */
async function launch(args: readonly string[]): Promise<number> {
  const value = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extension = value('extensionDevelopmentPath');
  const tests = value('extensionTestsPath');
  const workspace = args.find((arg) => !arg.startsWith('-'));
  if (extension === undefined || tests === undefined || workspace === undefined) {
    throw new Error('needed: --extensionDevelopmentPath=… --extensionTestsPath=… FOLDER');
  }
  const installation = installVsCode();
  const web = value('host') === 'web';
  console.log(`VS Code ${installation.version}, ${web ? 'web-worker' : 'Node'} extension host`);
  const server = await startServer(installation, { extension, tests, workspace, web });
  const browser = await launchBrowser(installation);
  try {
    const page = await browser.newPage();
    const exit = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the tests did not end within ${PATIENCE_MS / 1000} s`));
      }, PATIENCE_MS);
      void page.exposeFunction('codeAutomationLog', (type: string, [text]: unknown[]) => {
        if (isOurs(type, text)) console.log(text);
      });
      void page.exposeFunction('codeAutomationExit', (code: number) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
    await page.goto(server.url());
    return await exit;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** What `test/host/index.ts` writes; VS Code's own remarks are left out. */
function isOurs(type: string, text: unknown): text is string {
  return type === 'info' && typeof text === 'string' && /^ {2}[✔✘]|^Extension host/.test(text);
}

process.exitCode = await launch(process.argv.slice(2));
