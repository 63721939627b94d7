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
    external: ['vscode'],
  });
  const workspace = mkdtempSync(join(tmpdir(), 'ml-bench-'));
  const measured = new Map<string, number>();
  await runInHost({ extension: root, tests, workspace }, (text) => {
    if (!text.startsWith('MEASURED ')) return;
    const { what, ms } = JSON.parse(text.slice('MEASURED '.length)) as { what: string; ms: number };
    measured.set(what, ms);
  });
  rmSync(workspace, { recursive: true, force: true });
  const ms = (what: string): number => measured.get(what) ?? NaN;
  const css = { name: "VS Code's CSS hover", value: ms('hover peer') };
  return [
    {
      what: 'load and activate()',
      value: ms('activate'),
      unit: 'ms',
      peer: { name: "VS Code's Markdown features", value: ms('activate peer') },
    },
    {
      what: 'code loaded at activation',
      value: statSync(join(root, 'dist', 'extension.node.cjs')).size / 1000,
      unit: 'kB',
      budget: { kind: 'value', most: 200 },
    },
    { what: 'first hover, drawing loaded', value: ms('hover cold'), unit: 'ms', peer: css },
    {
      what: 'hover, warm, 1,000 lines, p95',
      value: ms('hover 1000'),
      unit: 'ms',
      peer: css,
    },
    {
      what: 'hover, 10,000 lines just edited, p95',
      value: ms('hover 10000 edited'),
      unit: 'ms',
      peer: css,
    },
  ];
}
