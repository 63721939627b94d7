import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './install.js';

export interface ServerOptions {
  /** Folder of the extension under development. */
  readonly extension: string;
  /** Folder that is opened. */
  readonly workspace: string;
  /** Tests module to run in the extension host. */
  readonly tests?: string;
  /** Run the extension in the web-worker extension host instead of Node's. */
  readonly web?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly port?: number;
}

/** A running VS Code. */
export interface VsCodeServer {
  /** The page to open; `openFile` is a path inside the workspace. */
  readonly url: (openFile?: string) => string;
  readonly stop: () => Promise<void>;
  /** Resolves when the server ends by itself. */
  readonly ended: Promise<void>;
}

const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'update.showReleaseNotes': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectHighContrast': false,
  'window.restoreWindows': 'preserve', // a reload restores panels although the address names a file
};

/**
 * Starts VS Code's server with the extension loaded, on a profile of its own that `stop` deletes.
 *
 * @throws {Error} if it does not listen within a minute.
 */
export async function startServer(
  { node, server }: Installation,
  options: ServerOptions,
): Promise<VsCodeServer> {
  const port = options.port ?? (await freePort());
  const profile = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-'));
  const userData = join(profile, 'data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  const settings = {
    ...QUIET_SETTINGS,
    ...(options.web === true && {
      'remote.extensionKind': { 'ml-cheatsheets.ml-cheatsheets': ['web'] },
    }),
    ...options.settings,
  };
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(settings));
  const child = spawn(
    node,
    [
      server,
      '--auth=none',
      `--bind-addr=127.0.0.1:${port}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(profile, 'extensions')}`,
      '--disable-workspace-trust',
      '--disable-telemetry',
      '--disable-update-check',
      '--vscode-option',
      'enable-smoke-test-driver',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', EXTENSIONS_GALLERY: '{}' },
      detached: true,
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    end(child);
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await listening(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  const origin = `127.0.0.1:${port}`;
  return {
    ended,
    stop,
    url(openFile) {
      const remote = (path: string): string => `vscode-remote://${origin}${path}`;
      const payload = [
        ['extensionDevelopmentPath', remote(options.extension)],
        ...(options.tests === undefined ? [] : [['extensionTestsPath', remote(options.tests)]]),
        ['skipWelcome', 'true'],
        ...(openFile === undefined
          ? []
          : [['openFile', remote(join(options.workspace, openFile))]]),
      ];
      const query = new URLSearchParams({
        folder: options.workspace,
        payload: JSON.stringify(payload),
      });
      return `http://${origin}/?${query.toString()}`;
    },
  };
}

function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM'); // its extension hosts too
  } catch {
    child.kill();
  }
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    });
  }
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`VS Code's server ended at once:\n${output}`);
    const answers = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`VS Code's server did not answer on port ${port} within a minute:\n${output}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
