import { launchBrowser } from './browser.js';
import { installVsCode } from './install.js';
import { startServer, type ServerOptions } from './server.js';

const PATIENCE_MS = 240_000;

/**
 * Runs a module that exports `run(): Promise<void>` inside one of VS Code's extension hosts.
 *
 * @param log gets every line that is written to the console there.
 * @returns the exit code: 0 if `run` was fulfilled.
 */
export async function runInHost(
  options: ServerOptions & { readonly tests: string },
  log: (text: string) => void,
): Promise<number> {
  const installation = installVsCode();
  const host = options.web === true ? 'web-worker' : 'Node';
  console.log(`VS Code ${installation.version}, ${host} extension host`);
  const server = await startServer(installation, options);
  const browser = await launchBrowser(installation);
  try {
    const page = await browser.newPage();
    const exit = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the tests did not end within ${PATIENCE_MS / 1000} s`));
      }, PATIENCE_MS);
      void page.exposeFunction('codeAutomationLog', (type: string, [text]: unknown[]) => {
        if (type === 'info' && typeof text === 'string') log(text);
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
