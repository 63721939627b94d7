import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installVsCode } from '../test/vscode/install.js';
import { startServer } from '../test/vscode/server.js';

/**
 * `npm start`: a real VS Code in the browser with the extension and a copy of `samples/` open.
 * `--desktop` uses the `code` of this machine instead; `--port N` fixes the port.
 */
const root = resolve(import.meta.dirname, '..');

if (process.argv.includes('--desktop')) desktop();
else await inBrowser();

function desktop(): void {
  const child = spawn('code', [`--extensionDevelopmentPath=${root}`, join(root, 'samples')], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  child.once('error', () => {
    console.error(
      'There is no `code` command on the PATH. Install VS Code, run "Shell Command: Install',
    );
    console.error("'code' command in PATH\" from its palette, or leave out --desktop.");
    process.exitCode = 1;
  });
}

async function inBrowser(): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-samples-'));
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const at = process.argv.indexOf('--port');
  const port = at < 0 ? undefined : Number(process.argv[at + 1]);
  const installation = installVsCode();
  const server = await startServer(installation, {
    extension: root,
    workspace,
    ...(port !== undefined && { port }),
  });
  const url = server.url('activations.py');
  console.log(`VS Code ${installation.version} with ML Cheatsheets is at\n\n  ${url}\n`);
  console.log('Ctrl-C ends it. Files that you change are copies and go with it.');
  openInBrowser(url);
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve('asked');
      });
    }
  });
  const reason = await Promise.race([asked, server.ended]);
  await server.stop();
  rmSync(workspace, { recursive: true, force: true });
  console.log(reason === 'asked' ? 'Stopped.' : 'VS Code ended by itself.');
  process.exit(reason === 'asked' ? 0 : 1);
}

/** Opens the page where there is a screen; elsewhere the printed address has to do. */
function openInBrowser(url: string): void {
  const { env, platform } = process;
  const hasScreen =
    platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  if (!hasScreen || env['CI'] !== undefined) return;
  const [command = '', ...args] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
}
