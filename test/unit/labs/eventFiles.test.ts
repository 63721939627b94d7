import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventLog } from '../../../src/labs/data/tensorboard/eventLog.js';
import { readEvents, type EventFile } from '../../../src/labs/data/tensorboard/readEvents.js';
import { DataError, type DataTable } from '../../../src/labs/data/table.js';
import { createRandom } from '../../../src/engine/random.js';

const FOLDER = join('test', 'fixtures', 'events');

/** Step, wall time and value. */
type Triple = readonly [number, number, number | string];

interface Case {
  readonly run: string;
  readonly scalars: Readonly<Record<string, readonly Triple[]>>;
}

const { cases } = JSON.parse(
  readFileSync(join('test', 'fixtures', 'reference', 'event_files.json'), 'utf8'),
) as { cases: readonly Case[] };

function filesOf(run: string): EventFile[] {
  return readdirSync(join(FOLDER, run)).map((name) => ({
    name,
    bytes: readFileSync(join(FOLDER, run, name)),
  }));
}

function logOf(run: string): EventLog {
  const log = new EventLog();
  for (const { bytes } of filesOf(run)) log.read(bytes);
  return log;
}

/** Bit by bit: −0 and NaN are values of their own. */
function bits(value: number | string): string {
  const number = value === '-0' ? -0 : Number(value);
  return Buffer.from(Float64Array.of(number).buffer).toString('hex');
}

function cells(table: DataTable, name: string): (number | null)[] {
  const column = table.columns.find((one) => one.name === name);
  return Array.from(column?.numbers ?? [], (value) => (Number.isNaN(value) ? null : value));
}

describe('an event file of TensorBoard', () => {
  for (const { run, scalars } of cases) {
    it(`holds what TensorBoard reads of "${run}"`, () => {
      const found = new Map(logOf(run).scalars.map((one) => [one.tag, one]));
      assert.deepEqual([...found.keys()].sort(), Object.keys(scalars).sort());
      for (const [tag, triples] of Object.entries(scalars)) {
        const { steps = [], wallTimes = [], values = [] } = found.get(tag) ?? {};
        assert.deepEqual(
          steps.map((step, i) => [step, wallTimes[i], bits(values[i] ?? 0)]),
          triples.map(([step, time, value]) => [step, time, bits(value)]),
          tag,
        );
      }
    });
  }

  it('becomes a table with a row for each step', () => {
    const table = readEvents('run', filesOf('several'));
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['step', 'wall_time', 'a', 'b'],
    );
    assert.deepEqual(cells(table, 'a'), [1, 2, 3]);
    assert.deepEqual(cells(table, 'b'), [-1, -2, -3]);
    assert.deepEqual(table.problems, []);
  });

  it('keeps apart what is NaN and what was not written', () => {
    const { columns } = readEvents('run', filesOf('plain'));
    const loss = columns.find(({ name }) => name === 'train/loss');
    assert.deepEqual([...(loss?.saysNaN ?? [])], [6]);
  });

  it('tells of hyperparameters and of what it does not show', () => {
    assert.deepEqual(readEvents('run', filesOf('hyperparameters')).facts, [
      'Hyperparameters: amp = 1, batch = 64, lr = 0.1, optimizer = adamw.',
    ]);
    assert.deepEqual(readEvents('run', filesOf('mixed')).facts, [
      'Also written, and not shown: 4 histograms, 1 image, 1 audio clip, 1 text.',
    ]);
  });

  it('says what a restart replaced', () => {
    assert.deepEqual(readEvents('run', filesOf('restarted')).facts, [
      'The run was restarted at step 5: 6 values from there on were written before that and are left out.',
    ]);
  });

  it('shows all before its end is cut off or broken, and says so', () => {
    const name = 'events.out.tfevents.1700000000.host.0';
    assert.deepEqual(readEvents('run', filesOf('cut')).problems, [
      `The last 40 bytes of ${name} are an unfinished record: the run is writing it, or the file was cut off. All before is shown.`,
    ]);
    const [problem = ''] = readEvents('run', filesOf('flipped')).problems;
    assert.match(problem, /^The record at byte \d+ of .* does not match its checksum: all before/);
  });

  it('that is none is refused in plain words', () => {
    const read = (text: string): unknown =>
      readEvents('run', [{ name: 'a.tfevents', bytes: Buffer.from(text) }]);
    assert.throws(() => read('step,loss\n1,0.5\n2,0.25\n'), /is no event file of TensorBoard/);
    assert.throws(() => read(''), /a\.tfevents is empty: the run has written nothing yet/);
    assert.throws(() => read('short'), DataError);
  });

  it('may be read in pieces as it grows', () => {
    const [file] = filesOf('plain');
    assert.ok(file);
    const grown = new EventLog();
    let at = 0;
    for (let end = 0; end <= file.bytes.length; end += 7) {
      ({ at } = grown.read(file.bytes.subarray(0, end), at));
    }
    grown.read(file.bytes, at);
    assert.deepEqual(grown.scalars, logOf('plain').scalars);
  });

  it('never throws anything but a DataError, whatever its bytes are', () => {
    const random = createRandom(1);
    const all = cases.flatMap(({ run }) => filesOf(run));
    let read = 0;
    for (let i = 0; i < Number(process.env['FUZZ'] ?? 2000); i++) {
      const { name, bytes } = all[i % all.length] ?? { name: '', bytes: Buffer.of() };
      const changed = Buffer.from(bytes);
      for (let n = 0; n < 1 + (i % 4); n++) {
        changed[Math.floor(random.next() * changed.length)] = Math.floor(random.next() * 256);
      }
      try {
        const table = readEvents('run', [
          { name, bytes: changed.subarray(0, Math.ceil(random.next() * changed.length)) },
        ]);
        read++;
        assert.ok(table.columns.every(({ numbers }) => !numbers || numbers.length === table.rows));
      } catch (error) {
        assert.ok(error instanceof DataError, String(error));
      }
    }
    assert.ok(read > 0);
  });
});
