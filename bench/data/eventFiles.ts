import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvents } from '../../src/labs/data/tensorboard/readEvents.js';
import { medianMs, type Row } from '../row.js';

const MEGABYTES = 50;
const NAME = 'events.out.tfevents.1700000000.host.0';

interface Loaded {
  readonly events: number;
  readonly sum: number;
  readonly ms: number;
}

/** A file of scalars into a table, beside TensorBoard's own loader. The interpreter is that of PYTHON. */
export function rows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'ml-cheatsheets-events-'));
  const path = join(folder, NAME);
  try {
    const { status, stdout } = spawnSync(
      process.env['PYTHON'] ?? 'python3',
      ['bench/peers/eventFiles.py', path, String(MEGABYTES)],
      { encoding: 'utf8' },
    );
    const what = `an event file of ${MEGABYTES} MB of scalars into a table`;
    if (status !== 0)
      return [{ what: `${what}: tensorboard is not installed`, value: NaN, unit: 's' }];
    const { events, sum, ms } = JSON.parse(stdout) as Loaded;
    const bytes = readFileSync(path);
    check(events, sum, bytes);
    const value = medianMs(() => readEvents(NAME, [{ name: NAME, bytes }]), { warmUp: 1, runs: 3 });
    return [
      {
        what: `${what}, ${events.toLocaleString('en')} values`,
        value: value / 1000,
        unit: 's',
        peer: { name: "TensorBoard's EventFileLoader", value: ms / 1000 },
        budget: { kind: 'ratio', most: 0.03 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws {Error} if the numbers read are not those that TensorBoard reads. */
function check(events: number, sum: number, bytes: Uint8Array): void {
  const { columns } = readEvents(NAME, [{ name: NAME, bytes }]);
  const values = columns.slice(2).map(({ numbers = new Float64Array() }) => numbers);
  const found = values.flatMap((numbers) => [...numbers].filter((one) => !Number.isNaN(one)));
  const total = found.reduce((all, one) => all + one, 0);
  if (found.length !== events || Math.abs(total / sum - 1) > 1e-9) {
    throw new Error(`${found.length} values with the sum ${total}, not ${events} with ${sum}`);
  }
}
