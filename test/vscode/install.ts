import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the pieces of the real VS Code lie once they are installed. */
export interface Installation {
  /** VS Code's version. */
  readonly version: string;
  /** Node 24, which runs its server. */
  readonly node: string;
  readonly server: string;
  /** The browser's executable, and the environment that it starts in. */
  readonly browser: string;
  readonly browserEnvironment: Readonly<Record<string, string>>;
}

const here = import.meta.dirname;

/** The browsers that people have, if the one from npm does not fit this machine. */
const INSTALLED_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** `ML_CHEATSHEETS_CACHE`, or the user's cache folder. */
function cacheFolder(): string {
  const { env, platform } = process;
  const own = env['ML_CHEATSHEETS_CACHE'];
  if (own !== undefined && own !== '') return own;
  const home = homedir();
  const base =
    platform === 'darwin'
      ? join(home, 'Library', 'Caches')
      : platform === 'win32'
        ? (env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
        : (env['XDG_CACHE_HOME'] ?? join(home, '.cache'));
  return join(base, 'ml-cheatsheets');
}

/**
 * Installs VS Code, Node 24 and a browser from npm on first use, about 900 MB, and finds them again
 * afterwards; the lock file names the folder.
 *
 * @throws {Error} that says what is missing and how to get it.
 */
export function installVsCode(): Installation {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(), `vscode-${key}`);
  if (!existsSync(join(folder, 'complete'))) install(folder);
  const modules = join(folder, 'node_modules');
  const node = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64']
    .map((platform) => join(modules, `node-${platform}`, 'bin', 'node'))
    .find((path) => existsSync(path));
  if (node === undefined) {
    throw new Error(
      `There is no Node 24 for ${process.platform}-${process.arch} in npm's node-* packages: use a desktop VS Code instead (npm start -- --desktop, npm test -- --download).`,
    );
  }
  const server = join(modules, 'code-server');
  const { version } = JSON.parse(
    readFileSync(join(server, 'lib', 'vscode', 'package.json'), 'utf8'),
  ) as { version: string };
  return {
    version,
    node,
    server: join(server, 'out', 'node', 'entry.js'),
    ...findBrowser(folder, node),
  };
}

function install(folder: string): void {
  console.log(`Installing VS Code, Node 24 and a browser into ${folder} (once, about a minute)…`);
  mkdirSync(join(folder, '..'), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(here, file), join(work, file));
  npm(work, ['ci', '--ignore-scripts']);
  const vscode = join(work, 'node_modules', 'code-server', 'lib', 'vscode');
  // Its npm-shrinkwrap.json pins what is installed, but leaves out optional platforms that `ci` asks for.
  npm(vscode, ['install', '--omit=dev', '--ignore-scripts']);
  writeFileSync(join(work, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(work, folder);
}

function npm(cwd: string, args: readonly string[]): void {
  const options = ['--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const { status, stderr } = spawnSync('npm', [...args, ...options], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${stderr}`);
}

function findBrowser(
  folder: string,
  node: string,
): Pick<Installation, 'browser' | 'browserEnvironment'> {
  const own = process.env['CHROME_PATH'];
  if (own !== undefined && own !== '') return { browser: own, browserEnvironment: {} };
  if (existsSync(join(folder, 'node_modules', '@sparticuz', 'chromium'))) {
    if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser(folder, node);
  }
  const browser = INSTALLED_BROWSERS.find((path) => existsSync(path));
  if (browser === undefined) {
    throw new Error(
      'No Chromium was found: install Chrome, Edge or Chromium, or set CHROME_PATH to the executable.',
    );
  }
  return { browser, browserEnvironment: {} };
}

/** Unpacks the browser from its package, with the libraries and fonts that a bare machine lacks. */
function unpackBrowser(
  folder: string,
  node: string,
): Pick<Installation, 'browser' | 'browserEnvironment'> {
  const unpacked = join(folder, 'browser');
  const browser = join(unpacked, 'chromium');
  if (!existsSync(join(folder, 'browser-complete'))) {
    mkdirSync(unpacked, { recursive: true });
    const script =
      "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());";
    const { status, stderr } = spawnSync(node, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
      // It unpacks into the temporary folder, and its own libraries only where it seems to need them.
      env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    if (status !== 0) throw new Error(`The browser could not be unpacked:\n${stderr}`);
    writeFileSync(join(folder, 'browser-complete'), '');
  }
  const { stdout } = spawnSync('ldd', [browser], { encoding: 'utf8' });
  const lacksLibraries = stdout.includes('not found');
  return {
    browser,
    browserEnvironment: {
      ...(lacksLibraries && { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') }),
      ...(!existsSync('/usr/share/fonts') && { FONTCONFIG_PATH: join(unpacked, 'fonts') }),
    },
  };
}
