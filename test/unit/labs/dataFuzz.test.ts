import assert from 'node:assert/strict';
import { strFromU8, strToU8 } from 'fflate';
import { answerAboutData } from '../../../src/answers/data/index.js';
import { createRandom, type Random } from '../../../src/engine/random.js';
import { bytesOf, predictionForms } from '../support/forms/predictionForms.js';
import { logForms } from '../support/forms/logForms.js';

/** How many mutations of each kind of file are read; more with `FUZZ=5000`, others with `SEED=…`. */
const MUTATIONS = Number(process.env['FUZZ'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);
/** In milliseconds: a file of this size takes a thousandth of it. */
const HANGS = 10_000;

const PIECES = [
  '"',
  ',',
  '\n',
  '{',
  '}',
  '[',
  ']',
  ':',
  'NaN',
  '-',
  '0',
  '1e999',
  '\0',
  '\r',
  '|',
  '=',
  '\t',
  "'",
  'epoch 9 ',
  '\u001b[1m',
  'Infinity',
  '%',
];

function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = (): number => Math.floor(random.next() * (bytes.length + 1));
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  const piece = strToU8(PIECES[Math.floor(random.next() * PIECES.length)] ?? '');
  const join = (...parts: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (Math.floor(random.next() * 6)) {
    case 0:
      return bytes.slice(0, from);
    case 1:
      return join(bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 20)));
    case 2:
      return join(bytes.subarray(0, to), bytes.subarray(from));
    case 3:
      return join(bytes.subarray(0, from), piece, bytes.subarray(from));
    case 4:
      return bytes.map((byte, i) => (i === from ? Math.floor(random.next() * 256) : byte));
    default:
      return join(bytes.subarray(0, from), piece, piece, bytes.subarray(from), piece);
  }
}

describe('broken files of data', () => {
  const ask = (kind: 'log' | 'predictions', file: string, content: Uint8Array): void => {
    const start = performance.now();
    const answer = answerAboutData(
      { ask: kind, file },
      { read: () => content, list: () => undefined },
    );
    assert.ok(performance.now() - start < HANGS);
    const said = 'error' in answer ? answer.error : JSON.stringify(answer);
    assert.doesNotMatch(said, /undefined|\[object/);
    assert.ok(said.length > 0, strFromU8(content));
  };

  for (const { kind, forms } of logForms) {
    it(`of the kind ${kind} are read or refused with a sentence`, () => {
      const random = createRandom(SEED);
      for (let i = 0; i < MUTATIONS; i++) {
        const form = forms[i % forms.length];
        if (form) ask('log', form.file, mutate(mutate(bytesOf(form.content), random), random));
      }
    }).timeout(600_000);
  }

  it('of predictions are read or refused with a sentence', () => {
    const random = createRandom(SEED);
    const files = predictionForms.flatMap((form) => Object.entries(form.files));
    for (let i = 0; i < MUTATIONS; i++) {
      const [name, content] = files[i % files.length] ?? ['', ''];
      ask('predictions', name, mutate(mutate(bytesOf(content), random), random));
    }
  }).timeout(600_000);
});
