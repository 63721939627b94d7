import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROWS = 1_000_000;
/** Of the process with all that it loads, for a file of 35 MB. */
const MOST_MEGABYTES = 350;

describe('a large CSV', () => {
  it(`is read within ${MOST_MEGABYTES} MB of memory`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-memory-'));
    const path = join(folder, 'large.csv');
    const lines = Array.from(
      { length: ROWS },
      (_, i) => `${i},${i % 2},${Math.abs(Math.sin(i))}\n`,
    ).join('');
    writeFileSync(path, `id,label,score\n${lines}`);
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bench/peers/readTable.ts', path, 'id'],
      { encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true });
    assert.equal(run.status, 0, run.stderr);
    const { rows, sum, megabytes } = JSON.parse(run.stdout) as Record<string, number>;
    assert.equal(rows, ROWS);
    assert.equal(sum, (ROWS * (ROWS - 1)) / 2);
    assert.ok((megabytes ?? Infinity) < MOST_MEGABYTES, `${megabytes} MB`);
  }).timeout(120_000);
});
