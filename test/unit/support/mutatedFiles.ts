import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../../../src/engine/random.js';
import { maskedCrc32c } from '../../../src/labs/data/tensorboard/crc32c.js';
import { bytesOf, predictionForms } from './forms/predictionForms.js';
import { logForms } from './forms/logForms.js';
import { npy } from './forms/npy.js';
import { mutate } from './mutate.js';

/** One kind of file, and what breaks one of them. */
export interface FileKind {
  readonly title: string;
  readonly ask: 'log' | 'predictions';
  readonly files: readonly (readonly [name: string, bytes: Uint8Array])[];
  readonly broken: (bytes: Uint8Array, random: Random) => Uint8Array;
}

const twice = (bytes: Uint8Array, random: Random): Uint8Array =>
  mutate(mutate(bytes, random), random);

const predictions = predictionForms.flatMap((form) =>
  Object.entries(form.files).map(([name, content]) => [name, bytesOf(content)] as const),
);

const arrays: (readonly [string, Uint8Array])[] = [
  ['labels.npy', npy([0, 1, 1, 0, 1, 0], [6], '<i8')],
  ['scores.npy', npy([0.1, 0.9, 0.8, 0.3, 0.6, 0.4], [6])],
  ['table.npy', npy([0, 0.1, 1, 0.9, 1, 0.8, 0, 0.3], [4, 2])],
  ...predictions.filter(([name]) => name.endsWith('.npy')),
];

const archives: (readonly [string, Uint8Array])[] = [
  ['all.npz', zipSync(Object.fromEntries(arrays))],
  ...predictions.filter(([name]) => name.endsWith('.npz')),
];

const EVENTS = join('test', 'fixtures', 'events');
const events = readdirSync(EVENTS).flatMap((run) =>
  readdirSync(join(EVENTS, run)).map(
    (name) => [name, new Uint8Array(readFileSync(join(EVENTS, run, name)))] as const,
  ),
);

/** An archive with a broken array in it, or that is broken itself. */
function brokenArchive(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.next() < 0.5) return twice(bytes, random);
  const files = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, random.next() < 0.5 ? mutate(content, random) : content] as const,
  );
  return zipSync(Object.fromEntries(files));
}

/** An event file with broken records whose checksums are right, or that is broken itself. */
function brokenEvents(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.next() < 0.3) return twice(bytes, random);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at + 12 <= bytes.length;) {
    const length = view.getUint32(at, true);
    if (at + 16 + length > bytes.length) break;
    const record = bytes.subarray(at + 12, at + 12 + length);
    parts.push(framed(random.next() < 0.2 ? mutate(record, random) : record));
    at += 16 + length;
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function framed(record: Uint8Array): Uint8Array {
  const all = new Uint8Array(record.length + 16);
  const view = new DataView(all.buffer);
  view.setUint32(0, record.length, true);
  view.setUint32(8, maskedCrc32c(view, 0, 8), true);
  all.set(record, 12);
  view.setUint32(12 + record.length, maskedCrc32c(view, 12, 12 + record.length), true);
  return all;
}

const ENDINGS = [
  'csv',
  'tsv',
  'txt',
  'log',
  'json',
  'jsonl',
  'npy',
  'npz',
  'unknown',
  'tfevents.1',
];

/** What is in each kind of file, under the names of the others. */
function misnamed(): FileKind['files'] {
  const all = [...predictions, ...arrays, ...archives, ...events].slice(0, 200);
  const logs = logForms.flatMap(({ forms }) => forms.map(({ content }) => bytesOf(content)));
  return [...all.map(([, bytes]) => bytes), ...logs].map((bytes, i) => [
    `file.${ENDINGS[i % ENDINGS.length] ?? ''}`,
    bytes,
  ]);
}

export const fileKinds: readonly FileKind[] = [
  ...logForms.map(({ kind, forms }): FileKind => ({
    ...{ title: `logs, ${kind}`, ask: 'log', broken: twice },
    files: forms.map(({ file, content }) => [file, bytesOf(content)]),
  })),
  { title: 'predictions', ask: 'predictions', files: predictions, broken: twice },
  { title: 'NPY', ask: 'predictions', files: arrays, broken: twice },
  { title: 'NPZ', ask: 'predictions', files: archives, broken: brokenArchive },
  { title: 'event files', ask: 'log', files: events, broken: brokenEvents },
  { title: 'files with wrong names', ask: 'log', files: misnamed(), broken: mutate },
];
