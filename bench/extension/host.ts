import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { runInHost } from '../../test/vscode/runInHost.js';
import type { Row } from '../row.js';

/** Activation and hovers in Node's extension host of the real VS Code. */
export async function rows(): Promise<Row[]> {
  const root = resolve(import.meta.dirname, '..', '..');
  spawnSync('npm', ['run', '-s', 'build', '--', '--production'], { cwd: root, stdio: 'ignore' });
  const tests = join(root, 'out', 'bench', 'measure.cjs');
  await build({
    entryPoints: [join(root, 'bench', 'host', 'measure.ts')],
    outfile: tests,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode', 'node:*'],
  });
  const workspace = mkdtempSync(join(tmpdir(), 'ml-bench-'));
  const measured = new Map<string, number>();
  await runInHost({ extension: root, tests, workspace }, (text) => {
    if (!text.startsWith('MEASURED ')) return;
    const { what, value } = JSON.parse(text.slice('MEASURED '.length)) as {
      what: string;
      value: number;
    };
    measured.set(what, value);
  });
  rmSync(workspace, { recursive: true, force: true });
  const of = (what: string): number => measured.get(what) ?? NaN;
  const css = { name: "VS Code's CSS hover", value: of('hover peer') };
  return [
    {
      what: 'load and activate()',
      value: of('activate'),
      unit: 'ms',
      peer: { name: "VS Code's Markdown features", value: of('activate peer') },
    },
    {
      what: 'code loaded at activation',
      value: statSync(join(root, 'dist', 'extension.node.cjs')).size / 1000,
      unit: 'kB',
      budget: { kind: 'value', most: 200 },
    },
    { what: 'first hover, drawing loaded', value: of('hover cold'), unit: 'ms', peer: css },
    {
      what: 'hover, warm, 1,000 lines, p95',
      value: of('hover 1000'),
      unit: 'ms',
      peer: css,
    },
    {
      what: 'hover, 10,000 lines just edited, p95',
      value: of('hover 10000 edited'),
      unit: 'ms',
      peer: css,
    },
    {
      what: 'memory that 50 panels of each lab leave behind, closed again',
      value: of('50 panels'),
      unit: 'MB',
      budget: { kind: 'value', most: 5 },
    },
  ];
}
