import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

/**
 * `npm test [-- check host browser]`: types, lint, format, generated files and unit tests; then the tests inside VS Code's two
 * extension hosts, and those of a person at the browser. `--download` runs the host tests in a desktop
 * VS Code that is downloaded instead, and leaves the browser out.
 */
const root = resolve(import.meta.dirname, '..');
const download = process.argv.includes('--download');
const parts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part);
const total = { passed: 0, failed: 0 };
const started = Date.now();

const MOCHA = ['exec', '--no', '--', 'mocha'];
const CHECKS = {
  Types: ['run', '-s', 'types'],
  Lint: ['run', '-s', 'lint'],
  Format: ['run', '-s', 'format:check'],
  'Generated files are fresh': ['run', '-s', 'generate', '--', '--check'],
  'Unit tests': [...MOCHA, 'test/unit/**/*.test.ts'],
};

const BROWSER = [...MOCHA, '--config', 'test/browser/mocharc.json', 'test/browser/**/*.test.ts'];

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly isMocha: boolean;
}

report('Build', await npm(['run', '-s', 'build']));
// What runs in VS Code mostly waits, so that the checks are run beside it; what they say comes afterwards.
const checks = wants('check') ? runAll(CHECKS) : [];
if (wants('host')) {
  await bundleHostTests();
  if (download) {
    await inHost('Desktop VS Code, Node extension host');
  } else {
    await inHost('VS Code, Node extension host', 'node');
    await inHost('VS Code, web-worker extension host', 'web');
  }
}
const browser = wants('browser') && !download ? npm(BROWSER) : undefined;
for (const [title, run] of await checks) report(title, run);
if (browser) report('As a person, in the browser', await browser);
console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runAll(
  steps: Readonly<Record<string, readonly string[]>>,
): Promise<[string, Run][]> {
  const runs: [string, Run][] = [];
  for (const [title, args] of Object.entries(steps)) runs.push([title, await npm(args)]);
  return runs;
}

/** A check without tests of its own counts as one. */
function report(title: string, { status, output, isMocha }: Run): void {
  heading(title);
  process.stdout.write(output);
  if (isMocha) countMocha(title, output, status);
  else count(title, status === 0 ? 1 : 0, status === 0 ? 0 : 1);
}

/** Adds up a run; one that ran no test, or ended badly without a failing one, counts as a failure. */
function countMocha(title: string, output: string, status: number | null): void {
  const passed = Number(/(\d+) passing/.exec(output)?.[1] ?? 0);
  const failed = Number(/(\d+) failing/.exec(output)?.[1] ?? 0);
  const silent = passed === 0 || (status !== 0 && failed === 0);
  count(title, passed, failed + (silent ? 1 : 0));
}

function count(title: string, passed: number, failed: number): void {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✔' : '✘'} ${title}: ${passed} passed, ${failed} failed`);
}

function heading(title: string): void {
  console.log(`\n— ${title}`);
}

function npm(args: readonly string[]): Promise<Run> {
  const child = spawn('npm', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const isMocha = args.includes('mocha');
  return new Promise((resolveRun, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolveRun({ status, output, isMocha });
    });
  });
}

/** One file with every host test, found by its name, that runs in Node and in a web worker. */
async function bundleHostTests(): Promise<void> {
  const tests = readdirSync(join(root, 'test', 'host')).filter((file) => file.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error('there are no host tests');
  await build({
    entryPoints: [join(root, 'test', 'host', 'index.ts')],
    outfile: join(root, 'out', 'test', 'host.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [
      {
        name: 'tests',
        setup(on) {
          on.onResolve({ filter: /^virtual:tests$/ }, () => ({
            path: 'tests',
            namespace: 'tests',
          }));
          on.onLoad({ filter: /.*/, namespace: 'tests' }, () => ({
            contents: tests.map((file) => `import './${file}';`).join('\n'),
            resolveDir: join(root, 'test', 'host'),
          }));
        },
      },
    ],
  });
}

async function inHost(title: string, host?: 'node' | 'web'): Promise<void> {
  heading(title);
  const workspace = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-samples-'));
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const output: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    output.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    return write(chunk);
  };
  const status = await runTests({
    ...(host !== undefined && { vscodeExecutablePath: join(root, 'test', 'vscode', 'launch.ts') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'test', 'host.cjs'),
    launchArgs: [workspace, ...(host === 'web' ? ['--host=web'] : [])],
  }).then(
    () => 0,
    (error: unknown) => {
      console.error(String(error));
      return 1;
    },
  );
  process.stdout.write = write;
  rmSync(workspace, { recursive: true, force: true });
  countMocha(title, output.join(''), status);
}
