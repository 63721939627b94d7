import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Row } from '../row.js';

const MEGABYTES = 200;
const RUNS = 3;

interface Loaded {
  readonly rows: number;
  readonly sum: number;
  readonly ms: number;
}

/** A large CSV into a table, each time in a process of its own, beside pandas. The interpreter is that of PYTHON. */
export function rows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-csv-'));
  const path = join(folder, 'large.csv');
  const what = `a CSV of ${MEGABYTES} MB into a table`;
  try {
    const python = process.env['PYTHON'] ?? 'python3';
    const peer = spawnSync(python, ['bench/peers/largeCsv.py', path, String(MEGABYTES)], {
      encoding: 'utf8',
    });
    if (peer.status !== 0)
      return [{ what: `${what}: pandas is not installed`, value: NaN, unit: 's' }];
    const theirs = JSON.parse(peer.stdout) as Loaded;
    const ours = Array.from({ length: RUNS }, () => read(path));
    for (const { rows: count, sum } of ours) {
      if (count !== theirs.rows || Math.abs(sum / theirs.sum - 1) > 1e-9) {
        throw new Error(`${count} rows with the sum ${sum}, not ${theirs.rows} with ${theirs.sum}`);
      }
    }
    return [
      {
        what: `${what}, ${theirs.rows.toLocaleString('en')} rows`,
        value: median(ours.map(({ ms }) => ms)) / 1000,
        unit: 's',
        peer: { name: 'pandas.read_csv', value: theirs.ms / 1000 },
        budget: { kind: 'ratio', most: 3 },
      },
      {
        what: `${what}: memory of the process`,
        value: Math.max(...ours.map(({ megabytes }) => megabytes)),
        unit: 'MB',
        budget: { kind: 'value', most: 1000 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(path: string): Loaded & { readonly megabytes: number } {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/peers/readTable.ts', path, 'score', 'logit'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Loaded & { megabytes: number };
}
